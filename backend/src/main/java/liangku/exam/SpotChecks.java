package liangku.exam;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        /** @param workers how many have to sit */
        record Ordered(SpotCheck check, int workers) implements Ordering {}

        /** No such business within the scope. */
        record NotFound() implements Ordering {}

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
     * Orders people of a business to be examined, from now for as long as the exam's period says.
     *
     * @param workers whom; empty for everybody who works there today and owes training
     * @param by the subject who orders
     */
    public Ordering order(EmployerId employer, Scope scope, Collection<WorkerId> workers, String by, Instant now) {
        var there = candidates.owingsAt(employer, scope, now);
        if (there.isEmpty()) {
            return new Ordering.NotFound();
        }
        var wanted = new HashSet<>(workers);
        var chosen = there.get().stream()
                .filter(owing ->
                        wanted.isEmpty() || wanted.contains(owing.employment().worker()))
                .toList();
        chosen.forEach(owing -> wanted.remove(owing.employment().worker()));
        if (!wanted.isEmpty()) {
            return new Ordering.NotThere(wanted.iterator().next());
        }
        if (chosen.isEmpty() || chosen.size() > WORKERS_MAX) {
            return new Ordering.WrongNumber(chosen.size(), WORKERS_MAX);
        }
        var exam = exam();
        var check = new SpotCheck(
                new SpotCheckId(Generators.timeBasedEpochGenerator().generate()),
                exam.id(),
                employer,
                by,
                now,
                now.plus(exam.retakes().period()));
        transaction.executeWithoutResult(status -> {
            table.insert(check, chosen);
            audit.record(
                    by,
                    "spot-check-ordered",
                    "employer",
                    employer.toString(),
                    Map.of("spotCheck", check.id().toString(), "workers", chosen.size()),
                    now);
        });
        return new Ordering.Ordered(check, chosen.size());
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
