package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Hiring;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.people.RosterChanged;
import liangku.people.Worker;
import liangku.testing.House;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameCorrectionsTest {

    private static final Instant NOW = House.NOW;
    private static final PersonName RIGHT = new PersonName("王𬭎");
    private static final String WHY = "花名册录入有误";

    @TempDir
    Path folder;

    private Office office;
    private NameCorrections corrections;
    private EmployerId canteen;
    private Hiring.Hired hired;
    private Caller employer;
    private final Caller regulator =
            caller(Role.REGULATOR, new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class)));

    @BeforeEach
    void open() {
        office = new Office(folder);
        corrections = new NameCorrections(
                office.house.people, new CertificateTable(office.house.db, office.house.personalData));
        canteen = office.house.employer(1, "371502", Category.C1B);
        hired = office.hire(canteen, 1, "王宏", Post.KEY_OPERATOR);
        employer = caller(Role.EMPLOYER, new Scope.Own(canteen));
    }

    @Test
    void anEmployerSetsANameRightForAReasonWhichIsLoggedWithoutTheName() {
        assertThat(corrections.correct(hired.worker(), RIGHT, " ", employer, NOW))
                .isEqualTo(new NameCorrection.NoReason());
        assertThat(corrections.correct(hired.worker(), new PersonName("王宏"), WHY, employer, NOW))
                .isEqualTo(new NameCorrection.Same());
        office.house.events.clear();

        assertThat(corrections.correct(hired.worker(), RIGHT, WHY, employer, NOW))
                .isEqualTo(new NameCorrection.Corrected());

        assertThat(office.house.people.find(hired.worker())).map(Worker::name).contains(RIGHT);
        assertThat(office.house.events)
                .as("found by the new name")
                .contains(new RosterChanged(Set.of(canteen), Set.of(hired.worker())));
        assertThat(office.house.audit.latest(Long.MAX_VALUE, 1).getFirst()).satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("name-corrected");
            assertThat(entry.detail()).contains(WHY).doesNotContain("𬭎").doesNotContain("宏");
        });
    }

    @Test
    void theNextBusinessHiresThemByTheRightName() {
        var other = office.house.employer(2, "371502", Category.C1B);
        corrections.correct(hired.worker(), RIGHT, WHY, employer, NOW);

        assertThat(office.hire(other, 1, RIGHT.value(), Post.KEY_OPERATOR).worker())
                .isEqualTo(hired.worker());
    }

    @Test
    void onceACertificateBearsTheNameItIsTheRegulatorsToSetRightAndTheCertificateStays() {
        var certificate = office.certificates.issue(office.pass(canteen, hired, NOW));

        assertThat(corrections.correct(hired.worker(), RIGHT, WHY, employer, NOW))
                .isEqualTo(new NameCorrection.Certified());
        assertThat(corrections.correct(hired.worker(), RIGHT, WHY, regulator, NOW))
                .isEqualTo(new NameCorrection.Corrected());

        assertThat(office.certificates.find(certificate.number())).contains(certificate);
        var next = office.certificates.issue(office.pass(canteen, hired, NOW.plusSeconds(1)));
        assertThat(next.holder().name()).isEqualTo(RIGHT.value());
    }

    @Test
    void strangersAndFormerEmployersSetNothingRight() {
        var stranger = caller(Role.EMPLOYER, new Scope.Own(office.house.employer(2, "371502", Category.C1B)));
        assertThat(corrections.correct(hired.worker(), RIGHT, WHY, stranger, NOW))
                .isEqualTo(new NameCorrection.NotFound());
        office.house.people.leave(
                hired.employment(), LocalDate.of(2026, 2, 1), new Scope.Everything(), House.SUBJECT, NOW);

        assertThat(corrections.correct(hired.worker(), RIGHT, WHY, employer, NOW))
                .isEqualTo(new NameCorrection.Left());
        assertThat(corrections.obstacle(hired.worker(), regulator, NOW)).isEmpty();
    }

    private static Caller caller(Role role, Scope scope) {
        return new Caller(House.SUBJECT, role, role.name(), Optional.empty(), scope);
    }
}
