package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.people.EmploymentEnded;
import liangku.people.Phone;
import liangku.testing.House;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;

class WorkerSignInTest {

    @Test
    void whoCannotBeSentACodeIsToldAndLosesNone() {
        var door = new Door();
        door.worker(1);
        var broken = new IdentityKit(
                door.settings,
                door.kit.passwords(),
                Optional.empty(),
                new Broken(),
                new CodeDispatch(Runnable::run, 4));
        var workers = door.workers(broken);
        for (var i = 0; i < 3; i++) {
            workers.requestCode(Numbers.phone(1), NOW.plusSeconds(60L * i));
        }

        var now = NOW.plusSeconds(125);
        assertThat(workers.requestCode(Numbers.phone(1), now)).isEqualTo(new CodeRequest.Stuck(CodeDispatch.PAUSE));
        assertThat(workers.requestCode(Numbers.phone(2), now))
                .as("whether anybody has the phone makes no difference")
                .isEqualTo(new CodeRequest.Stuck(CodeDispatch.PAUSE));
        assertThat(workers.requestCode(Numbers.phone(1), NOW.plusSeconds(185))).isInstanceOf(CodeRequest.Sent.class);
    }

    private static final Instant NOW = House.NOW;

    private final Door door = new Door();
    private final WorkerSignIn workers = door.workers;

    @Test
    void aCodeIsGoodOnce() {
        var worker = door.worker(1);
        workers.requestCode(Numbers.phone(1), NOW);

        var signIn = workers.signIn(Numbers.phone(1), code(), NOW.plusSeconds(20));

        assertThat(signIn).isInstanceOfSatisfying(SignIn.SignedIn.class, in -> {
            assertThat(in.caller().workerOrThrow()).isEqualTo(worker.worker());
            assertThat(in.caller().role()).isEqualTo(Role.WORKER);
        });
        assertThat(workers.signIn(Numbers.phone(1), code(), NOW.plusSeconds(21)))
                .isEqualTo(new SignIn.BadCredentials());
    }

    @Test
    void aCodeIsGoodForFiveMinutesAndForItsOwnPhone() {
        door.worker(1);
        door.worker(2);
        workers.requestCode(Numbers.phone(1), NOW);

        assertThat(workers.signIn(Numbers.phone(2), code(), NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(workers.signIn(Numbers.phone(1), code(), NOW.plus(Duration.ofMinutes(5))))
                .isEqualTo(new SignIn.BadCredentials());
        assertThat(workers.signIn(Numbers.phone(1), code(), NOW.plus(Duration.ofSeconds(299))))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void fiveTriesAreAllAndANewCodeMakesTheOldWorthless() {
        door.worker(1);
        workers.requestCode(Numbers.phone(1), NOW);
        var first = code();
        var wrong = first.equals("000000") ? "000001" : "000000";
        for (var i = 0; i < 5; i++) {
            workers.signIn(Numbers.phone(1), wrong, NOW);
        }
        assertThat(workers.signIn(Numbers.phone(1), first, NOW)).isEqualTo(new SignIn.BadCredentials());

        workers.requestCode(Numbers.phone(1), NOW.plusSeconds(60));
        var second = code();

        assertThat(
                        first.equals(second)
                                ? new SignIn.BadCredentials()
                                : workers.signIn(Numbers.phone(1), first, NOW.plusSeconds(61)))
                .isEqualTo(new SignIn.BadCredentials());
        assertThat(workers.signIn(Numbers.phone(1), second, NOW.plusSeconds(62)))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void oneCodeAMinuteTenADayAndTheSameAnswerForPhonesNobodyHas() {
        door.worker(1);
        for (var n : new int[] {1, 99}) {
            var phone = Numbers.phone(n);
            assertThat(workers.requestCode(phone, NOW))
                    .isEqualTo(new CodeRequest.Sent(Duration.ofMinutes(5), Duration.ofSeconds(60)));
            assertThat(workers.requestCode(phone, NOW.plusSeconds(59)))
                    .isEqualTo(new CodeRequest.TooOften(Duration.ofSeconds(1)));
            for (var i = 1; i < 10; i++) {
                assertThat(workers.requestCode(phone, NOW.plusSeconds(60L * i))).isInstanceOf(CodeRequest.Sent.class);
            }
            assertThat(workers.requestCode(phone, NOW.plus(Duration.ofHours(1))))
                    .isEqualTo(new CodeRequest.TooOften(Duration.ofHours(23)));
            assertThat(workers.requestCode(phone, NOW.plus(Duration.ofHours(24))))
                    .isInstanceOf(CodeRequest.Sent.class);
        }
        assertThat(door.sent).hasSize(11);
    }

    @Test
    void codesAreNotKeptAsTheyAre() {
        door.worker(1);
        workers.requestCode(Numbers.phone(1), NOW);

        assertThat(door.house
                        .db
                        .sql("select c::text from identity.one_time_code c")
                        .query(String.class)
                        .single())
                .doesNotContain(Numbers.phone(1).value())
                .matches("(?s).*\\\\\\\\x[0-9a-f]{64}.*");
    }

    @Test
    void theDemoCodeCountsInADemoOnlyAndForKnownPhonesOnly() {
        door.worker(1);
        var demo = door.workers(door.kit(Optional.of("246810")));

        assertThat(workers.signIn(Numbers.phone(1), "246810", NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(demo.signIn(Numbers.phone(1), "246810", NOW)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(demo.signIn(Numbers.phone(99), "246810", NOW)).isEqualTo(new SignIn.BadCredentials());
    }

    @Test
    void whoLeavesIsSignedOutAndMaySignInAgain() {
        var worker = door.worker(1);
        var caller = door.callers.load("worker:" + worker.worker()).orElseThrow();
        var token = door.tokens.issue(caller, NOW).value();
        var employer =
                door.house.people.employmentsOf(worker.worker()).getFirst().employer();

        new LeaverSignOut(door.callers).on(new EmploymentEnded(worker.worker(), employer, House.TODAY));

        assertThat(door.tokens.verify(token, NOW)).isEmpty();
        assertThat(door.tokens.verify(door.tokens.issue(caller, NOW).value(), NOW))
                .contains(caller);
    }

    private static final class Broken implements SmsGateway {

        @Override
        public boolean send(Phone phone, String code, Duration life) {
            return false;
        }

        @Override
        public void tell(Phone phone, Notice notice) {
            throw new IllegalStateException("nobody is told anything when signing in");
        }
    }

    private String code() {
        return door.sent.getLast();
    }
}
