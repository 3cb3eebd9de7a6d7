package liangku.exam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which exams concern somebody now, and how they stand in each: the facts, gathered for {@link ExamPolicy}. */
@Component
class Entries {

    private final AttemptTable attempts;
    private final SpotCheckTable spotChecks;
    private final Exams exams;
    private final Candidates candidates;
    private final Programmes programmes;
    private final ExamSettings settings;

    Entries(JdbcClient db, Exams exams, Candidates candidates, Programmes programmes, ExamSettings settings) {
        this.attempts = new AttemptTable(db);
        this.spotChecks = new SpotCheckTable(db);
        this.exams = exams;
        this.candidates = candidates;
        this.programmes = programmes;
        this.settings = settings;
    }

    /** One exam that concerns one person; {@code seat} is what an attempt started now would be for. */
    record Entry(Exam exam, Sitting.Seat seat, ExamPolicy.Standing standing) {}

    Optional<Exam> exam(ExamId id) {
        return exams.find(id);
    }

    Exam examOf(Sitting sitting) {
        return exams.of(sitting);
    }

    List<Entry> of(WorkerId worker, Instant now) {
        var history = attempts.historyOf(worker);
        var entries = new ArrayList<Entry>();
        candidates
                .owing(worker, now)
                .flatMap(owing -> certification(owing, history, now))
                .ifPresent(entries::add);
        for (var order : spotChecks.openFor(worker, now)) {
            spotCheck(worker, order, history, now).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<Entry> certification(Candidates.Owing owing, List<AttemptTable.Trace> history, Instant now) {
        return exams.find(owing.programme().exam()).map(exam -> {
            var worker = owing.employment().worker();
            var rules = new ExamPolicy.Certification(
                    exam.retakes(),
                    owing.duty().validity(),
                    settings.renewalWindow(),
                    settings.lessonsFirst() == ExamSettings.Lessons.REQUIRED
                            ? candidates.lessonsLeft(worker, owing.programme())
                            : 0);
            var own = attemptsOf(history, trace -> trace.exam().equals(exam.id()));
            var passed = passedAt(history, trace -> trace.spotCheck().isEmpty() && covers(trace, owing.programme()));
            var seat = new Sitting.Seat(
                    worker,
                    owing.employment().id(),
                    owing.employment().employer(),
                    owing.programme().id(),
                    Optional.empty());
            return new Entry(exam, seat, ExamPolicy.check(new ExamPolicy.History(own, passed), rules, now));
        });
    }

    private Optional<Entry> spotCheck(
            WorkerId worker, SpotCheckTable.Order order, List<AttemptTable.Trace> history, Instant now) {
        return exams.find(order.exam()).map(exam -> {
            Predicate<AttemptTable.Trace> ofOrder = trace -> trace.spotCheck().equals(Optional.of(order.id()));
            var rules = new ExamPolicy.SpotCheck(exam.retakes(), order.orderedAt(), order.closesAt());
            var past = new ExamPolicy.History(attemptsOf(history, ofOrder), passedAt(history, ofOrder));
            var seat = new Sitting.Seat(
                    worker, order.employment(), order.employer(), order.programme(), Optional.of(order.id()));
            return new Entry(exam, seat, ExamPolicy.check(past, rules, now));
        });
    }

    private boolean covers(AttemptTable.Trace trace, Programme wanted) {
        return programmes
                .find(trace.programme())
                .filter(passed -> passed.level().covers(wanted.level()))
                .isPresent();
    }

    private static List<ExamPolicy.Past> attemptsOf(
            List<AttemptTable.Trace> history, Predicate<AttemptTable.Trace> wanted) {
        return history.stream().filter(wanted).map(AttemptTable.Trace::past).toList();
    }

    private static Optional<Instant> passedAt(List<AttemptTable.Trace> history, Predicate<AttemptTable.Trace> wanted) {
        return attemptsOf(history, wanted).stream()
                .flatMap(past -> past.result().stream())
                .filter(result -> result.verdict() == Verdict.PASSED)
                .map(ExamPolicy.Result::submittedAt)
                .max(Instant::compareTo);
    }
}
