package liangku.exam;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Random and free assessments an authority orders at a kitchen (抽查考核). */
@Component
public class SpotChecks {

    private static final int WORKERS_MAX = 500;
    private static final int LIST_MAX = 200;

    private final SpotCheckTable table;
    private final Exams exams;
    private final Candidates candidates;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public SpotChecks(JdbcClient db, Exams exams, Candidates candidates, Audit audit, TransactionTemplate transaction) {
        this.table = new SpotCheckTable(db);
        this.exams = exams;
        this.candidates = candidates;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What became of an order. */
    public sealed interface Ordering {

        /**
         * @param workers who have to sit now
         * @param open who had an order that is open still, by which they are examined; nobody is ordered twice
         */
        record Ordered(SpotCheck check, List<WorkerId> workers, Map<WorkerId, SpotCheckId> open) implements Ordering {

            public Ordered {
                workers = List.copyOf(workers);
                open = Map.copyOf(open);
            }
        }

        /** Everybody meant has an order that is open still: nothing was ordered. At least one. */
        record AllOpen(Map<WorkerId, SpotCheckId> open) implements Ordering {

            public AllOpen {
                open = Map.copyOf(open);
            }
        }

        /** No such business within the scope. */
        record NotFound() implements Ordering {}

        /** An order that names people names at least one. */
        record NobodyNamed() implements Ordering {}

        /** Somebody named does not work there today, or owes no training. */
        record NotThere(WorkerId worker) implements Ordering {}

        /** Nobody there can be examined, or more than one order takes. */
        record WrongNumber(int workers, int most) implements Ordering {}
    }

    /** An order with what everybody sat. */
    public record Report(SpotCheck check, List<SpotCheck.Line> lines) {

        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Orders everybody who works at a business today and owes training to be examined, from now for as long as the exam's
     * period says. Who has an open order there is left to it.
     *
     * @param by the subject who orders
     */
    public Ordering orderAll(EmployerId employer, Scope scope, String by, Instant now) {
        return candidates
                .owingsAt(employer, scope, now)
                .map(there -> order(employer, there, by, now))
                .orElseGet(Ordering.NotFound::new);
    }

    /**
     * Orders people of a business to be examined, from now for as long as the exam's period says. Who has an open order
     * there is left to it.
     *
     * @param workers whom, at least one
     * @param by the subject who orders
     */
    public Ordering order(EmployerId employer, Scope scope, Collection<WorkerId> workers, String by, Instant now) {
        var there = candidates.owingsAt(employer, scope, now);
        if (there.isEmpty()) {
            return new Ordering.NotFound();
        }
        if (workers.isEmpty()) {
            return new Ordering.NobodyNamed();
        }
        var wanted = new HashSet<>(workers);
        var chosen = there.get().stream()
                .filter(owing -> wanted.contains(owing.employment().worker()))
                .toList();
        chosen.forEach(owing -> wanted.remove(owing.employment().worker()));
        return wanted.isEmpty()
                ? order(employer, chosen, by, now)
                : new Ordering.NotThere(wanted.iterator().next());
    }

    private Ordering order(EmployerId employer, List<Candidates.Owing> chosen, String by, Instant now) {
        if (chosen.isEmpty() || chosen.size() > WORKERS_MAX) {
            return new Ordering.WrongNumber(chosen.size(), WORKERS_MAX);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            table.oneAtATime(employer);
            var exam = exam();
            var open = table.openAt(employer, exam, now).stream()
                    .collect(Collectors.toMap(SpotCheckTable.Open::worker, SpotCheckTable.Open::check));
            open.keySet()
                    .retainAll(chosen.stream()
                            .map(owing -> owing.employment().worker())
                            .collect(Collectors.toSet()));
            var fresh = chosen.stream()
                    .filter(owing -> !open.containsKey(owing.employment().worker()))
                    .toList();
            if (fresh.isEmpty()) {
                return new Ordering.AllOpen(open);
            }
            var check = new SpotCheck(
                    new SpotCheckId(Generators.timeBasedEpochGenerator().generate()),
                    exam.id(),
                    employer,
                    by,
                    now,
                    now.plus(exam.retakes().period()));
            table.insert(check, fresh);
            audit.record(
                    by,
                    "spot-check-ordered",
                    "employer",
                    employer.toString(),
                    Map.of("spotCheck", check.id().toString(), "workers", fresh.size()),
                    now);
            return new Ordering.Ordered(
                    check,
                    fresh.stream().map(owing -> owing.employment().worker()).toList(),
                    open);
        }));
    }

    /** Closes what somebody who leaves the business had still to sit there, unless they stay there in another post. */
    void left(WorkerId worker, EmployerId employer, LocalDate leftOn, Instant now) {
        if (candidates.worksAt(worker, employer, leftOn)) {
            return;
        }
        table.openAt(employer, exam(), now).stream()
                .filter(open -> open.worker().equals(worker))
                .forEach(open -> table.leave(open, leftOn, now));
    }

    /** {@return the order if its business is within the scope} */
    public Optional<Report> report(SpotCheckId id, Scope scope) {
        return table.find(id)
                .filter(check -> candidates.sees(scope, check.employer()))
                .map(check -> new Report(check, table.lines(id)));
    }

    /** {@return the orders at one business, the newest first, at most 200; empty if it is not within the scope} */
    public List<SpotCheck> of(EmployerId employer, Scope scope) {
        return candidates.sees(scope, employer) ? table.of(employer, LIST_MAX) : List.of();
    }

    private Exam exam() {
        return exams.list().stream()
                .filter(exam -> exam.kind() == ExamKind.SPOT_CHECK)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no spot-check exam"));
    }
}
