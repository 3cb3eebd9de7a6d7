package liangku.identity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.Post;
import liangku.testing.House;
import liangku.testing.Numbers;

/** Sign-in built by hand: a weak hash, codes caught as they are sent, standings never kept. */
class Door {

    static final String PASSWORD = "Liangku-demo-1";

    final House house = House.fresh();
    final List<String> sent = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final IdentitySettings settings = new IdentitySettings(
            "246810",
            new IdentitySettings.Codes(Duration.ofMinutes(5), Duration.ofSeconds(60), 10, 5, 120, 300),
            new IdentitySettings.Lock(5, Duration.ofMinutes(30), 100, Duration.ofMinutes(10)),
            new IdentitySettings.Tokens(Duration.ofHours(8), Duration.ofDays(30), Duration.ZERO, ""),
            new IdentitySettings.Sms("", "", Duration.ofSeconds(1), Duration.ofSeconds(1), 4));
    final Callers callers = new Callers(house.db, house.personalData, settings);
    final IdentityKit kit = kit(Optional.empty());
    final Accounts accounts = new Accounts(house.db, house.personalData, kit, callers, house.audit);
    final AccountAdministration administration =
            new AccountAdministration(house.db, house.personalData, kit, callers, house.audit, house.transaction);
    final Tokens tokens = new Tokens(house.db, House.keys((byte) 3), settings.tokens(), callers);
    final WorkerSignIn workers = workers(kit);

    record Told(Phone phone, Notice.Kind kind) {}

    /** Works, and tells what it was given. */
    private final class Catching implements SmsGateway {

        @Override
        public boolean send(Phone phone, String code, Duration life) {
            return sent.add(code);
        }

        @Override
        public void tell(Phone phone, Notice notice) {
            told.add(new Told(phone, notice.kind()));
        }
    }

    IdentityKit kit(Optional<String> demoCode) {
        return new IdentityKit(
                settings,
                new Passwords(new Argon2.Cost(64, 1, 1)),
                demoCode,
                new Catching(),
                new CodeDispatch(Runnable::run, settings.sms().pendingMax()));
    }

    WorkerSignIn workers(IdentityKit kit) {
        var codes = new OneTimeCodes(house.db, house.personalData, kit, house.transaction);
        return new WorkerSignIn(codes, kit, house.people, callers, house.audit);
    }

    PhoneChanges phoneChanges() {
        var codes = new OneTimeCodes(house.db, house.personalData, kit, house.transaction);
        return new PhoneChanges(codes, kit, house.people, house.phones, callers, house.transaction);
    }

    Caller administrator(Role role) {
        var id = administration.open(role.name(), role.name(), role, new Scope.Nothing(), PASSWORD, House.NOW);
        return callers.load("account:" + id).orElseThrow();
    }

    Hiring.Hired worker(int n) {
        EmployerId employer = house.employer(n, "371502", Category.C1B);
        return (Hiring.Hired) house.people.hire(
                Hire.of(
                        employer,
                        new PersonName("王芳"),
                        Numbers.residentId(n),
                        Numbers.phone(n),
                        Post.WORKER,
                        LocalDate.of(2025, 1, 1)),
                House.SUBJECT,
                House.NOW);
    }
}
