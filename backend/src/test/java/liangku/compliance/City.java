package liangku.compliance;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import liangku.audit.Audit;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.exam.Ban;
import liangku.exam.Bans;
import liangku.people.EmploymentId;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.Post;
import liangku.people.ResidentId;
import liangku.people.WorkerId;
import liangku.privacy.KeyRing;
import liangku.privacy.PersonalData;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import liangku.testing.TestDatabase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A little city on a database of its own. Businesses and people come in through their modules; papers, certificates and
 * lessons as the rows those modules keep.
 */
public final class City {

    public static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    static final ComplianceSettings SETTINGS = new ComplianceSettings(100, 80, 80, 7, 92);
    static final int LESSONS = 2;
    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");

    public final JdbcClient db;
    public final TransactionTemplate transaction;
    public final Employers employers;
    public final People people;
    public final Compliance compliance;
    public final Bans bans;
    public final Snapshots snapshots;
    final Programmes programmes;
    final Corrections corrections;
    private final AtomicInteger count = new AtomicInteger();

    /** An employee as the tests see one. */
    public record Employee(WorkerId worker, EmploymentId employment, EmployerId employer) {}

    public City(Path keys, ApplicationEventPublisher events) {
        var source = TestDatabase.of(
                "privacy",
                "audit",
                "employer",
                "people",
                "programme",
                "courseware",
                "exam",
                "certificate",
                "compliance",
                "supervision");
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var audit = new Audit(db, transaction);
        var regions = new Regions(db);
        employers = new Employers(db, regions, audit, events, transaction);
        var sealed = new PersonalData(
                KeyRing.load(keys, "personal-data.key", ""), KeyRing.load(keys, "blind-index.key", ""));
        people = new People(db, sealed, audit, events, transaction);
        var duties = new DutyMatrix(db);
        programmes = new Programmes(db);
        bans = new Bans(db, sealed, audit, transaction);
        compliance = new Compliance(db, employers, regions, people, duties, programmes, SETTINGS);
        snapshots = new Snapshots(db, regions, duties, programmes, SETTINGS, events, transaction);
        corrections = new Corrections(employers, snapshots, audit, events, transaction);
        db.sql("select distinct unnest(course_codes) from programme.programme")
                .query(String.class)
                .list()
                .forEach(this::course);
        db.sql("insert into certificate.signing_key (id, certificate, since) values (:id, ''::bytea, now())")
                .param("id", "0".repeat(64))
                .update();
    }

    static City at(Path keys) {
        return new City(keys, event -> {});
    }

    public EmployerId business(String region, Category category) {
        var data = new EmployerData(
                "食堂" + count.incrementAndGet(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("R" + count.get()),
                region,
                category,
                Optional.empty());
        return employers
                .addAll(List.of(new NewEmployer(data, LocalDate.of(2024, 1, 1), Optional.empty())), "test", NOW)
                .getFirst();
    }

    public Employee employ(EmployerId employer, Post post) {
        return employ(employer, post, LocalDate.of(2025, 1, 1), Optional.empty());
    }

    Employee employ(EmployerId employer, Post post, LocalDate since, Optional<LocalDate> until) {
        return employ(employer, post, since, until, count.incrementAndGet());
    }

    /** The same person at one more business. */
    Employee alsoAt(EmployerId employer, Post post, int person) {
        return employ(employer, post, LocalDate.of(2025, 1, 1), Optional.empty(), person);
    }

    Employee employ(EmployerId employer, Post post, LocalDate since, Optional<LocalDate> until, int person) {
        var digits = "37150219800101%03d".formatted(person);
        var hiring = people.hire(
                new Hire(
                        employer,
                        new PersonName("王小明"),
                        new ResidentId(digits + ResidentId.checkCharacter(digits)),
                        new Phone("139%08d".formatted(person)),
                        post,
                        since,
                        until),
                "test",
                NOW);
        if (hiring instanceof Hiring.Hired(var worker, var employment, var effect, var remark)) {
            return new Employee(worker, employment, employer);
        }
        throw new IllegalStateException("not hired: " + hiring);
    }

    /** Bars a person from managing. */
    Ban bar(Employee who, LocalDate since, Optional<LocalDate> until) {
        var known = people.find(who.worker()).orElseThrow();
        var decision = new Bans.Decision(
                known.idNumber(), known.name(), Ban.Reach.MANAGEMENT, "市监罚〔2026〕1 号", "吊销许可证", since, until);
        return ((Bans.Barring.Barred) bans.bar(decision, new Scope.Everything(), "test", NOW)).ban();
    }

    /** Issues a certificate; {@return its number} */
    public String certify(Employee who, String level, LocalDate issued, LocalDate until) {
        var number = "371502-2026-%07d-A".formatted(count.incrementAndGet());
        db.sql("""
                insert into certificate.certificate
                    (number, attempt_id, worker_id, employer_id, employment_id, post, programme_id, programme_level,
                     programme_zh, programme_en, holder, employer_name, region, category, percent, issued_on,
                     valid_until, record, digest, signature, key_id)
                select :number, gen_random_uuid(), :worker, :employer, :employment, 'WORKER', p.id, p.level, '', '',
                       ''::bytea, '', '371502', 'R1', 90, :issued, :until, '{}', decode(repeat('00', 32), 'hex'),
                       ''::bytea, :key
                from programme.programme p
                where p.code = :level
                """)
                .param("number", number)
                .param("worker", who.worker().value())
                .param("employer", who.employer().value())
                .param("employment", who.employment().value())
                .param("issued", issued)
                .param("until", until)
                .param("key", "0".repeat(64))
                .param("level", level)
                .update();
        return number;
    }

    void revoke(String number, LocalDate day) {
        db.sql("insert into certificate.revocation values (:number, :at, :day, 'test', 'test')")
                .param("number", number)
                .param("at", day.atTime(12, 0).atZone(Employers.ZONE).toOffsetDateTime())
                .param("day", day)
                .update();
    }

    void supersede(String number, String successor, LocalDate day) {
        db.sql("insert into certificate.supersession values (:number, :successor, :day)")
                .param("number", number)
                .param("successor", successor)
                .param("day", day)
                .update();
    }

    /** A submitted attempt at noon of the day. */
    void sit(Employee who, String exam, LocalDate day, String verdict) {
        attempt(who, exam, day, verdict, Optional.empty(), 1);
    }

    /** Both attempts of a spot check: the first, and the make-up if the first failed. */
    void spotCheck(Employee who, LocalDate day, String... verdicts) {
        var check = UUID.randomUUID();
        db.sql("""
                insert into exam.spot_check (id, exam_id, employer_id, ordered_by, ordered_at, closes_at)
                select :id, x.id, :employer, 'test', :day, cast(:day as date) + 7
                from exam.exam x
                where x.code = 'SPOT_CHECK'
                """)
                .param("id", check)
                .param("employer", who.employer().value())
                .param("day", day)
                .update();
        for (var i = 0; i < verdicts.length; i++) {
            attempt(who, "SPOT_CHECK", day.plusDays(i), verdicts[i], Optional.of(check), i + 1);
        }
    }

    /** Whatever is open of the person's spot checks is void from the day on. */
    void leaveSpotCheck(Employee who, LocalDate leftOn) {
        db.sql("""
                insert into exam.spot_check_worker (spot_check_id, worker_id, employment_id, programme_id)
                select distinct spot_check_id, worker_id, employment_id, programme_id
                from exam.attempt
                where worker_id = :worker and spot_check_id is not null
                """).param("worker", who.worker().value()).update();
        db.sql("""
                insert into exam.spot_check_void (spot_check_id, worker_id, left_on, reason, recorded_at)
                select spot_check_id, worker_id, :leftOn, 'LEFT', now()
                from exam.spot_check_worker
                where worker_id = :worker
                """)
                .param("worker", who.worker().value())
                .param("leftOn", leftOn)
                .update();
    }

    /** Does all lessons of the course on the day, with an hour on the clock. */
    void learn(Employee who, String course, LocalDate day) {
        db.sql("""
                insert into courseware.lesson_done (learner_id, lesson_id, done_at)
                select :worker, l.id, :at
                from courseware.lesson l
                join courseware.course c on c.id = l.course_id
                where c.code = :course
                """)
                .param("worker", who.worker().value())
                .param("at", day.atTime(12, 0).atZone(Employers.ZONE).toOffsetDateTime())
                .param("course", course)
                .update();
        db.sql("""
                insert into courseware.study_day (learner_id, day, lesson_id, seconds)
                select :worker, :day, l.id, 1800
                from courseware.lesson l
                join courseware.course c on c.id = l.course_id
                where c.code = :course
                """)
                .param("worker", who.worker().value())
                .param("day", day)
                .param("course", course)
                .update();
    }

    private void attempt(
            Employee who, String exam, LocalDate day, String verdict, Optional<UUID> spotCheck, int number) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into exam.attempt
                    (id, exam_id, worker_id, programme_id, employment_id, employer_id, spot_check_id, number, release_id,
                     blueprint_id, algorithm, seed, digest, pass_percent, started_at, deadline, submitted_at, closed_by)
                select :id, x.id, :worker, p.id, :employment, :employer, :check, :number, gen_random_uuid(),
                       gen_random_uuid(), 1, 1, repeat('0', 64), 60, :at, cast(:at as timestamptz) + interval '1 hour',
                       :at, 'CANDIDATE'
                from exam.exam x
                join programme.programme p on p.code = case x.code when 'MANAGER' then 'MANAGER' else 'WORKER' end
                where x.code = :exam
                """)
                .param("id", id)
                .param("worker", who.worker().value())
                .param("employment", who.employment().value())
                .param("employer", who.employer().value())
                .param("check", spotCheck.orElse(null), java.sql.Types.OTHER)
                .param("number", number)
                .param("at", day.atTime(12, 0).atZone(Employers.ZONE).toOffsetDateTime())
                .param("exam", exam)
                .update();
        db.sql("""
                insert into exam.result (attempt_id, earned, max_points, percent, verdict, topics, topic_earned, topic_max,
                                         item_questions, item_versions, item_earned, item_max, marked_at)
                values (:id, 50, 100, 50, :verdict, '{}', '{}', '{}', '{}', '{}', '{}', '{}', now())
                """).param("id", id).param("verdict", verdict).update();
    }

    private void course(String code) {
        var course = UUID.randomUUID();
        db.sql("""
                insert into courseware.course (id, code, position, title_zh, title_en, summary_zh, summary_en, audience,
                                               version, changed_at)
                values (:id, :code, 1, '', '', '', '', 'ALL', 1, now())
                """).param("id", course).param("code", code).update();
        db.sql("""
                insert into courseware.lesson (id, course_id, slug, position, kind, title_zh, title_en, summary_zh,
                                               summary_en, body_zh, body_en, minutes, version, changed_at)
                select gen_random_uuid(), :course, 'l' || n, n, 'TEXT', '', '', '', '', '', '', 5, 1, now()
                from generate_series(1, :lessons) n
                """).param("course", course).param("lessons", LESSONS).update();
    }
}
