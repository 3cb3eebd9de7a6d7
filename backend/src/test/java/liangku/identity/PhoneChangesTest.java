package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.identity.Door.Told;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.PersonName;
import liangku.people.Phones.Taking;
import liangku.people.Post;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.testing.House;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;

class PhoneChangesTest {

    private static final Instant NOW = House.NOW;
    private static final String WHY = "换了新手机卡";

    private final Door door = new Door();
    private final PhoneChanges changes = door.phoneChanges();
    private final WorkerId wang = door.worker(1).worker();
    private final EmployerId canteen =
            door.house.people.employmentsOf(wang).getFirst().employer();
    private final Caller employer = caller(Role.EMPLOYER, new Scope.Own(canteen));
    private final Caller regulator =
            caller(Role.REGULATOR, new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class)));

    @Test
    void aWorkerWithTheNewPhoneInHandSignsInWithItAndNoLongerWithTheOld() {
        var old = token(wang);
        changes.requestCode(wang, Numbers.phone(9), NOW);

        assertThat(changes.byWorker(wang, Numbers.phone(9), code(), NOW)).isEqualTo(new PhoneChange.Changed());

        assertThat(door.callers.byPhone(Numbers.phone(9))).map(Caller::worker).contains(Optional.of(wang));
        assertThat(door.callers.byPhone(Numbers.phone(1))).isEmpty();
        assertThat(door.tokens.verify(old, NOW)).as("signed in before").isEmpty();
        assertThat(door.tokens.verify(token(wang), NOW))
                .as("the token this session goes on with")
                .isPresent();
        assertThat(door.told)
                .containsExactly(
                        new Told(Numbers.phone(1), Notice.Kind.PHONE_LEFT),
                        new Told(Numbers.phone(9), Notice.Kind.PHONE_CHOSEN));
        assertThat(door.house.audit.latest(Long.MAX_VALUE, 1).getFirst()).satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("phone-changed");
            assertThat(entry.detail()).contains("139****0001", "139****0009").doesNotContain("13900000009");
        });
    }

    @Test
    void aCodeIsGoodOnceForItsNumberItsWorkerAndItsPurpose() {
        var li = door.worker(2).worker();
        changes.requestCode(wang, Numbers.phone(9), NOW);
        var digits = code();

        assertThat(changes.byWorker(li, Numbers.phone(9), digits, NOW)).isEqualTo(new PhoneChange.WrongCode());
        assertThat(changes.byWorker(wang, Numbers.phone(8), digits, NOW)).isEqualTo(new PhoneChange.WrongCode());
        assertThat(changes.byWorker(wang, Numbers.phone(9), digits, NOW)).isEqualTo(new PhoneChange.Changed());

        door.workers.requestCode(Numbers.phone(9), NOW.plusSeconds(60));
        var toSignIn = code();
        assertThat(changes.byWorker(li, Numbers.phone(9), toSignIn, NOW.plusSeconds(61)))
                .isEqualTo(new PhoneChange.WrongCode());
        changes.requestCode(li, Numbers.phone(9), NOW.plusSeconds(130));
        var toChange = code();
        assertThat(door.workers.signIn(Numbers.phone(9), toChange, NOW.plusSeconds(131)))
                .isEqualTo(new SignIn.BadCredentials());
    }

    @Test
    void codesForNewNumbersAreAsRareAsThoseToSignIn() {
        assertThat(changes.requestCode(wang, Numbers.phone(9), NOW)).isInstanceOf(CodeRequest.Sent.class);
        assertThat(changes.requestCode(wang, Numbers.phone(9), NOW.plusSeconds(59)))
                .isEqualTo(new CodeRequest.TooOften(Duration.ofSeconds(1)));
        assertThat(door.workers.requestCode(Numbers.phone(9), NOW.plusSeconds(59)))
                .as("one phone, whoever sends it something")
                .isInstanceOf(CodeRequest.TooOften.class);
    }

    @Test
    void aWorkerIsToldThatANumberIsTakenOnlyWithItInHand() {
        door.worker(2);
        assertThat(changes.requestCode(wang, Numbers.phone(2), NOW)).isInstanceOf(CodeRequest.Sent.class);
        assertThat(changes.byWorker(wang, Numbers.phone(2), wrong(), NOW)).isEqualTo(new PhoneChange.WrongCode());

        assertThat(changes.byWorker(wang, Numbers.phone(2), code(), NOW))
                .isEqualTo(new PhoneChange.Taken(Optional.empty()));
        assertThat(changes.byWorker(wang, Numbers.phone(1), "000000", NOW)).isEqualTo(new PhoneChange.Same());
        assertThat(door.told).isEmpty();
    }

    @Test
    void anEmployerChangesTheNumberOfTheirOwnForAReason() {
        var stranger = door.worker(2).worker();
        var old = token(wang);

        assertThat(changes.byKeeper(wang, Numbers.phone(9), Taking.FREE, " ", employer, NOW))
                .isEqualTo(new PhoneChange.NoReason());
        assertThat(changes.byKeeper(stranger, Numbers.phone(9), Taking.FREE, WHY, employer, NOW))
                .isEqualTo(new PhoneChange.NotFound());
        assertThat(changes.byKeeper(wang, Numbers.phone(1), Taking.FREE, WHY, employer, NOW))
                .isEqualTo(new PhoneChange.Same());
        assertThat(changes.byKeeper(wang, Numbers.phone(9), Taking.FREE, WHY, employer, NOW))
                .isEqualTo(new PhoneChange.Changed());

        assertThat(door.tokens.verify(old, NOW)).isEmpty();
        assertThat(door.told).extracting(Told::phone).containsExactly(Numbers.phone(1), Numbers.phone(9));
        assertThat(door.house.audit.latest(Long.MAX_VALUE, 1).getFirst().detail())
                .contains(WHY, "139****0001", "139****0009");
    }

    @Test
    void whoHasLeftIsNoFormerEmployersToChangeAndARegulatorsWhileTheyWorkNowhere() {
        leave(wang);

        assertThat(changes.byKeeper(wang, Numbers.phone(9), Taking.FREE, WHY, employer, NOW))
                .isEqualTo(new PhoneChange.Left());
        assertThat(changes.obstacle(wang, regulator, NOW)).isEmpty();
        var elsewhere = door.house.employer(7, "371521", Category.R3);
        hire(elsewhere, 1);
        assertThat(changes.byKeeper(wang, Numbers.phone(9), Taking.FREE, WHY, regulator, NOW))
                .as("they work in another county now")
                .isEqualTo(new PhoneChange.Left());
    }

    @Test
    void whoHasATakenNumberIsNamedToThoseTheyWorkForAlone() {
        var colleague = hire(canteen, 5);
        door.worker(2);

        assertThat(changes.byKeeper(wang, Numbers.phone(5), Taking.FREE, WHY, employer, NOW))
                .isInstanceOfSatisfying(
                        PhoneChange.Taken.class,
                        taken -> assertThat(taken.holder()).map(Worker::id).contains(colleague));
        assertThat(changes.byKeeper(wang, Numbers.phone(2), Taking.FREE, WHY, employer, NOW))
                .isEqualTo(new PhoneChange.Taken(Optional.empty()));
        assertThat(changes.byKeeper(wang, Numbers.phone(2), Taking.FROM_LEAVER, WHY, regulator, NOW))
                .as("not to be taken from who works")
                .isInstanceOf(PhoneChange.Taken.class);
    }

    @Test
    void aNumberOfSomebodyWhoWorksNowhereIsARegulatorsToTakeOver() {
        var leaver = door.worker(2).worker();
        leave(leaver);
        var theirs = token(leaver);

        for (var taking : Taking.values()) {
            assertThat(changes.byKeeper(wang, Numbers.phone(2), taking, WHY, employer, NOW))
                    .isEqualTo(new PhoneChange.Taken(Optional.empty()));
        }
        assertThat(changes.byKeeper(wang, Numbers.phone(2), Taking.FREE, WHY, regulator, NOW))
                .isEqualTo(new PhoneChange.HeldByLeaver());
        assertThat(changes.byKeeper(wang, Numbers.phone(2), Taking.FROM_LEAVER, WHY, regulator, NOW))
                .isEqualTo(new PhoneChange.Changed());

        assertThat(door.callers.byPhone(Numbers.phone(2))).map(Caller::worker).contains(Optional.of(wang));
        assertThat(door.tokens.verify(theirs, NOW)).isEmpty();
        assertThat(door.house.people.find(leaver).orElseThrow().maskedPhone()).isEmpty();
        assertThat(door.house.audit.latest(Long.MAX_VALUE, 2))
                .extracting(entry -> entry.action() + " " + entry.objectId())
                .containsExactly("phone-changed " + wang, "phone-taken-over " + leaver);
        assertThat(changes.byKeeper(leaver, Numbers.phone(22), Taking.FREE, WHY, regulator, NOW))
                .as("they may be given another one")
                .isEqualTo(new PhoneChange.Changed());
    }

    private WorkerId hire(EmployerId where, int n) {
        var hire =
                Hire.of(where, new PersonName("王芳"), Numbers.residentId(n), Numbers.phone(n), Post.WORKER, House.TODAY);
        return ((Hiring.Hired) door.house.people.hire(hire, House.SUBJECT, NOW)).worker();
    }

    private void leave(WorkerId worker) {
        for (var job : List.copyOf(door.house.people.employmentsOf(worker))) {
            door.house.people.leave(job.id(), House.TODAY, new Scope.Everything(), House.SUBJECT, NOW);
        }
    }

    private String token(WorkerId worker) {
        return door.tokens
                .issue(door.callers.load("worker:" + worker).orElseThrow(), NOW)
                .value();
    }

    private String code() {
        return door.sent.getLast();
    }

    private String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private static Caller caller(Role role, Scope scope) {
        return new Caller(House.SUBJECT, role, "", Optional.empty(), scope);
    }
}
