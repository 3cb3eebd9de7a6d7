package liangku.exam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Scope;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to an attempt, in order: for its candidate, for who watches the business, for the auditor. */
@Component
public class Timelines {

    private final TimelineTable table;
    private final Candidates candidates;
    private final Audit audit;
    private final Exams exams;

    public Timelines(JdbcClient db, Candidates candidates, Audit audit, Exams exams) {
        this.table = new TimelineTable(db);
        this.candidates = candidates;
        this.audit = audit;
        this.exams = exams;
    }

    /**
     * Everything known of an attempt.
     *
     * @param events the oldest first; never empty
     */
    public record Timeline(AttemptId attempt, WorkerId worker, ExamId exam, List<AttemptEvent> events) {

        public Timeline {
            events = List.copyOf(events);
        }

        /** {@return when the paper was handed out: what is told before only led there} */
        public Instant startedAt() {
            return events.stream()
                    .filter(AttemptEvent.Started.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .at();
        }
    }

    /** {@return the worker's own attempt, if it is one} */
    public Optional<Timeline> of(AttemptId id, WorkerId worker) {
        return table.head(id).filter(head -> head.worker().equals(worker)).map(this::timeline);
    }

    /** {@return an attempt that was sat while employed within the scope} */
    public Optional<Timeline> of(AttemptId id, Scope scope) {
        return table.head(id)
                .filter(head -> candidates.sees(scope, head.employer()))
                .map(this::timeline);
    }

    /** {@return any attempt: for the auditor, who sees deeds and no names} */
    public Optional<Timeline> of(AttemptId id) {
        return table.head(id).map(this::timeline);
    }

    private Timeline timeline(TimelineTable.Head head) {
        var events = new ArrayList<AttemptEvent>();
        events.addAll(table.summoned(head));
        events.addAll(table.calledOff(head));
        events.addAll(table.extraTimeEnded(head));
        events.addAll(table.extraTimeGranted(head));
        events.add(head.started());
        events.addAll(table.readElsewhere(head.attempt()));
        audit.about("attempt", head.attempt().toString(), "attempt-taken-over").stream()
                .map(entry -> new AttemptEvent.TakenOver(entry.at()))
                .forEach(events::add);
        events.addAll(table.saved(
                head.attempt(),
                head.started()
                        .deadline()
                        .plus(exams.terms(head.exam(), head.started().policy()).grace())));
        events.addAll(table.tooLate(head.attempt()));
        events.addAll(table.refused(head.attempt()));
        events.addAll(table.decided(head.attempt()));
        head.closed().ifPresent(events::add);
        events.addAll(table.sealed(head.attempt()));
        events.addAll(table.marked(head.attempt()));
        events.addAll(table.correctionsSeen(head.attempt()));
        events.addAll(table.takenBack(head.attempt()));
        // A stable sort: what has the same time stays in the order in which such things happen.
        events.sort(Comparator.comparing(AttemptEvent::at));
        return new Timeline(head.attempt(), head.worker(), head.exam(), events);
    }
}
