package liangku.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liangku.audit.Audit;
import liangku.courseware.Audience;
import liangku.courseware.Courses;
import liangku.courseware.CoursewareSettings;
import liangku.courseware.Creation;
import liangku.courseware.LearnerId;
import liangku.courseware.LessonDraft;
import liangku.courseware.LessonId;
import liangku.courseware.Progress;
import liangku.courseware.Words;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.identity.Statements;
import liangku.people.Employment;
import liangku.people.Hire;
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
import liangku.questionbank.Blueprint;
import liangku.questionbank.LostPoints;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Response;
import liangku.testing.TestBank;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything an exam needs, put together by hand over one real database: businesses, people, courses, the own bank. */
public final class ExamHall {

    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final DataSource database = TestBank.database(
            "privacy",
            "audit",
            "employer",
            "people",
            "identity",
            "programme",
            "questionbank",
            "courseware",
            "exam",
            "practice",
            "room");
    public final JdbcClient db = JdbcClient.create(database);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    public final TransactionTemplate transaction = new TransactionTemplate(transactions);
    final List<Object> events = new CopyOnWriteArrayList<>();
    final ExamSettings settings = new ExamSettings(
            GRACE,
            Duration.ofHours(24),
            Duration.ofDays(60),
            ExamSettings.Lessons.REQUIRED,
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            new ExamSettings.Sessions(Duration.ofHours(2), Duration.ofSeconds(20), Duration.ofMinutes(15)),
            new ExamSettings.Starts(500, 48, 20_000, Duration.ofSeconds(30)));

    public final TestBank bank = TestBank.over(database);
    public final Audit audit = new Audit(db, transaction);
    public final Employers employers = new Employers(db, new Regions(db), audit, events::add, transaction);
    public final PersonalData personalData = personalData();
    public final People people = new People(db, personalData, audit, events::add, transaction);
    final Courses courses = new Courses(db, transaction, events::add);
    final Progress progress = new Progress(
            courses,
            db,
            transaction,
            events::add,
            new CoursewareSettings("", 20, Duration.ofSeconds(60), 90, 200, 15, Duration.ofHours(24)));
    final Programmes programmes = new Programmes(db);
    public final Exams exams = new Exams(db, settings);
    public final Candidates candidates = new Candidates(people, employers, new DutyMatrix(db), programmes, progress);
    final Submissions submissions = new Submissions(db, bank.papers(), exams, events::add);
    final Entries entries = new Entries(db, exams, candidates, programmes, settings);
    final PaperDesk desk = new PaperDesk(bank.releases(), bank.blueprints(), bank.papers());
    public final Attempts attempts = new Attempts(db, entries, desk, submissions, transaction);
    final Statements statements = new Statements(keys("token.keys"));
    public final Tickets tickets = new Tickets(statements);
    final Writers writers = new Writers(db, audit, transaction);
    public final HandIns handIns = new HandIns(db, attempts, tickets, transaction);
    public final LateAnswers lateAnswers =
            new LateAnswers(db, submissions, tickets, writers, settings, audit, transactions);
    public final Answers answers = new Answers(db, bank.papers(), submissions, lateAnswers, writers, transactions);
    public final OwnCorrections corrections =
            new OwnCorrections(db, submissions, new MarkedPapers(db), new LostPoints(db, bank.papers()));
    final SpotChecks spotChecks = new SpotChecks(db, exams, candidates, audit, transaction);
    final ExamSessions sessions = new ExamSessions(db, spotChecks, exams, candidates, audit, transaction);
    final ExamPolicies policies = new ExamPolicies(db, exams, settings, audit, transaction);
    final Bans bans = new Bans(db, personalData, audit, transaction);
    final ExtraTimes extraTimes = new ExtraTimes(db, personalData, people, audit, transaction);
    final Preparations preparations = preparations(database);
    final ExamHistory history = new ExamHistory(db, exams, bank.blueprints(), bank.papers(), events::add, transaction);

    private final List<LessonId> lessons = new ArrayList<>();

    public ExamHall() {
        for (var code : List.of("basics", "manager")) {
            var words = new Words("课程", "Course");
            var created = (Creation.Created) courses.create(code, words, words, Audience.ALL, NOON);
            for (var slug : List.of("one", "two")) {
                var draft = new LessonDraft(slug, words, words, words, 3, List.of("0303"));
                lessons.add(courses.addLesson(created.course(), draft, NOON).orElseThrow());
            }
        }
    }

    /** What older versions left is mended with. */
    SealingAtStart sealing() {
        return new SealingAtStart(db, personalData, transaction);
    }

    /** What another node, or this one after a restart, knows of attempts: nothing is at hand, all comes from the database. */
    Attempts afterARestart() {
        var anew = TestBank.over(database);
        var again = new PaperDesk(anew.releases(), anew.blueprints(), anew.papers());
        return new Attempts(db, entries, again, submissions, transaction);
    }

    /** What another node, or this one after a restart, prepares with. */
    Preparations preparations(DataSource source) {
        return new Preparations(
                JdbcClient.create(source),
                entries,
                desk,
                settings,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    Admissions admissions(int perSecond, int atOnce) {
        var limited = new ExamSettings(
                settings.answerGrace(),
                settings.lateWindow(),
                settings.renewalWindow(),
                settings.lessonsFirst(),
                settings.sweepEvery(),
                settings.statisticsEvery(),
                settings.sessions(),
                new ExamSettings.Starts(perSecond, atOnce, 100, Duration.ofSeconds(30)));
        return new Admissions(db, attempts, exams, limited, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    public Employment learned(EmployerId employer, Post post) {
        var employment = hired(employer, post);
        learn(employment.worker());
        return employment;
    }

    /** A worker who has learned all there is. */
    public Employment learned(Category category, Post post) {
        return learned(employer(category), post);
    }

    void learn(WorkerId worker) {
        var learner = new LearnerId(worker.value());
        progress.takeOver(lessons.stream()
                .map(lesson -> new Progress.Learned(learner, lesson, 180, NOON.minusSeconds(3600)))
                .toList());
    }

    Employment hired(Category category, Post post) {
        return hired(employer(category), post);
    }

    public Employment hired(EmployerId employer, Post post) {
        var number = PEOPLE.incrementAndGet();
        var born = LocalDate.of(1990, 1, 1).plusDays(number / 1000);
        var body = "371502%s%03d".formatted(born.format(DateTimeFormatter.BASIC_ISO_DATE), number % 1000);
        var hire = Hire.of(
                employer,
                new PersonName("王芳"),
                new ResidentId(body + ResidentId.checkCharacter(body)),
                new Phone("139%08d".formatted(number)),
                post,
                LocalDate.of(2026, 1, 1));
        people.hire(hire, "account:test", NOON);
        var worker = people.byPhone(hire.phone()).orElseThrow().id();
        return people.employmentsOf(worker).getFirst();
    }

    /** The same person works elsewhere from this day on, and the same. */
    void move(Employment employment, EmployerId to, LocalDate day) {
        people.leave(employment.id(), day, new Scope.Everything(), "account:test", NOON);
        var worker = people.find(employment.worker()).orElseThrow();
        people.hire(
                Hire.of(to, worker.name(), worker.idNumber(), worker.phone().orElseThrow(), employment.post(), day),
                "account:test",
                NOON);
    }

    public EmployerId employer(Category category) {
        var data = new EmployerData(
                "餐馆",
                Optional.empty(),
                Optional.empty(),
                Optional.of("R" + PEOPLE.incrementAndGet()),
                "371502",
                category,
                Optional.empty());
        return employers
                .addAll(
                        List.of(new NewEmployer(data, LocalDate.of(2025, 1, 1), Optional.empty())),
                        "account:test",
                        NOON)
                .getFirst();
    }

    public Exam exam(String code) {
        return exams.find(code).orElseThrow();
    }

    /** A learned kitchen worker's open attempt, started at noon. */
    public Attempt.Open started() {
        return started(learned(Category.R3, Post.WORKER).worker());
    }

    public Attempt.Open started(WorkerId worker) {
        return ((Starting.Started) attempts.start(worker, exam("WORKER").id(), NOON)).attempt();
    }

    public WorkerId workerOf(Attempt attempt) {
        return new AttemptTable(db).find(attempt.id()).orElseThrow().seat().worker();
    }

    /** As the phone does that writes: by its name, if it said one, and with the ticket of the start. */
    public Saving save(Attempt.Open attempt, Instant now, Answer... batch) {
        var sender = new Sender(
                writers.of(attempt.id()).map(Writer::phone), Optional.of(tickets.issue(attempt, attempt.startedAt())));
        return answers.save(workerOf(attempt), attempt.id(), List.of(batch), sender, now);
    }

    /** Answers of an attempt that wait for a person, however many pages of others there are. */
    List<LateAnswer> undecided(AttemptId attempt) {
        var found = new ArrayList<LateAnswer>();
        var next = Optional.<LatePage.Place>empty();
        do {
            var page = lateAnswers.undecided(new Scope.Everything(), next, 200);
            page.attempts().stream()
                    .filter(late -> late.id().equals(attempt))
                    .forEach(late -> found.addAll(late.answers()));
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    /** What a candidate of this ability would answer, numbered from 1. */
    public Answer[] answersOf(Attempt.Open attempt, double ability) {
        var responses = bank.papers().simulate(attempt.paper().key(), ability, 1);
        return responses.entrySet().stream()
                .map(entry -> new Answer(entry.getKey(), entry.getKey(), entry.getValue()))
                .toArray(Answer[]::new);
    }

    static Answer answer(long seq, int item, String... letters) {
        return new Answer(seq, item, new Response(List.of(letters)));
    }

    List<AttemptMarked> marked(AttemptId attempt) {
        return events.stream()
                .filter(AttemptMarked.class::isInstance)
                .map(AttemptMarked.class::cast)
                .filter(event -> event.attempt().equals(attempt))
                .toList();
    }

    private static PersonalData personalData() {
        return new PersonalData(keys("data.keys"), keys("index.keys"));
    }

    private static KeyRing keys(String name) {
        try {
            return KeyRing.load(Files.createTempDirectory("keys"), name, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on workers are asked three questions of each kind there is. */
    public void asksEveryKind() {
        var workers = bank.blueprints().latest("P-A").orElseThrow();
        var cells = Stream.of(QuestionKind.values())
                .map(kind -> new Blueprint.Cell("", 1, 5, kind, 3, 4))
                .toList();
        bank.blueprints()
                .save(
                        new Blueprint(
                                workers.id(),
                                workers.code(),
                                workers.version(),
                                workers.titleZh(),
                                workers.titleEn(),
                                cells),
                        "account:author",
                        NOON);
    }
}
