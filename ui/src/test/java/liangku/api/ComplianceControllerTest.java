package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import liangku.compliance.Compliance;
import liangku.compliance.ComplianceSettings;
import liangku.compliance.Snapshots;
import liangku.employer.Category;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import liangku.testing.House;
import liangku.testing.Numbers;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplianceControllerTest {

    private static final Caller REGULATOR =
            new Caller("account:r", Role.REGULATOR, "监管员", Optional.empty(), new Scope.Everything());
    private static final LocalDate DAY = House.TODAY.minusDays(1);
    private static final String TODAY = "1-100-80-80";

    private final House house = new House(TestDatabase.of(
            "privacy",
            "audit",
            "employer",
            "people",
            "programme",
            "courseware",
            "exam",
            "certificate",
            "compliance",
            "supervision"));
    private final DutyMatrix duties = new DutyMatrix(house.db);
    private final Programmes programmes = new Programmes(house.db);
    private final Compliance compliance = new Compliance(
            house.db, house.employers, house.regions, house.people, duties, programmes, rule(100, 80, 80));
    private final ComplianceController controller =
            new ComplianceController(compliance, house.regions, Clock.fixed(House.NOW, Employers.ZONE));

    @BeforeEach
    void twoCounties() {
        employ(1, "371502", Category.R3);
        employ(2, "371521", Category.C2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void whatIsEmptyIsNotAskedFor(String empty) {
        assertThat(controller.rates(REGULATOR, empty, empty, empty))
                .isEqualTo(controller.rates(REGULATOR, null, null, null));
        assertThat(controller.regions(REGULATOR, empty, empty, empty))
                .isEqualTo(controller.regions(REGULATOR, "3715", null, null));
        assertThat(controller.categories(REGULATOR, empty, empty))
                .isEqualTo(controller.categories(REGULATOR, null, null));
        assertThat(controller
                        .employers(REGULATOR, empty, empty, empty, empty, 50)
                        .employers())
                .hasSize(2);
        assertThat(controller.trend(REGULATOR, "CERTIFIED", empty, empty, empty, 1))
                .isEqualTo(controller.trend(REGULATOR, "CERTIFIED", null, null, null, 1));
    }

    @Test
    void whatIsNoRegionIsRefused() {
        assertThatThrownBy(() -> controller.rates(REGULATOR, "9", null, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.slug()).isEqualTo("bad-region"));
    }

    @Test
    void eachRowSaysByWhichRuleItWasCounted() {
        new Snapshots(house.db, house.regions, duties, programmes, rule(90, 70, 60), event -> {}, house.transaction)
                .take(DAY, House.NOW);
        employ(3, "371522", Category.C2);

        var regions = controller.regions(REGULATOR, "3715", null, DAY.toString());
        var categories = controller.categories(REGULATOR, "3715", DAY.toString());

        assertThat(regions.ruleVersion()).as("counties differ").isEqualTo(TODAY);
        assertThat(regions.rows())
                .filteredOn(row -> row.people() > 0)
                .extracting(ComplianceJson.Part::code, ComplianceJson.Part::ruleVersion, ComplianceJson.Part::version)
                .containsExactlyInAnyOrder(
                        tuple("371502", "1-90-70-60", 1),
                        tuple("371521", "1-90-70-60", 1),
                        tuple("371522", TODAY, null));
        assertThat(categories.rows())
                .filteredOn(row -> row.code().equals("R3"))
                .extracting(ComplianceJson.Part::ruleVersion)
                .containsExactly("1-90-70-60");
        assertThat(categories.ruleVersion())
                .as("of the whole city all was reported")
                .isEqualTo("1-90-70-60");
        assertThat(controller.regions(REGULATOR, "3715", null, null).ruleVersion())
                .isEqualTo(TODAY);
    }

    private static ComplianceSettings rule(int managersCertified, int othersCertified, int othersTrained) {
        return new ComplianceSettings(managersCertified, othersCertified, othersTrained, 7, 92);
    }

    private void employ(int number, String region, Category category) {
        var hiring = house.people.hire(
                Hire.of(
                        house.employer(number, region, category),
                        new PersonName("王芳"),
                        Numbers.residentId(number),
                        Numbers.phone(number),
                        Post.WORKER,
                        House.TODAY.minusYears(1)),
                House.SUBJECT,
                House.NOW);
        assertThat(hiring).isInstanceOf(Hiring.Hired.class);
    }
}
