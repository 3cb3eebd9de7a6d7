package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.Remark.Step;

/** The way of a version from its author to a release. Called inside a transaction that holds the bank's lock. */
final class Review {

    private final ReviewTable table;
    private final QuarantineTable quarantines;

    Review(ReviewTable table, QuarantineTable quarantines) {
        this.table = table;
        this.quarantines = quarantines;
    }

    Passage submit(List<QuestionVersion> versions, String remark, String by, Instant now) {
        var step = new ReviewTable.Made(Step.SUBMITTED, Remark.kept(remark), by, now);
        return move(versions, QuestionStatus.DRAFT, Passage.Reason.NOT_A_DRAFT, QuestionStatus.IN_REVIEW, step);
    }

    Passage returnToAuthor(List<QuestionVersion> versions, String remark, String by, Instant now) {
        var step = new ReviewTable.Made(Step.RETURNED, Remark.said(remark), by, now);
        return move(versions, QuestionStatus.IN_REVIEW, Passage.Reason.NOT_IN_REVIEW, QuestionStatus.DRAFT, step);
    }

    private Passage move(
            List<QuestionVersion> versions,
            QuestionStatus from,
            Passage.Reason otherwise,
            QuestionStatus to,
            ReviewTable.Made step) {
        List<QuestionId> moved = new ArrayList<>();
        List<Passage.Refused> refused = new ArrayList<>();
        for (var seen : table.seen(versions.stream().distinct().toList(), step.by())) {
            var id = seen.seen().id();
            if (seen.standing().isEmpty()) {
                refused.add(new Passage.Refused(id, Passage.Reason.MISSING));
            } else if (seen.standing().get().newest() != seen.seen().version()) {
                refused.add(new Passage.Refused(id, Passage.Reason.NOT_NEWEST));
            } else if (seen.standing().get().status() != from) {
                refused.add(new Passage.Refused(id, otherwise));
            } else {
                moved.add(id);
            }
        }
        table.move(moved, to, step);
        return new Passage(moved, refused);
    }

    Approval approve(List<QuestionVersion> versions, String by, Instant now) {
        List<QuestionVersion> approved = new ArrayList<>();
        List<Approval.Refused> refused = new ArrayList<>();
        for (var seen : table.seen(versions.stream().distinct().toList(), by)) {
            objection(seen)
                    .ifPresentOrElse(
                            reason -> refused.add(new Approval.Refused(seen.seen(), reason)),
                            () -> approved.add(seen.seen()));
        }
        table.approve(approved, new ReviewTable.Made(Step.APPROVED, "", by, now));
        return new Approval(approved.stream().map(QuestionVersion::id).toList(), refused);
    }

    private static Optional<Approval.Reason> objection(ReviewTable.Seen seen) {
        if (seen.standing().isEmpty()) return Optional.of(Approval.Reason.MISSING);
        var standing = seen.standing().get();
        if (standing.newest() != seen.seen().version()) return Optional.of(Approval.Reason.NOT_NEWEST);
        if (standing.status() != QuestionStatus.IN_REVIEW) return Optional.of(Approval.Reason.NOT_IN_REVIEW);
        // Who wrote an earlier draft of it wrote part of what stands there now, whoever touched it last.
        if (standing.own()) return Optional.of(Approval.Reason.OWN_CHANGE);
        if (standing.topic().equals(ImportOrder.UNSORTED)) return Optional.of(Approval.Reason.UNSORTED);
        return Optional.empty();
    }

    List<QuestionId> retire(Collection<QuestionId> ids, String reason, String by, Instant now) {
        return table.retire(Set.copyOf(ids), new ReviewTable.Made(Step.RETIRED, Remark.kept(reason), by, now));
    }

    /** A twin that was added meanwhile keeps its place: two of them would meet on one paper. */
    Passage revive(Collection<QuestionId> ids, String by, Instant now) {
        List<QuestionId> moved = new ArrayList<>();
        List<Passage.Refused> refused = new ArrayList<>();
        Set<String> twins = new HashSet<>();
        for (var retired : table.retired(List.copyOf(new HashSet<>(ids)))) {
            if (retired.status().isEmpty()) {
                refused.add(new Passage.Refused(retired.id(), Passage.Reason.MISSING));
            } else if (retired.status().get() != QuestionStatus.RETIRED) {
                refused.add(new Passage.Refused(retired.id(), Passage.Reason.NOT_RETIRED));
            } else if (retired.topicRetired()) {
                refused.add(new Passage.Refused(retired.id(), Passage.Reason.RETIRED_TOPIC));
            } else if (retired.liveTwin() || !twins.add(retired.twin())) {
                refused.add(new Passage.Refused(retired.id(), Passage.Reason.SAME_QUESTION));
            } else {
                moved.add(retired.id());
            }
        }
        table.revive(moved, new ReviewTable.Made(Step.REVIVED, "", by, now));
        // Whoever takes a question back has decided on what spoke against it.
        quarantines.putBack(moved, by, now);
        return new Passage(moved, refused);
    }
}
