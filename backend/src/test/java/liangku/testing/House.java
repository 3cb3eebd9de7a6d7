package liangku.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import liangku.audit.Audit;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.employer.Regions;
import liangku.people.People;
import liangku.people.Phones;
import liangku.privacy.KeyRing;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The services below everything else, built by hand on a fresh real database. */
public final class House {

    public static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    public static final String SUBJECT = "account:00000000-0000-0000-0000-000000000001";

    public final JdbcClient db;
    public final TransactionTemplate transaction;
    public final PersonalData personalData = personalData();
    public final List<Object> events = new ArrayList<>();
    public final Audit audit;
    public final Regions regions;
    public final Employers employers;
    public final People people;
    public final Phones phones;

    public House(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        audit = new Audit(db, transaction);
        regions = new Regions(db);
        employers = new Employers(db, regions, audit, events::add, transaction);
        people = new People(db, personalData, audit, events::add, transaction);
        phones = new Phones(db, personalData, audit, transaction);
    }

    public static House fresh() {
        return new House(TestDatabase.of("privacy", "audit", "employer", "people", "identity"));
    }

    public static PersonalData personalData() {
        return new PersonalData(keys((byte) 1), keys((byte) 2));
    }

    public static KeyRing keys(byte filling) {
        var key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return KeyRing.load(
                Path.of("unused"), "unused", "1:" + Base64.getEncoder().encodeToString(key));
    }

    /** A business with the n-th numbers, active since 2024. */
    public EmployerId employer(int n, String region, Category category) {
        var data = EmployerData.of("单位" + n, Numbers.unifiedCode(n), Numbers.licence(n), region, category);
        return employers
                .addAll(List.of(new NewEmployer(data, LocalDate.of(2024, 1, 1), Optional.empty())), SUBJECT, NOW)
                .getFirst();
    }
}
