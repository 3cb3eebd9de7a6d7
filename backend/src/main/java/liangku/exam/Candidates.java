package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.courseware.LearnerId;
import liangku.courseware.Progress;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.people.Employment;
import liangku.people.People;
import liangku.people.RosterEntry;
import liangku.people.WorkerId;
import liangku.programme.Duty;
import liangku.programme.DutyMatrix;
import liangku.programme.Programme;
import liangku.programme.Programmes;
import liangku.programme.TrainingBar;
import org.springframework.stereotype.Component;

/** What people owe by where they work today. */
@Component
public class Candidates {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final People people;
    private final Employers employers;
    private final DutyMatrix matrix;
    private final Programmes programmes;
    private final Progress progress;

    public Candidates(People people, Employers employers, DutyMatrix matrix, Programmes programmes, Progress progress) {
        this.people = people;
        this.employers = employers;
        this.matrix = matrix;
        this.programmes = programmes;
        this.progress = progress;
    }

    /** A duty somebody has, and by which employment. */
    public record Owing(Employment employment, Programme programme, Duty duty) {}

    /**
     * {@return the duty that counts: of several jobs the one that asks for the higher level, then the one that asks more
     * often, then the oldest; a manager's certificate covers a worker's duty, so nobody is asked for both}
     */
    public Optional<Owing> owing(WorkerId worker, Instant now) {
        return owings(worker, now).stream()
                .max(Comparator.comparingInt(
                                (Owing owing) -> owing.programme().level().rank())
                        .thenComparingLong(owing -> -owing.duty().examInterval().toTotalMonths())
                        .thenComparing(owing -> owing.employment().since(), Comparator.reverseOrder()));
    }

    /** {@return every duty of today's employments} */
    public List<Owing> owings(WorkerId worker, Instant now) {
        var today = LocalDate.ofInstant(now, CITY);
        return people.workplacesOn(worker, today).stream()
                .flatMap(workplace -> owing(workplace.employment(), workplace.category(), today).stream())
                .toList();
    }

    /** {@return who works at a business today and owes something, one duty each; empty if it is not within the scope} */
    public Optional<List<Owing>> owingsAt(EmployerId employer, Scope scope, Instant now) {
        var today = LocalDate.ofInstant(now, CITY);
        return employers.find(employer, scope).map(found -> {
            return people.roster(employer, today).stream()
                    .map(RosterEntry::employment)
                    .flatMap(employment -> owing(employment, found.category(), today).stream())
                    .collect(
                            Collectors.toMap(owing -> owing.employment().worker(), owing -> owing, (one, other) -> one))
                    .values()
                    .stream()
                    .toList();
        });
    }

    boolean worksAt(WorkerId worker, EmployerId employer, LocalDate day) {
        return people.employmentsOn(worker, day).stream()
                .anyMatch(employment -> employment.employer().equals(employer));
    }

    boolean sees(Scope scope, EmployerId employer) {
        return employers.find(employer, scope).isPresent();
    }

    private Optional<Owing> owing(Employment employment, Category category, LocalDate day) {
        return matrix.dutyOf(category, employment.post(), day)
                .flatMap(duty ->
                        programmes.find(duty.programme()).map(programme -> new Owing(employment, programme, duty)));
    }

    /** {@return what somebody has still to learn of what an exam asks before it} Time counts within the duty's period. */
    ExamPolicy.Left left(Owing owing, ExamTerms.Prerequisites before, Instant now) {
        var learner = new LearnerId(owing.employment().worker().value());
        var lessons = switch (before.lessons()) {
            case ADVISED -> 0;
            case REQUIRED ->
                progress.lessonsLeft(learner, owing.programme().courses()).size();
        };
        if (before.learning().isZero()) {
            return new ExamPolicy.Left(lessons, Duration.ZERO);
        }
        var today = LocalDate.ofInstant(now, CITY);
        var since = TrainingBar.of(owing.duty(), owing.programme()).before(today);
        var learned = Duration.ofMinutes(progress.minutes(learner, since.plusDays(1), today.plusDays(1)));
        var missing = before.learning().minus(learned);
        return new ExamPolicy.Left(lessons, missing.isNegative() ? Duration.ZERO : missing);
    }
}
