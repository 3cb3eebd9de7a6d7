package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The bank as authors and reviewers see it. */
@Component
public class Questions {

    private static final int PAGE_MAX = 200;

    private final QuestionTable table;
    private final LabelTable labelTable;
    private final QuestionListTable lists;
    private final ShownQuestions shown;
    private final Likeness likeness;
    private final ReviewTable reviews;
    private final Review review;
    private final PictureTable pictures;
    private final Taxonomy taxonomy;
    private final PostCodes posts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** @param posts those that questions can be meant for */
    public Questions(
            JdbcClient db,
            Taxonomy taxonomy,
            PostCodes posts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.table = new QuestionTable(db);
        this.labelTable = new LabelTable(db);
        this.lists = new QuestionListTable(db);
        this.shown = new ShownQuestions(db, table);
        this.likeness = new Likeness(new LikenessTable(db));
        this.reviews = new ReviewTable(db);
        this.review = new Review(reviews, new QuarantineTable(db));
        this.pictures = new PictureTable(db);
        this.taxonomy = taxonomy;
        this.posts = posts;
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

    /** {@return who wrote the first version of each: a subject such as {@code account:<uuid>}} */
    public Map<QuestionId, String> authors(Collection<QuestionId> ids) {
        return table.authors(ids);
    }

    /** {@return all versions, newest first} */
    public List<Question> versions(QuestionId id) {
        return table.versions(id);
    }

    /** {@return these very versions as far as they exist, by identifier} */
    public List<Question> versions(List<QuestionVersion> named) {
        return table.versions(named);
    }

    /** {@return a page by identifier, see {@link #page(QuestionFilter, QuestionSort, String, int)}} */
    public QuestionPage page(QuestionFilter filter, String after, int limit) {
        return page(filter, QuestionSort.BY_IDENTIFIER, after, limit);
    }

    /**
     * {@return the questions that come after {@code after} in this order}
     *
     * @param after {@code ""} for the first page, then {@link QuestionPage#next} of the same list
     * @param limit 1..200
     * @throws IllegalArgumentException if {@code after} is no place in a list of this order
     */
    public QuestionPage page(QuestionFilter filter, QuestionSort sort, String after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        var listed = lists.page(filter, sort, after, size + 1);
        var page = listed.subList(0, Math.min(size, listed.size()));
        var next = listed.size() > size ? Optional.of(sort.after(page.getLast().place())) : Optional.<String>empty();
        var found = shown.of(page.stream().map(QuestionListTable.Listed::id).toList());
        Map<QuestionId, QuestionFigures> figures = new HashMap<>();
        for (var one : found)
            one.figures().ifPresent(said -> figures.put(one.question().id(), said));
        return new QuestionPage(
                found.stream().map(ShownQuestions.Shown::question).toList(), figures, next);
    }

    /** {@return how many questions a filter shows} */
    public int count(QuestionFilter filter) {
        return lists.count(filter);
    }

    /** {@return the tags questions bear, each once, in alphabetical order} */
    public List<String> tags() {
        return lists.tags();
    }

    /** {@return how many questions there are, by leaf and kind; nothing for a pair that has none} */
    public List<TopicCount> counts() {
        return lists.counts();
    }

    /** Adds a question, as a draft. */
    public Saving add(QuestionForm form, String by, Instant now) {
        return switch (new FormReader(taxonomy, posts).read(form)) {
            case FormReader.Reading.Faulty faulty -> new Saving.Faulty(faulty.faults());
            case FormReader.Reading.Understood understood ->
                transaction.execute(status -> add(understood.content(), understood.labels(), by, now));
        };
    }

    private Saving add(QuestionContent content, FormReader.LabelsForm labels, String by, Instant now) {
        table.lock();
        var known = table.byIdentifier(Set.of(content.identifier()));
        if (!known.isEmpty()) {
            return new Saving.Faulty(List.of(Fault.of(Fault.Code.KNOWN_IDENTIFIER, content.identifier())));
        }
        var id = new QuestionId(Generators.timeBasedEpochGenerator().generate());
        return write(
                new QuestionVersion(id, 1),
                QuestionStatus.DRAFT,
                content,
                new Filed(Labels.NONE, labels.over(Labels.NONE)),
                by,
                now);
    }

    /**
     * Writes the next version of a question, as a draft; the approved version stays in use until the new one is approved,
     * and a retired question stays retired until it is revived.
     *
     * @param seen the version the author started from
     */
    public Saving change(QuestionVersion seen, QuestionForm form, String by, Instant now) {
        return switch (new FormReader(taxonomy, posts).read(form)) {
            case FormReader.Reading.Faulty faulty -> new Saving.Faulty(faulty.faults());
            case FormReader.Reading.Understood understood ->
                transaction.execute(status -> change(seen, understood.content(), understood.labels(), by, now));
        };
    }

    /**
     * Writes what an earlier version says as the next version, as a draft; tags and enemies stay as they are. What was right
     * then is looked at as what is typed now: a knowledge point may be retired since, another question may say the same.
     *
     * @param seen the newest version, which the author has read
     * @param earlier number of the version to be had again
     */
    public Saving restore(QuestionVersion seen, int earlier, String by, Instant now) {
        return table.versions(List.of(new QuestionVersion(seen.id(), earlier))).stream()
                .findFirst()
                .map(wanted -> change(seen, QuestionForm.of(wanted).leavingLabels(), by, now))
                .orElseGet(Saving.Missing::new);
    }

    private Saving change(
            QuestionVersion seen, QuestionContent content, FormReader.LabelsForm typed, String by, Instant now) {
        table.lock();
        var newest = table.find(seen.id());
        if (newest.isEmpty()) return new Saving.Missing();
        var question = newest.get();
        if (question.version() != seen.version()) return new Saving.Stale(question);
        var labels = typed.over(question.labels());
        if (question.content().equals(content)) return refile(question, labels, by, now);
        if (!question.identifier().equals(content.identifier())) {
            return new Saving.Faulty(
                    List.of(Fault.of(Fault.Code.IDENTIFIER_CHANGED, question.identifier(), content.identifier())));
        }
        var next = table.next(seen.id());
        var filed = new Filed(question.labels(), labels);
        return write(next, question.status().afterAChange(), content, filed, by, now);
    }

    /** Labels are no part of a version: filing a question anew leaves its review alone. */
    private Saving refile(Question question, Labels labels, String by, Instant now) {
        if (question.labels().equals(labels)) return new Saving.Unchanged(question);
        var faults = faults(new Filed(question.labels(), labels));
        if (!faults.isEmpty()) return new Saving.Faulty(faults);
        FilingLog.file(labelTable, new LabelTable.Filing(question.id(), labels), Set.of(), by, now)
                .ifPresent(events::publishEvent);
        tell(List.of(question.id()));
        return new Saving.Saved(table.find(question.id()).orElseThrow(), List.of());
    }

    /** How a question was filed and is to be. */
    private record Filed(Labels before, Labels wanted) {}

    private List<Fault> faults(Filed filed) {
        List<Fault> faults = new ArrayList<>();
        filed.wanted.tooManyEnemiesFor(filed.before).ifPresent(faults::add);
        for (var identifier : labelTable.unknown(filed.wanted.enemies())) {
            faults.add(Fault.of(Fault.Code.UNKNOWN_ENEMY, identifier));
        }
        return faults;
    }

    private Saving write(
            QuestionVersion next, QuestionStatus status, QuestionContent content, Filed filed, String by, Instant now) {
        var faults = faults(filed);
        for (var hash : pictures.unknown(content.pictures())) faults.add(Fault.of(Fault.Code.UNKNOWN_PICTURE, hash));
        // The form was read before the bank was locked, by what this node remembered.
        for (var gone : taxonomy.unusable(content.topics())) faults.add(Fault.of(Fault.Code.UNKNOWN_TOPIC, gone));
        if (!faults.isEmpty()) return new Saving.Faulty(faults);
        var labels = filed.wanted;
        var write = QuestionTable.Write.of(next, content);
        for (var other : table.byTwin(Set.of(write.twin()))) {
            if (!other.identifier().equals(content.identifier())) {
                return new Saving.Faulty(List.of(Fault.of(Fault.Code.SAME_QUESTION, other.identifier())));
            }
        }
        var similar = likeness.of(content.body(), content.identifier());
        table.write(List.of(write), null, by, now);
        var isNew = next.version() == 1 ? Set.of(next.id()) : Set.<QuestionId>of();
        FilingLog.file(labelTable, new LabelTable.Filing(next.id(), labels), isNew, by, now)
                .ifPresent(events::publishEvent);
        tell(List.of(next.id()));
        return new Saving.Saved(new Question(next.id(), next.version(), status, content, labels, by, now), similar);
    }

    /** Says whether the bank has something like what was typed, before it is saved. */
    public Checking similar(QuestionForm form) {
        return switch (new FormReader(taxonomy, posts).read(form)) {
            case FormReader.Reading.Faulty faulty -> new Checking.Faulty(faulty.faults());
            case FormReader.Reading.Understood understood -> {
                var content = understood.content();
                yield new Checking.Checked(likeness.of(content.body(), content.identifier()));
            }
        };
    }

    /** {@return near-duplicates of a question, nearest first, at most ten} */
    public List<Similar> similar(Question question) {
        return likeness.of(question.body(), question.identifier());
    }

    /**
     * {@return pairs of near-duplicates among all questions that are not retired, part by part}
     *
     * @param minimum least similarity, 0.5 to 1; below 0.8 more and more pairs are missed
     * @param after {@code ""} for the first part, then {@link NearDuplicates#next}
     * @param limit 1..200; a question's own pairs are never parted, so some more may come
     */
    public NearDuplicates nearDuplicates(double minimum, String after, int limit) {
        return likeness.report(Math.clamp(minimum, 0.5, 1), after, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** Asks for a review of these versions. {@return which of them wait for it now} */
    public Passage submit(List<QuestionVersion> versions, String remark, String by, Instant now) {
        return passed(() -> review.submit(versions, remark, by, now));
    }

    /**
     * Gives versions back to their authors, who find them among their drafts.
     *
     * @param remark what is to be mended
     * @throws IllegalArgumentException if the remark is blank or has more than {@link Remark#TEXT_MAX} characters
     */
    public Passage returnToAuthor(List<QuestionVersion> versions, String remark, String by, Instant now) {
        return passed(() -> review.returnToAuthor(versions, remark, by, now));
    }

    /**
     * Says something about a version.
     *
     * @return whether there is such a version
     * @throws IllegalArgumentException if the text is blank or has more than {@link Remark#TEXT_MAX} characters
     */
    public boolean comment(QuestionVersion version, String text, String by, Instant now) {
        return reviews.comment(version, new ReviewTable.Made(Remark.Step.COMMENTED, Remark.said(text), by, now));
    }

    /** {@return what was done to a question and said about it, newest first} */
    public List<Remark> remarks(QuestionId id) {
        return reviews.remarks(id);
    }

    /**
     * Says yes to these versions that wait for review: the next release has them. It takes a second person: nobody who
     * wrote this version or any other since the last that was approved.
     */
    public Approval approve(List<QuestionVersion> versions, String by, Instant now) {
        return locked(() -> {
            var approval = review.approve(versions, by, now);
            tell(approval.approved());
            return approval;
        });
    }

    /** Asks for a review of all that an import wrote and that nobody has changed since. */
    public Passage submit(ImportId origin, String remark, String by, Instant now) {
        return passed(() -> review.submit(reviews.draftsOf(origin), remark, by, now));
    }

    /** Says yes to all that an import wrote and that was submitted, not who imported it; refuses what was changed since. */
    public Approval approve(ImportId origin, String by, Instant now) {
        return locked(() -> approve(reviews.waitingOf(origin), by, now));
    }

    /**
     * Takes questions out of all releases to come.
     *
     * @return those that were not retired before
     * @throws IllegalArgumentException if the reason has more than {@link Remark#TEXT_MAX} characters
     */
    public List<QuestionId> retire(Collection<QuestionId> ids, String reason, String by, Instant now) {
        return locked(() -> {
            var retired = review.retire(ids, reason, by, now);
            tell(retired);
            return retired;
        });
    }

    /** Takes retired questions back: approved versions are approved as before, others are drafts. */
    public Passage revive(Collection<QuestionId> ids, String by, Instant now) {
        return passed(() -> review.revive(ids, by, now));
    }

    private Passage passed(Supplier<Passage> step) {
        return locked(() -> {
            var passage = step.get();
            tell(passage.moved());
            return passage;
        });
    }

    private <T> T locked(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            return work.get();
        }));
    }

    private void tell(List<QuestionId> changed) {
        QuestionsChanged.inParts(changed).forEach(events::publishEvent);
    }
}
