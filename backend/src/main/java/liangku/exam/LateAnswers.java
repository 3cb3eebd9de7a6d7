package liangku.exam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.audit.Audit;
import liangku.employer.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what a phone without a network brings when the time is up. What its chain shows to have been given in time
 * counts, and the attempt is marked anew if it was marked already; the rest is kept for a person to decide.
 */
@Component
public class LateAnswers {

    /** More than any honest candidate gives to one paper. */
    private static final int KEPT_MAX = 1_000;

    private static final int PAGE_MAX = 200;

    private final AttemptTable attempts;
    private final AnswerTable answers;
    private final LateAnswerTable table;
    private final Submissions submissions;
    private final Tickets tickets;
    private final Writers writers;
    private final MarkedPapers marked;
    private final ExamSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    LateAnswers(
            JdbcClient db,
            Submissions submissions,
            Tickets tickets,
            Writers writers,
            ExamSettings settings,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.attempts = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.table = new LateAnswerTable(db);
        this.submissions = submissions;
        this.tickets = tickets;
        this.writers = writers;
        this.marked = new MarkedPapers(db);
        this.settings = settings;
        this.audit = audit;
        // Its own transaction always: inside a longer one "saved" would be said before the commit.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** {@return what became of a batch of which something is neither stored nor in time} */
    Saving take(AttemptId id, Collection<Answer> batch, Sender sender, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // Alone: nobody may mark it while it is judged. It is over: what came in time is marked without what comes
            // late.
            var sitting = submissions
                    .ended(attempts.findForSubmission(id).orElseThrow(), now)
                    .sitting();
            var journal = answers.journal(id);
            var tenures = writers.tenures(id);
            var judged = LateArrivals.judge(
                    sitting,
                    journal,
                    table.aside(id),
                    AnswerTable.fresh(batch, journal),
                    tickets.shown(sitting, sender.ticket()),
                    given -> tenures.wereElsewhere(sender.phone(), given),
                    settings.lateWindow(),
                    marked.toldOf(id).isPresent(),
                    now);
            // Kept first: answers that count may follow from others that do not.
            if (!judged.kept().isEmpty() && !table.keep(id, judged.kept(), KEPT_MAX, now)) {
                return new Saving.Full(KEPT_MAX);
            }
            if (!judged.taken().isEmpty()) {
                answers.append(id, numbered(judged.taken(), journal), now);
                submissions.remark(sitting, now);
            }
            if (!judged.kept().isEmpty()) {
                return new Saving.TooLate(
                        sitting.deadline(),
                        answers.savedSeq(id),
                        judged.kept().stream()
                                .map(kept -> new Saving.Unproved(
                                        kept.answer().seq(), kept.why().name()))
                                .toList());
            }
            var highest = batch.stream().mapToLong(Answer::seq).max().orElse(0);
            return new Saving.Saved(Math.max(answers.savedSeq(id), highest));
        }));
    }

    /**
     * {@return them behind all there is, in their order, if one of their numbers is not behind it already} In between there is
     * no place: receipts that were given are of the lines in their order.
     */
    private static List<Answer> numbered(List<Answer> taken, List<Answer> journal) {
        var last = journal.stream().mapToLong(Answer::seq).max().orElse(0);
        if (taken.stream().allMatch(answer -> answer.seq() > last)) {
            return taken;
        }
        return IntStream.range(0, taken.size())
                .mapToObj(place -> taken.get(place).numbered(last + 1 + place))
                .toList();
    }

    /**
     * {@return attempts within the scope of which answers wait for a decision, those that wait longest first}
     *
     * @param after where the page before ended
     * @param limit at most 200 attempts
     */
    public LatePage undecided(Scope scope, Optional<LatePage.Place> after, int limit) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        var attempts = table.undecided(scope, after, size);
        return new LatePage(
                attempts,
                attempts.size() == size ? Optional.of(attempts.getLast().place()) : Optional.empty());
    }

    /**
     * Decides what was kept of an attempt, once.
     *
     * @param remark why, not blank
     * @return how many answers were decided; 0 if there are none, or none within the scope
     */
    public int decide(AttemptId id, LateDecision decision, String remark, Scope scope, String by, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!table.waits(id, scope)) {
                return 0;
            }
            var sitting = submissions
                    .ended(attempts.findForSubmission(id).orElseThrow(), now)
                    .sitting();
            var kept = table.undecided(id);
            table.decide(id, decision, by, remark, now);
            if (decision == LateDecision.TAKEN && !kept.isEmpty()) {
                var behind = answers.savedSeq(id);
                var taken = new ArrayList<Answer>();
                for (var answer : kept) {
                    taken.add(new Answer(++behind, answer.item(), answer.response()));
                }
                answers.append(id, taken, now);
                submissions.remark(sitting, now);
            }
            audit.record(
                    by,
                    "late-answers-decided",
                    "attempt",
                    id.toString(),
                    Map.of("decision", decision.name(), "answers", Integer.toString(kept.size()), "reason", remark),
                    now);
            return kept.size();
        }));
    }
}
