package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The bank as authors and reviewers see it. */
@Component
public class Questions {

    private static final int PAGE_MAX = 200;

    private final QuestionTable table;
    private final ReviewTable reviews;
    private final PictureTable pictures;
    private final Taxonomy taxonomy;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public Questions(
            JdbcClient db, Taxonomy taxonomy, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.table = new QuestionTable(db);
        this.reviews = new ReviewTable(db);
        this.pictures = new PictureTable(db);
        this.taxonomy = taxonomy;
        this.transaction = transaction;
        this.events = events;
    }

    /** {@return the newest version} */
    public Optional<Question> find(QuestionId id) {
        return table.find(id);
    }

    /** {@return the newest versions of those that exist, by identifier} */
    public List<Question> find(Collection<QuestionId> ids) {
        return table.find(ids);
    }

    /** {@return all versions, newest first} */
    public List<Question> versions(QuestionId id) {
        return table.versions(id);
    }

    /**
     * {@return the questions whose identifier comes after {@code after}, by identifier}
     *
     * @param after {@code ""} for the first page, then {@link QuestionPage#next}
     * @param limit 1..200
     */
    public QuestionPage page(QuestionFilter filter, String after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        var found = table.page(filter, after, size + 1);
        if (found.size() <= size) return new QuestionPage(found, Optional.empty());
        var page = found.subList(0, size);
        return new QuestionPage(page, Optional.of(page.getLast().identifier()));
    }

    /** {@return how many questions there are, by leaf and kind; nothing for a pair that has none} */
    public List<TopicCount> counts() {
        return table.counts();
    }

    /** Adds a question, as a draft. */
    public Saving add(QuestionForm form, String by, Instant now) {
        return switch (new FormReader(taxonomy).read(form)) {
            case FormReader.Reading.Faulty faulty -> new Saving.Faulty(faulty.faults());
            case FormReader.Reading.Understood understood ->
                transaction.execute(status -> add(understood.content(), understood.labels(), by, now));
        };
    }

    private Saving add(QuestionContent content, FormReader.LabelsForm labels, String by, Instant now) {
        table.lock();
        var known = table.byIdentifier(Set.of(content.identifier()));
        if (!known.isEmpty()) {
            return new Saving.Faulty(List.of(Fault.of(Fault.Code.SAME_QUESTION, content.identifier())));
        }
        var id = new QuestionId(Generators.timeBasedEpochGenerator().generate());
        return write(id, 1, content, labels.over(Labels.NONE), by, now);
    }

    /**
     * Writes the next version of a question, as a draft; the approved version stays in use until the new one is approved.
     *
     * @param seen the version the author started from
     */
    public Saving change(QuestionVersion seen, QuestionForm form, String by, Instant now) {
        return switch (new FormReader(taxonomy).read(form)) {
            case FormReader.Reading.Faulty faulty -> new Saving.Faulty(faulty.faults());
            case FormReader.Reading.Understood understood ->
                transaction.execute(status -> change(seen, understood.content(), understood.labels(), by, now));
        };
    }

    private Saving change(
            QuestionVersion seen, QuestionContent content, FormReader.LabelsForm typed, String by, Instant now) {
        table.lock();
        var newest = table.find(seen.id());
        if (newest.isEmpty()) return new Saving.Missing();
        var question = newest.get();
        if (question.version() != seen.version()) return new Saving.Stale(question);
        var labels = typed.over(question.labels());
        if (question.content().equals(content)) return refile(question, labels);
        if (!question.identifier().equals(content.identifier())) {
            return new Saving.Faulty(
                    List.of(Fault.of(Fault.Code.IDENTIFIER_CHANGED, question.identifier(), content.identifier())));
        }
        return write(seen.id(), seen.version() + 1, content, labels, by, now);
    }

    /** Labels are no part of a version: filing a question anew leaves its review alone. */
    private Saving refile(Question question, Labels labels) {
        if (question.labels().equals(labels)) return new Saving.Unchanged(question);
        var unknown = unknownEnemies(labels);
        if (!unknown.isEmpty()) return new Saving.Faulty(unknown);
        table.file(List.of(new QuestionTable.Filing(question.id(), labels)));
        tell(List.of(question.id()));
        return new Saving.Saved(table.find(question.id()).orElseThrow());
    }

    private List<Fault> unknownEnemies(Labels labels) {
        return table.unknown(labels.enemies()).stream()
                .map(identifier -> Fault.of(Fault.Code.UNKNOWN_ENEMY, identifier))
                .toList();
    }

    private Saving write(QuestionId id, int version, QuestionContent content, Labels labels, String by, Instant now) {
        var unknown = new ArrayList<>(unknownEnemies(labels));
        for (var hash : pictures.unknown(content.pictures())) unknown.add(Fault.of(Fault.Code.UNKNOWN_PICTURE, hash));
        if (!unknown.isEmpty()) return new Saving.Faulty(unknown);
        var twin = Twin.of(content.body());
        for (var other : table.byTwin(Set.of(twin))) {
            if (!other.identifier().equals(content.identifier())) {
                return new Saving.Faulty(List.of(Fault.of(Fault.Code.SAME_QUESTION, other.identifier())));
            }
        }
        table.write(List.of(new QuestionTable.Write(id, version, content, Canonical.of(content), twin)), null, by, now);
        table.file(List.of(new QuestionTable.Filing(id, labels)));
        tell(List.of(id));
        return new Saving.Saved(new Question(id, version, QuestionStatus.DRAFT, content, labels, by, now));
    }

    /** Says yes to these versions: the next release has them. A version needs a second person: not who wrote it. */
    public Approval approve(List<QuestionVersion> versions, String by, Instant now) {
        return transaction.execute(status -> {
            table.lock();
            List<QuestionVersion> approved = new ArrayList<>();
            List<Approval.Refused> refused = new ArrayList<>();
            for (var seen : reviews.seen(versions.stream().distinct().toList())) {
                objection(seen, by)
                        .ifPresentOrElse(
                                reason -> refused.add(new Approval.Refused(seen.seen(), reason)),
                                () -> approved.add(seen.seen()));
            }
            reviews.approve(approved, by, now);
            var ids = approved.stream().map(QuestionVersion::id).toList();
            tell(ids);
            return new Approval(ids, refused);
        });
    }

    private static Optional<Approval.Reason> objection(ReviewTable.Seen seen, String by) {
        if (seen.standing().isEmpty()) return Optional.of(Approval.Reason.MISSING);
        var standing = seen.standing().get();
        if (standing.newest() != seen.seen().version()) return Optional.of(Approval.Reason.NOT_NEWEST);
        if (standing.status() != QuestionStatus.DRAFT && standing.status() != QuestionStatus.IN_REVIEW) {
            return Optional.of(Approval.Reason.NOT_A_DRAFT);
        }
        if (standing.changedBy().equals(by)) return Optional.of(Approval.Reason.OWN_CHANGE);
        return Optional.empty();
    }

    /** Says yes to all that an import wrote and that nobody has changed since; not who imported it. */
    public Approval approve(ImportId origin, String by, Instant now) {
        return transaction.execute(status -> {
            table.lock();
            return approve(reviews.draftsOf(origin), by, now);
        });
    }

    /** Takes questions out of all releases to come. {@return those that were not retired before} */
    public List<QuestionId> retire(Collection<QuestionId> ids, String reason, String by, Instant now) {
        return transaction.execute(status -> {
            table.lock();
            var retired = reviews.retire(ids, reason, by, now);
            tell(retired);
            return retired;
        });
    }

    private void tell(List<QuestionId> changed) {
        QuestionsChanged.inParts(changed).forEach(events::publishEvent);
    }
}
