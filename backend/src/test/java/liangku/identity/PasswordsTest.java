package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine is kept busy by work that ends when the test says so; strangers knock meanwhile, each on a thread of their own. */
@Timeout(30)
class PasswordsTest {

    private static final Argon2.Cost WEAK = new Argon2.Cost(64, 1, 1);

    private final CountDownLatch busy = new CountDownLatch(1);

    @Test
    void strangersWaitForTheirTurnButOnlySoManyOfThem() throws Exception {
        var passwords = new Passwords(WEAK, Duration.ofSeconds(20));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, Passwords.STRANGERS_MAX)
                    .mapToObj(stranger -> knock(threads, passwords))
                    .toList();
            while (passwords.placesLeft() > 0) {
                Thread.onSpinWait();
            }

            assertThat(passwords.forStranger(turn -> "in")).isEmpty();

            busy.countDown();
            for (var one : waiting) {
                assertThat(one.get(10, TimeUnit.SECONDS)).contains("in");
            }
            assertThat(passwords.forStranger(turn -> "in")).contains("in");
        }
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsSentAway() throws Exception {
        var passwords = new Passwords(WEAK, Duration.ofMillis(50));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, Passwords.STRANGERS_MAX)
                    .mapToObj(stranger -> knock(threads, passwords))
                    .toList();
            var away = 0;
            while (away == 0) {
                away = (int) all.stream().filter(PasswordsTest::isSentAway).count();
            }
            busy.countDown();
            for (var one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
            assertThat(all.stream().filter(one -> !isSentAway(one))).isNotEmpty();
        }
    }

    @Test
    void aTurnIsGivenBackWhateverHappensInIt() {
        var passwords = new Passwords(WEAK, Duration.ofMillis(50));
        for (var time = 0; time < 2 * Passwords.STRANGERS_MAX; time++) {
            try {
                passwords.forStranger(turn -> {
                    throw new IllegalStateException("the database is away");
                });
            } catch (IllegalStateException away) {
                // as it was thrown
            }
        }

        assertThat(passwords.forStranger(turn -> turn.matches("x", Optional.of(passwords.hash("x")))))
                .contains(true);
    }

    private Future<Optional<String>> knock(ExecutorService threads, Passwords passwords) {
        Callable<Optional<String>> knock = () -> passwords.forStranger(turn -> {
            awaitTheEnd();
            return "in";
        });
        return threads.submit(knock);
    }

    private void awaitTheEnd() {
        try {
            busy.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isSentAway(Future<Optional<String>> one) {
        return one.state() == Future.State.SUCCESS && one.resultNow().isEmpty();
    }
}
