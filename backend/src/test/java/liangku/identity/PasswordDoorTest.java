package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import liangku.employer.Scope;
import liangku.testing.House;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordDoorTest {

    private static final String OFFICE = "203.0.113.9";
    private static final String ELSEWHERE = "203.0.113.10";
    private static final Instant NOW = House.NOW;
    private static final int MOST = 100;

    private final Door door = new Door();
    private final PasswordDoor passwords = new PasswordDoor(door.accounts, door.settings);

    @BeforeEach
    void twoAuthors() {
        for (var name : new String[] {"early", "late"}) {
            door.administration.open(name, name, Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, NOW);
        }
    }

    @Test
    void anAddressThatGuessesUnderManyNamesIsNotHeardForAWhile() {
        guess(OFFICE, MOST);

        assertThat(signIn(OFFICE, "late", NOW.plusSeconds(60))).isEqualTo(new SignIn.TooOften(Duration.ofMinutes(9)));
        assertThat(passwords.changePassword(OFFICE, "late", Door.PASSWORD, "Better-one-2", NOW.plusSeconds(60)))
                .isEqualTo(new PasswordChange.TooOften(Duration.ofMinutes(9)));
        assertThat(signIn(ELSEWHERE, "late", NOW.plusSeconds(60))).isInstanceOf(SignIn.SignedIn.class);
        assertThat(signIn(OFFICE, "late", NOW.plus(Duration.ofMinutes(10)))).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void whoSignedInFromThereBeforeIsStillHeard() {
        signIn(OFFICE, " EARLY ", NOW);
        guess(OFFICE, MOST);

        assertThat(signIn(OFFICE, "early", NOW)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(passwords.signIn(OFFICE, "early", "Wrong-pass-1", NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(signIn(OFFICE, "late", NOW)).isInstanceOf(SignIn.TooOften.class);
    }

    @Test
    void whatIsRightCostsAnOfficeNothing() {
        for (var time = 0; time < 3 * MOST; time++) {
            assertThat(signIn(OFFICE, "early", NOW)).isInstanceOf(SignIn.SignedIn.class);
        }

        assertThat(signIn(OFFICE, "late", NOW)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void whoIsSentAwayByTheCrowdHasNotGuessedWrong() throws Exception {
        var busy = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var stranger = 0; stranger < Passwords.STRANGERS_MAX; stranger++) {
                threads.execute(() -> door.kit.passwords().forStranger(turn -> awaited(busy)));
            }
            while (door.kit.passwords().placesLeft() > 0) {
                Thread.onSpinWait();
            }
            for (var time = 0; time < 2 * MOST; time++) {
                assertThat(signIn(OFFICE, "late", NOW)).isInstanceOf(SignIn.Busy.class);
            }
            busy.countDown();
        }

        assertThat(signIn(OFFICE, "late", NOW)).isInstanceOf(SignIn.SignedIn.class);
    }

    private static boolean awaited(CountDownLatch busy) {
        try {
            busy.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void guess(String address, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(passwords.signIn(address, "name" + time, "Wrong-pass-1", NOW))
                    .isEqualTo(new SignIn.BadCredentials());
        }
    }

    private SignIn signIn(String address, String name, Instant now) {
        return passwords.signIn(address, name, Door.PASSWORD, now);
    }
}
