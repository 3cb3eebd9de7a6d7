package liangku.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import liangku.courseware.LessonId;
import liangku.courseware.Progress;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Regions;
import liangku.exam.Exam;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.ExamSettings;
import liangku.exam.ExamTerms;
import liangku.exam.ExamWindow;
import liangku.people.Employment;
import liangku.people.EmploymentId;
import liangku.people.ResidentId;
import liangku.people.WorkerId;
import liangku.programme.Duty;
import liangku.programme.DutyMatrix;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import liangku.programme.TrainingBar;
import liangku.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How large the demo's cities are, told from their plan: founding one takes minutes. */
class DemoCityTest {

    private static final Exam EXAM = new Exam(
            new ExamId(new UUID(0, 1)),
            "ANY",
            ExamKind.CERTIFICATION,
            "",
            "",
            "",
            1,
            new ExamTerms(
                    Duration.ofMinutes(60),
                    60,
                    Duration.ZERO,
                    new Exam.Retakes(3, Duration.ofDays(30), Duration.ZERO),
                    ExamWindow.ANY_TIME,
                    new ExamTerms.Prerequisites(ExamSettings.Lessons.ADVISED, Duration.ZERO)));

    private final JdbcClient db = JdbcClient.create(TestDatabase.of("employer", "programme"));
    private final DutyMatrix duties = new DutyMatrix(db);
    private final Map<ProgrammeId, Programme> programmes = new HashMap<>();

    DemoCityTest() {
        new Programmes(db).list().forEach(programme -> programmes.put(programme.id(), programme));
    }

    /** By the definition of the product's own rate of training: {@link TrainingBar}. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-28", "2026-06-01", "2026-11-27"})
    void theWholeCityHasThirtyThousandTrainedWorkers(LocalDate today) {
        var size = DemoCity.Size.of(DemoSettings.City.CITY);
        var random = new SplittableRandom(today.toEpochDay());
        var businesses = new InventedBusinesses(random, new Regions(db).all()).invent(size.businesses() - 1, today);
        var ids = Stream.generate(() -> new EmployerId(id(random)))
                .limit(businesses.size())
                .toList();

        var planned = Staffing.plan(businesses, ids, size.workers(), random, today);

        assertThat(size.businesses()).isEqualTo(44_548);
        assertThat(planned).hasSizeBetween(size.workers(), size.workers() + 30);
        assertThat(trained(planned, random, today)).isBetween(30_000, 31_500);
    }

    private int trained(List<Staffing.Planned> planned, RandomGenerator random, LocalDate today) {
        var stories = new LifeStories(random, today);
        var trained = 0;
        var known = new HashSet<ResidentId>();
        for (var one : planned) {
            var hire = one.hire();
            // Of thousands that are invented some numbers are the same, and nobody is hired under another's.
            if (!known.add(hire.idNumber())) continue;
            var employment = new Employment(
                    new EmploymentId(id(random)),
                    new WorkerId(id(random)),
                    hire.employer(),
                    hire.post(),
                    hire.since(),
                    hire.until());
            var duty = duties.dutyOf(one.category(), hire.post(), today);
            if (duty.isPresent() && isTrained(duty.get(), employment, one.care(), stories, today)) {
                trained++;
            }
        }
        return trained;
    }

    private boolean isTrained(Duty duty, Employment employment, double care, LifeStories stories, LocalDate today) {
        var programme = programmes.get(duty.programme());
        var lessons = Stream.iterate(1, number -> number + 1)
                .limit(programme.courses().size() * 9L)
                .map(number -> new LessonId(new UUID(1, number)))
                .toList();
        var learned = new ArrayList<Progress.Learned>();
        for (var sitting : stories.firstTries(new LifeStories.Part(employment, duty, programme, EXAM, care))) {
            learned.addAll(stories.learned(sitting, lessons, programme.learning()));
        }
        var bar = TrainingBar.of(duty, programme);
        var seconds = learned.stream()
                .filter(lesson -> day(lesson).isAfter(bar.before(today)))
                .mapToLong(Progress.Learned::secondsSpent)
                .sum();
        var done =
                (int) learned.stream().map(Progress.Learned::lesson).distinct().count();
        return employment.on(today) && bar.reached(done, lessons.size(), Duration.ofSeconds(seconds));
    }

    private static LocalDate day(Progress.Learned lesson) {
        return LocalDate.ofInstant(lesson.doneAt(), Employers.ZONE);
    }

    private static UUID id(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
