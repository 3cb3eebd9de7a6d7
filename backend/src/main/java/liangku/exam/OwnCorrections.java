package liangku.exam;

import java.time.Instant;
import liangku.people.WorkerId;
import liangku.questionbank.Correction;
import liangku.questionbank.LostPoints;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody's own marked papers lost, what was answered there, what is right and why. Asked for when they look, so that
 * marking costs nothing more.
 */
@Component
public class OwnCorrections {

    private final AttemptTable attempts;
    private final Submissions submissions;
    private final MarkedPapers marked;
    private final LostPoints lost;

    OwnCorrections(JdbcClient db, Submissions submissions, MarkedPapers marked, LostPoints lost) {
        this.attempts = new AttemptTable(db);
        this.submissions = submissions;
        this.marked = marked;
        this.lost = lost;
    }

    /** {@return what an own attempt lost, by the marks and the answers that count now} */
    public Correcting of(WorkerId worker, AttemptId id, Instant now) {
        var sitting = attempts.find(id)
                .filter(found -> found.seat().worker().equals(worker))
                .filter(found -> found.closed().isPresent());
        if (sitting.isEmpty()) return new Correcting.NotFound();
        if (marked.sitting(worker, now)) return new Correcting.ExamRunning();
        var corrections = lost.of(
                sitting.get().paper(),
                submissions.counting(sitting.get()),
                sitting.get().startedAt());
        if (corrections.stream().anyMatch(Correction.Told.class::isInstance)) marked.told(id, now);
        return new Correcting.Corrected(corrections);
    }
}
