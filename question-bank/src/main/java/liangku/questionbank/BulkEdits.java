package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does one thing to many questions: all or nothing in one transaction, in sets. */
@Component
public class BulkEdits {

    /** Most questions of one edit. */
    public static final int QUESTIONS_MAX = 5_000;

    private static final int SET = 1_000;

    private final QuestionTable table;
    private final LabelTable labelTable;
    private final QuestionListTable lists;
    private final Review review;
    private final Taxonomy taxonomy;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public BulkEdits(
            JdbcClient db, Taxonomy taxonomy, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.table = new QuestionTable(db);
        this.labelTable = new LabelTable(db);
        this.lists = new QuestionListTable(db);
        this.review = new Review(new ReviewTable(db), new QuarantineTable(db));
        this.taxonomy = taxonomy;
        this.transaction = transaction;
        this.events = events;
    }

    /** @param by a subject such as {@code account:<uuid>} */
    public BulkOutcome apply(BulkChoice choice, BulkEdit edit, String by, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            var newest = newest(choice);
            if (newest.size() > QUESTIONS_MAX) return new BulkOutcome.TooMany(QUESTIONS_MAX);
            var unseen = unseen(choice, newest);
            var chosen = newest.stream()
                    .filter(version -> !unseen.contains(version.id()))
                    .toList();
            return apply(chosen, edit, by, now).refusing(unseen, Approval.Reason.NOT_NEWEST.name());
        }));
    }

    private BulkOutcome apply(List<QuestionVersion> chosen, BulkEdit edit, String by, Instant now) {
        return switch (edit) {
            case BulkEdit.SetDifficulty(int difficulty) ->
                rewrite(chosen, content -> content.ofDifficulty(difficulty), by, now);
            case BulkEdit.MoveTo(String topic) ->
                !taxonomy.unusable(List.of(topic)).isEmpty()
                        ? new BulkOutcome.UnknownTopic(topic)
                        : rewrite(chosen, content -> content.about(topic), by, now);
            case BulkEdit.Tag tag -> tag(chosen, tag, by, now);
            case BulkEdit.Submit(String remark) -> passed(chosen, review.submit(chosen, remark, by, now));
            case BulkEdit.Approve() -> approved(chosen, review.approve(chosen, by, now));
            case BulkEdit.Retire(String reason) -> {
                var retired = review.retire(ids(chosen), reason, by, now);
                tell(retired);
                yield new BulkOutcome.Done(chosen.size(), retired.size(), List.of());
            }
        };
    }

    private List<QuestionVersion> newest(BulkChoice choice) {
        return switch (choice) {
            case BulkChoice.Named named -> newest(named.ids());
            case BulkChoice.Seen(var versions) -> newest(ids(versions));
            case BulkChoice.Shown shown -> lists.newest(shown.filter(), QUESTIONS_MAX + 1);
        };
    }

    private List<QuestionVersion> newest(List<QuestionId> ids) {
        return ids.size() > QUESTIONS_MAX
                ? ids.stream().map(id -> new QuestionVersion(id, 0)).toList()
                : lists.newest(ids);
    }

    /** {@return those of these that are not as they were when they were chosen} */
    private Set<QuestionId> unseen(BulkChoice choice, List<QuestionVersion> newest) {
        return switch (choice) {
            case BulkChoice.Named named -> changedAfter(named.seenAt(), newest);
            case BulkChoice.Seen(var versions) -> {
                var others = new LinkedHashSet<>(ids(newest));
                others.removeAll(ids(
                        newest.stream().filter(Set.copyOf(versions)::contains).toList()));
                yield others;
            }
            case BulkChoice.Shown shown -> changedAfter(shown.seenAt(), newest);
        };
    }

    private Set<QuestionId> changedAfter(Optional<Instant> seenAt, List<QuestionVersion> newest) {
        return seenAt.map(then -> lists.changedAfter(then, ids(newest))).orElse(Set.of());
    }

    private BulkOutcome rewrite(
            List<QuestionVersion> chosen, UnaryOperator<QuestionContent> change, String by, Instant now) {
        int changed = 0;
        for (int from = 0; from < chosen.size(); from += SET) {
            var set = ids(chosen.subList(from, Math.min(from + SET, chosen.size())));
            List<QuestionTable.Write> writes = new ArrayList<>();
            var next = table.next(set);
            for (var question : table.find(set)) {
                var content = change.apply(question.content());
                if (content.equals(question.content())) continue;
                writes.add(QuestionTable.Write.of(
                        new QuestionVersion(question.id(), next.getOrDefault(question.id(), 1)), content));
            }
            if (writes.isEmpty()) continue;
            table.write(writes, null, by, now);
            changed += writes.size();
            tell(writes.stream().map(QuestionTable.Write::id).toList());
        }
        return new BulkOutcome.Done(chosen.size(), changed, List.of());
    }

    private BulkOutcome tag(List<QuestionVersion> chosen, BulkEdit.Tag tag, String by, Instant now) {
        List<LabelTable.Filing> filings = new ArrayList<>();
        for (var question : table.find(ids(chosen))) {
            var tags = new TreeSet<>(question.labels().tags());
            tags.removeAll(tag.remove());
            tags.addAll(tag.add());
            try {
                var labels = new Labels(List.copyOf(tags), question.labels().enemies());
                if (!labels.equals(question.labels())) filings.add(new LabelTable.Filing(question.id(), labels));
            } catch (IllegalArgumentException bad) {
                return new BulkOutcome.BadTags(question.identifier() + ": " + bad.getMessage());
            }
        }
        var log = new FilingLog(labelTable);
        log.watch(filings.stream().map(LabelTable.Filing::id).toList(), List.of());
        labelTable.tag(filings);
        log.tell(Set.of(), null, by, now).ifPresent(events::publishEvent);
        tell(filings.stream().map(LabelTable.Filing::id).toList());
        return new BulkOutcome.Done(chosen.size(), filings.size(), List.of());
    }

    private BulkOutcome passed(List<QuestionVersion> chosen, Passage passage) {
        tell(passage.moved());
        return new BulkOutcome.Done(
                chosen.size(),
                passage.moved().size(),
                passage.refused().stream()
                        .map(refused -> new BulkOutcome.Refused(
                                refused.question(), refused.reason().name()))
                        .toList());
    }

    private BulkOutcome approved(List<QuestionVersion> chosen, Approval approval) {
        tell(approval.approved());
        return new BulkOutcome.Done(
                chosen.size(),
                approval.approved().size(),
                approval.refused().stream()
                        .map(refused -> new BulkOutcome.Refused(
                                refused.question().id(), refused.reason().name()))
                        .toList());
    }

    private static List<QuestionId> ids(Collection<QuestionVersion> versions) {
        return versions.stream().map(QuestionVersion::id).toList();
    }

    private void tell(List<QuestionId> changed) {
        QuestionsChanged.inParts(changed).forEach(events::publishEvent);
    }
}
