package liangku.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.certificate.Certificates;
import liangku.certificate.Pass;
import liangku.compliance.Snapshots;
import liangku.courseware.Courses;
import liangku.courseware.LessonId;
import liangku.courseware.LessonOutline;
import liangku.courseware.Progress;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamHistory;
import liangku.exam.Exams;
import liangku.exam.PastSitting;
import liangku.exam.SpotChecks;
import liangku.identity.AccountAdministration;
import liangku.identity.AccountId;
import liangku.identity.Role;
import liangku.people.Employment;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.WorkerId;
import liangku.programme.DutyMatrix;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import liangku.questionbank.Blueprints;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Releases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills an empty house with an invented city and a year of its history, in one transaction: it is there whole or not at
 * all. Who exists and when they sat is invented; every paper, mark, certificate and rate follows by the real rules.
 */
@Component
class DemoCity {

    static final String PASSWORD = "Liangku-demo-1";
    private static final long SEED = 20_260_601L;
    private static final String SUBJECT = "demo";

    /** Who knows takes it the other way: its figures speak against it, and a reviewer finds something to decide. */
    private static final String MISREAD = "LK-0604-05";

    private static final Scope CITY = new Scope.Area(Set.of("3715"), EnumSet.allOf(Category.class));

    private final Library library;
    private final Archive archive;
    private final Examining examining;
    private final JdbcTemplate db;

    DemoCity(Library library, Archive archive, Examining examining, JdbcTemplate db) {
        this.db = db;
        this.library = library;
        this.archive = archive;
        this.examining = examining;
    }

    /** The two libraries. */
    @Component
    record Library(OwnLibrary own, Courses courses, Progress progress, Releases releases, Blueprints blueprints) {

        Set<QuestionId> misread() {
            return Set.copyOf(blueprints.identified(List.of(MISREAD)).values());
        }
    }

    /** Who is there. */
    @Component
    record Archive(Employers employers, Regions regions, People people, AccountAdministration accounts) {}

    /** What happened to them. */
    @Component
    record Examining(
            DutyMatrix duties,
            Programmes programmes,
            Exams exams,
            ExamHistory history,
            Certificates certificates,
            SpotChecks spotChecks,
            Snapshots snapshots) {

        /** {@return what someone in this post must do, if anything} */
        Optional<LifeStories.Part> part(Employment employment, Category category, double care, LocalDate day) {
            return duties.dutyOf(category, employment.post(), day)
                    .flatMap(duty -> programmes
                            .find(duty.programme())
                            .flatMap(programme -> exams.find(programme.exam())
                                    .map(exam -> new LifeStories.Part(employment, duty, programme, exam, care))));
        }
    }

    /**
     * How large a city is.
     *
     * @param workers how many are hired; a good half of them are employed and trained today
     * @param daysReported of how many days up to yesterday the supervision platform is told; a week is what a night looks at
     */
    record Size(int businesses, int workers, int daysReported) {
        static Size of(DemoSettings.City city) {
            return switch (city) {
                case NONE -> new Size(0, 0, 0);
                case STREET -> new Size(60, 150, 1);
                case SMALL -> new Size(2_000, 6_000, 7);
                case CITY -> new Size(44_548, 53_500, 7);
            };
        }
    }

    /** Someone at work, with how much their business cares. */
    record Placed(Employment employment, Category category, double care) {}

    void found(DemoSettings.City city, Instant now) {
        var today = now.atZone(Employers.ZONE).toLocalDate();
        RandomGenerator random = new SplittableRandom(SEED);
        library.own().load(now);
        var size = Size.of(city);
        var businesses = new InventedBusinesses(random, archive.regions().all());
        var canteen = new DemoCanteen(archive.employers(), archive.people(), businesses, random, today);
        var school = canteen.open(now);
        var invented = businesses.invent(size.businesses() - 1, today);
        var ids = archive.employers().addAll(invented, SUBJECT, now);
        var placed = hire(invented, ids, size.workers(), random, today, now);
        live(placed, canteen.stories(examining), random, today);
        var regulator = openAccounts(school, now);
        // Half a million rows came in one transaction: without statistics the planner would take them for none.
        db.execute("analyze");
        inspect(Stream.concat(canteen.placed().stream(), placed.stream()).toList(), school, regulator, today);
        // The last days that ended are owed to the supervision platform, the months before are not.
        for (var back = size.daysReported(); back > 0; back--) {
            examining.snapshots().take(today.minusDays(back), now);
        }
        examining.snapshots().backfill(monthEnds(today), now);
    }

    private List<Placed> hire(
            List<NewEmployer> invented,
            List<EmployerId> ids,
            int workers,
            RandomGenerator random,
            LocalDate today,
            Instant now) {
        var planned = Staffing.plan(invented, ids, workers, random, today);
        var hirings = archive.people()
                .hireAll(planned.stream().map(Staffing.Planned::hire).toList(), SUBJECT, now);
        return IntStream.range(0, planned.size())
                .boxed()
                .flatMap(i -> hirings.get(i) instanceof Hiring.Hired hired
                        ? Stream.of(placed(planned.get(i), hired))
                        : Stream.<Placed>empty())
                .toList();
    }

    private void live(List<Placed> placed, List<PastSitting> told, RandomGenerator random, LocalDate today) {
        var stories = new LifeStories(random, today);
        var employments = new HashMap<WorkerId, Employment>();
        List<PastSitting> tries = new ArrayList<>(told);
        for (var one : placed) {
            employments.put(one.employment().worker(), one.employment());
            examining
                    .part(one.employment(), one.category(), one.care(), today)
                    .ifPresent(part -> tries.addAll(stories.firstTries(part)));
        }
        var release = library.releases().latest().orElseThrow();
        var passes = new ArrayList<Pass>();
        var misread = library.misread();
        var wave = tries;
        while (!wave.isEmpty()) {
            var next = new ArrayList<PastSitting>();
            for (var sat : examining.history().sit(wave, release, misread, random)) {
                var sitting = sat.sitting();
                if (sat.verdict() == Verdict.PASSED) {
                    passes.add(new Pass(
                            sat.attempt(),
                            sitting.programme(),
                            sitting.worker(),
                            sitting.employer(),
                            sitting.employment(),
                            sat.percent(),
                            sat.submittedAt()));
                } else {
                    Optional.ofNullable(employments.get(sitting.worker()))
                            .flatMap(employment -> stories.retake(sitting, employment))
                            .ifPresent(next::add);
                }
            }
            wave = next;
        }
        examining.certificates().issueAll(passes);
        learn(tries, stories);
    }

    /** Who sat had learnt, each time the duty asked for it anew: the lessons of the programme, in the days before. */
    private void learn(List<PastSitting> tries, LifeStories stories) {
        var lessons = new HashMap<ProgrammeId, List<LessonId>>();
        for (var programme : examining.programmes().list()) {
            lessons.put(
                    programme.id(),
                    library.courses().byCodes(programme.courses()).stream()
                            .flatMap(course -> course.lessons().stream())
                            .map(LessonOutline::id)
                            .toList());
        }
        var learned = new ArrayList<Progress.Learned>();
        for (var sitting : tries) {
            if (sitting.number() > 1) {
                continue;
            }
            var time = examining
                    .programmes()
                    .find(sitting.programme())
                    .orElseThrow()
                    .learning();
            learned.addAll(stories.learned(sitting, lessons.getOrDefault(sitting.programme(), List.of()), time));
        }
        library.progress().takeOver(learned);
    }

    /** With chances of its own: that the authority came changes nothing of what else people did. */
    private void inspect(List<Placed> placed, EmployerId school, String regulator, LocalDate today) {
        var random = new SplittableRandom(SEED + 1);
        var release = library.releases().latest().orElseThrow();
        new Visits(examining, random, today)
                .pay(
                        placed,
                        school,
                        CITY,
                        regulator,
                        sittings -> examining.history().sit(sittings, release, random));
    }

    /** {@return the subject who inspects} */
    private String openAccounts(EmployerId school, Instant now) {
        open("author", "题库作者 林一禾", Role.AUTHOR, new Scope.Nothing(), now);
        open("reviewer", "审题人 周文清", Role.REVIEWER, new Scope.Nothing(), now);
        open("employer", "湖畔第一小学食堂 管理员", Role.EMPLOYER, new Scope.Own(school), now);
        var regulator = open("regulator", "市局餐饮科 监管员", Role.REGULATOR, CITY, now);
        open("system", "系统管理员", Role.SYSTEM_ADMIN, new Scope.Nothing(), now);
        open("security", "安全管理员", Role.SECURITY_ADMIN, new Scope.Nothing(), now);
        open("audit", "审计管理员", Role.AUDIT_ADMIN, new Scope.Nothing(), now);
        return "account:" + regulator;
    }

    private AccountId open(String user, String name, Role role, Scope scope, Instant now) {
        return archive.accounts().open(user, name, role, scope, PASSWORD, now);
    }

    private static Placed placed(Staffing.Planned planned, Hiring.Hired hired) {
        var hire = planned.hire();
        var employment = new Employment(
                hired.employment(), hired.worker(), hire.employer(), hire.post(), hire.since(), hire.until());
        return new Placed(employment, planned.category(), planned.care());
    }

    private static List<LocalDate> monthEnds(LocalDate today) {
        var month = YearMonth.from(today);
        return IntStream.rangeClosed(1, 12)
                .mapToObj(back -> month.minusMonths(back).atEndOfMonth())
                .sorted()
                .toList();
    }
}
