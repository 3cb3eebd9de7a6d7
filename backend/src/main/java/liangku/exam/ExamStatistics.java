package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liangku.questionbank.ItemStatistics;
import liangku.questionbank.ItemsMeasured;
import liangku.questionbank.Measuring;
import liangku.questionbank.statistics.ExamFigures;
import liangku.questionbank.statistics.ExamTally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What marked attempts say of exams and of the bank's items. Counted are real first attempts: submitted, with at least one
 * answer, the first of their exam the person ever sat. Previews are none, nor are retakes.
 *
 * @see "docs/item-statistics.md"
 */
@Component
public class ExamStatistics {

    private static final Logger LOG = LoggerFactory.getLogger(ExamStatistics.class);

    /** The more of them, the more share an item's row and its page; who is marked anew meanwhile waits for all of them. */
    static final int AT_A_TIME = 500;

    /** Fewer papers measure nothing. */
    private static final int MEASURED_FROM = 200;

    /**
     * Measured anew when there are so many times as many: a measuring reads all papers, and of a quarter more the standard
     * errors become a tenth smaller.
     */
    private static final double MEASURED_AGAIN = 1.25;

    /** And after so long, however few came: among many papers a new question would wait for years. */
    private static final Duration MEASURED_FOR = Duration.ofDays(1);

    private final CountingTable table;
    private final CountedTable counted;
    private final Exams exams;
    private final ItemStatistics items;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ExamStatistics(
            JdbcClient db,
            JdbcTemplate template,
            Exams exams,
            ItemStatistics items,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.table = new CountingTable(db);
        this.counted = new CountedTable(db, template);
        this.exams = exams;
        this.items = items;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Late answers changed its marks: it is counted as it is now, and no longer as it was. What is marked for the first time
     * is queued by the statement that stores its marks.
     */
    @EventListener
    void remarked(AttemptRemarked event) {
        table.queue(List.of(event.marked().attempt()), event.marked().submittedAt());
    }

    @EventListener
    void takenOver(AttemptsTakenOver event) {
        if (event.attempts().isEmpty()) return;
        table.queue(
                event.attempts().stream().map(AttemptMarked::attempt).toList(),
                event.attempts().getFirst().submittedAt());
    }

    /**
     * Figures of one exam.
     *
     * @param papersByPercent how many papers had each whole per cent, 0..100
     */
    public record OfExam(Exam exam, ExamFigures figures, List<Integer> papersByPercent) {

        public OfExam {
            papersByPercent = List.copyOf(papersByPercent);
        }
    }

    /** {@return all exams as they stand} */
    public List<OfExam> all() {
        return exams.list().stream()
                .map(exam -> {
                    var tally = table.tally(exam.id());
                    List<Integer> bins = new ArrayList<>();
                    for (int papers : tally.bins()) bins.add(papers);
                    return new OfExam(exam, ExamFigures.of(tally, exam.passPercent()), bins);
                })
                .toList();
    }

    /** {@return how many attempts were taken off the queue, 0 if another node counts} */
    int count(Instant now) {
        try {
            return take(AT_A_TIME, now, new ArrayList<>());
        } catch (RuntimeException broken) {
            throwIfTransient(broken);
            // One attempt whose paper cannot be rebuilt must not keep all the others from being counted.
            return oneByOne(now);
        }
    }

    private int oneByOne(Instant now) {
        int taken = 0;
        while (taken < AT_A_TIME) {
            List<AttemptId> tried = new ArrayList<>();
            try {
                if (take(1, now, tried) == 0) break;
            } catch (RuntimeException broken) {
                throwIfTransient(broken);
                // By its name: the oldest that waits may be another one by now.
                tried.forEach(table::drop);
                LOG.error("attempt could not be counted attempt={}", tried, broken);
            }
            taken++;
        }
        return taken;
    }

    /** What database and transactions throw says nothing of an attempt: it is tried again. */
    private static void throwIfTransient(RuntimeException broken) {
        if (broken instanceof NestedRuntimeException) {
            throw broken;
        }
    }

    /** @param tried takes note of what was begun with, also where it fails */
    private int take(int limit, Instant now, List<AttemptId> tried) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!table.alone()) return 0;
            var taken = table.take(limit);
            tried.addAll(taken);
            if (!taken.isEmpty()) count(table.first(taken), now);
            return taken.size();
        }));
    }

    private void count(List<CountingTable.Marked> attempts, Instant now) {
        if (attempts.isEmpty()) return;
        var answered = table.answered(attempts);
        var before =
                counted.left(attempts.stream().map(CountingTable.Marked::id).toList());
        var traces = items.count(
                attempts.stream()
                        .map(attempt -> attempt.sat(
                                answered.getOrDefault(attempt.id(), Map.of()),
                                Optional.ofNullable(before.get(attempt.id())).map(CountedTable.Left::trace)))
                        .toList(),
                now);
        Map<ExamId, ExamTally> tallies = new HashMap<>();
        Map<AttemptId, CountedTable.Left> left = new LinkedHashMap<>();
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i);
            var tally = tallies.computeIfAbsent(attempt.exam(), table::tally);
            Optional.ofNullable(before.get(attempt.id())).ifPresent(old -> tally.takeBack(old.paper()));
            var paper = attempt.paper(traces.get(i));
            tally.add(paper);
            left.put(attempt.id(), new CountedTable.Left(traces.get(i), paper));
        }
        tallies.forEach(table::write);
        counted.write(left, now);
    }

    private boolean isDue(int papers, Instant now) {
        if (papers < MEASURED_FROM) return false;
        var last = items.measured();
        if (last.isEmpty()) return items.isMeasurable();
        var before = last.get();
        boolean isOld = !now.isBefore(before.at().plus(MEASURED_FOR));
        return papers > before.papers() && (isOld || papers >= before.papers() * MEASURED_AGAIN);
    }

    /**
     * Measures difficulties anew if enough was counted since, or anything was and a day has passed; for the first time when
     * enough can be measured at once, as that time all is counted again. {@return what came of it}
     */
    Optional<Measuring.Done> measure(Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!table.alone()) return Optional.empty();
            if (!isDue(counted.papers(), now)) return Optional.empty();
            var run = items.measuring();
            counted.each(run::add);
            var done = run.finish(now);
            if (done.then() == Measuring.Then.COUNT_AGAIN) counted.queueAgain();
            events.publishEvent(new ItemsMeasured(done.papers(), now));
            LOG.info(
                    "items measured papers={} items={} rounds={} converged={}",
                    done.papers(),
                    done.items(),
                    done.rounds(),
                    done.converged());
            return Optional.of(done);
        }));
    }

    /**
     * Lets lists of questions show what was measured last; while all papers are counted anew there is nothing to show yet.
     *
     * @return how many questions show something else now, {@link ItemStatistics#LISTED_AT_ONCE} if there may be more
     */
    int list(Instant now) {
        return Objects.requireNonNull(transaction.execute(
                status -> items.isListed() || !table.alone() || table.areWaiting(AT_A_TIME) ? 0 : items.list(now)));
    }
}
