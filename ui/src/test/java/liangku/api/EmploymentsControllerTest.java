package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.privacy.KeyRing;
import liangku.privacy.PersonalData;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EmploymentsControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    Path keys;

    private EmployerId first;
    private EmployerId second;
    private EmploymentsController controller;

    @BeforeEach
    void twoKitchens() {
        var source = TestDatabase.of("privacy", "audit", "employer", "people");
        var db = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var audit = new Audit(db, transaction);
        var personalData = new PersonalData(KeyRing.load(keys, "data.keys", ""), KeyRing.load(keys, "index.keys", ""));
        var employers = new Employers(db, new Regions(db), audit, event -> {}, transaction)
                .addAll(List.of(kitchen("R1"), kitchen("R2")), "test", NOW);
        first = employers.getFirst();
        second = employers.getLast();
        controller = new EmploymentsController(
                new People(db, personalData, audit, event -> {}, transaction), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void whatWasNotTakenAsItCameIsToldInTheReadersLanguage() {
        var hired = controller.hire(request("13900000001", "2026-01-01"), manager(first), Locale.ENGLISH);
        var moved = controller.hire(request("13900000002", "2026-02-01"), manager(second), Locale.ENGLISH);
        var same = controller.hire(request("13900000002", "2026-02-01"), manager(second), Locale.SIMPLIFIED_CHINESE);

        assertThat(hired.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(Objects.requireNonNull(hired.getBody()).remark()).isNull();
        assertThat(moved.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(Objects.requireNonNull(moved.getBody()).remark()).satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("phone-kept");
            assertThat(remark.reason()).startsWith("The person is known").contains("on their own phone");
        });
        assertThat(same.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(Objects.requireNonNull(same.getBody())).satisfies(body -> {
            assertThat(body.effect()).isEqualTo(Hiring.Effect.SAME);
            assertThat(Objects.requireNonNull(body.remark()).reason())
                    .startsWith("此人已在册")
                    .contains("由单位、监管部门在人员页面更换");
        });
    }

    private static EmploymentsController.HireRequest request(String phone, String since) {
        return new EmploymentsController.HireRequest("王芳", "11010519491231002X", phone, "WORKER", since);
    }

    private static Caller manager(EmployerId employer) {
        return new Caller("account:e", Role.EMPLOYER, "管理员", Optional.empty(), new Scope.Own(employer));
    }

    private static NewEmployer kitchen(String number) {
        var data = new EmployerData(
                "餐馆", Optional.empty(), Optional.empty(), Optional.of(number), "371502", Category.R3, Optional.empty());
        return new NewEmployer(data, LocalDate.of(2025, 1, 1), Optional.empty());
    }
}
