package liangku.exam;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import liangku.groupcommit.GroupCommit;
import liangku.people.WorkerId;
import liangku.questionbank.Misfit;
import liangku.questionbank.Papers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Saves answers. What is acknowledged is committed: an answer shown as saved is never lost. Numbers make it idempotent:
 * a batch may be sent again until an answer to it arrives.
 */
@Component
public class Answers {

    private static final int BATCH_MAX = 1_000;
    private static final int SITTINGS_AT_HAND = 20_000;

    /** So many candidates share a commit; whoever brings more answers than a phone gathers goes alone. */
    private static final int GROUP_MAX = 128;

    private static final int SHARED_BATCH_MAX = 100;

    /** More than any honest candidate is refused of one paper. */
    private static final int REFUSED_MAX = 1_000;

    private final AttemptTable attempts;
    private final AnswerTable table;
    private final LateAnswerTable aside;
    private final Papers papers;
    private final Submissions submissions;
    private final LateAnswers late;
    private final Writers writers;
    private final TransactionTemplate transaction;
    private final TransactionTemplate noTransaction;
    private final GroupCommit<AnswerTable.Batch, Saving> groups = new GroupCommit<>(GROUP_MAX, this::store);

    /** Whose it is and which paper never change; whether it is still open is asked under a lock, not here. */
    private final Cache<AttemptId, Sitting> sittings = Caffeine.newBuilder()
            .maximumSize(SITTINGS_AT_HAND)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    Answers(
            JdbcClient db,
            Papers papers,
            Submissions submissions,
            LateAnswers late,
            Writers writers,
            PlatformTransactionManager transactions) {
        this.attempts = new AttemptTable(db);
        this.table = new AnswerTable(db);
        this.aside = new LateAnswerTable(db);
        this.papers = papers;
        this.submissions = submissions;
        this.late = late;
        this.writers = writers;
        // Its own transaction always: inside a longer one "saved" would be said before the commit.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // One statement is its own transaction, a round trip shorter.
        this.noTransaction = new TransactionTemplate(transactions);
        this.noTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** As below, of a phone that says nothing of itself. */
    public Saving save(WorkerId worker, AttemptId id, List<Answer> batch, Instant now) {
        return save(worker, id, batch, Sender.UNNAMED, now);
    }

    /**
     * Saves a batch, all or nothing.
     *
     * <p>An answer is normalised first: letters in order, each once. The same number with the same answer is the same
     * answer; a replay of what is stored is acknowledged even after the deadline or the submission.
     *
     * @param batch at most 1,000; numbers need not be consecutive
     */
    public Saving save(WorkerId worker, AttemptId id, List<Answer> batch, Sender sender, Instant now) {
        var sitting = sitting(id).filter(found -> found.seat().worker().equals(worker));
        if (sitting.isEmpty()) {
            return new Saving.NotFound();
        }
        if (batch.size() > BATCH_MAX) {
            return new Saving.NotOnThePaper(Misfit.of(Misfit.Why.TOO_MANY, batch.size(), BATCH_MAX));
        }
        var paper = papers.paper(sitting.get().paper());
        Map<Long, Answer> bySeq = new LinkedHashMap<>();
        for (var answer : batch) {
            switch (AnswerCheck.check(paper, answer)) {
                case AnswerCheck.Checked.Unfit(var why) -> {
                    // Those behind it in its chain must not be taken for forged.
                    answer.link().ifPresent(link -> aside.refuse(id, answer.item(), link, why, REFUSED_MAX, now));
                    return new Saving.NotOnThePaper(why);
                }
                case AnswerCheck.Checked.Fits(var normal) -> {
                    var other = bySeq.putIfAbsent(normal.seq(), normal);
                    if (other != null && !other.saysTheSameAs(normal)) {
                        var lowest = batch.stream().mapToLong(Answer::seq).min().orElseThrow();
                        return new Saving.Conflict(lowest, table.savedSeq(id));
                    }
                }
            }
        }
        return together(sitting.get(), bySeq.values(), sender, now)
                .orElseGet(() -> alone(id, bySeq.values(), sender, now));
    }

    /** {@return what became of answers in a commit shared with other candidates; empty where each has to be looked at} */
    private Optional<Saving> together(Sitting sitting, Collection<Answer> answers, Sender sender, Instant now) {
        return answers.isEmpty()
                        || answers.size() > SHARED_BATCH_MAX
                        || !(areIn(answers, true) || areIn(answers, false))
                        || submissions.isOver(sitting, now)
                ? Optional.empty()
                : groups.join(new AnswerTable.Batch(sitting.id(), List.copyOf(answers), sender.phone(), now));
    }

    private static boolean areIn(Collection<Answer> answers, boolean chain) {
        return answers.stream().allMatch(answer -> answer.link().isPresent() == chain);
    }

    private List<Optional<Saving>> store(List<AnswerTable.Batch> group) {
        // One batch of an attempt at a time: of two that come at once the second is looked at by itself.
        Map<AttemptId, AnswerTable.Batch> first = new LinkedHashMap<>();
        group.forEach(batch -> first.putIfAbsent(batch.attempt(), batch));
        var added = Objects.requireNonNull(noTransaction.execute(status -> table.append(List.copyOf(first.values()))));
        List<Optional<Saving>> results = new ArrayList<>(group.size());
        Set<AttemptId> told = new HashSet<>();
        for (var batch : group) {
            results.add(
                    told.add(batch.attempt()) && added.contains(batch.attempt())
                            ? Optional.of(new Saving.Saved(batch.highest()))
                            : Optional.empty());
        }
        return results;
    }

    private Saving alone(AttemptId id, Collection<Answer> answers, Sender sender, Instant now) {
        var saving = Objects.requireNonNull(transaction.execute(status -> store(id, answers, sender, now, status)));
        return saving instanceof Saving.TooLate ? late.take(id, answers, sender, now) : saving;
    }

    private Optional<Sitting> sitting(AttemptId id) {
        var atHand = Optional.ofNullable(sittings.getIfPresent(id));
        if (atHand.isPresent()) {
            return atHand;
        }
        var found = attempts.find(id);
        found.ifPresent(sitting -> sittings.put(id, sitting));
        return found;
    }

    private Saving store(
            AttemptId id, Collection<Answer> answers, Sender sender, Instant now, TransactionStatus status) {
        var sitting = attempts.findForAnswers(id).orElseThrow();
        var journal = table.journal(id);
        var saved = journal.isEmpty() ? 0 : journal.getLast().seq();
        var fresh = AnswerTable.fresh(answers, journal);
        if (fresh.isEmpty()) {
            return new Saving.Saved(Math.max(saved, highest(answers)));
        }
        if (sitting.closed().isPresent() || submissions.isOver(sitting, now)) {
            return new Saving.TooLate(sitting.deadline(), saved, List.of());
        }
        var other = writers.otherThan(sender.phone(), id);
        if (other.isPresent()) {
            return new Saving.OtherPhone(other.get(), saved);
        }
        // The later number counts, so what stands in a chain goes behind all there is.
        if (fresh.stream().anyMatch(answer -> answer.link().isPresent() && answer.seq() <= saved)
                || table.append(id, fresh, now) < fresh.size()) {
            status.setRollbackOnly();
            return new Saving.Conflict(fresh.getFirst().seq(), saved);
        }
        return new Saving.Saved(Math.max(saved, highest(answers)));
    }

    private static long highest(Collection<Answer> answers) {
        return answers.stream().mapToLong(Answer::seq).max().orElse(0);
    }
}
