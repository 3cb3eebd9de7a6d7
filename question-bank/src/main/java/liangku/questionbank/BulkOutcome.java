package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What came of an edit of many questions. */
public sealed interface BulkOutcome {

    /** {@return the same, with these questions besides, which stayed as they were} */
    default BulkOutcome refusing(Collection<QuestionId> more, String reason) {
        return this;
    }

    /**
     * Done, as far as it could be.
     *
     * @param chosen how many questions were meant
     * @param changed how many of them are different now
     * @param refused those that could not be; the rest were so already
     */
    record Done(int chosen, int changed, List<Refused> refused) implements BulkOutcome {
        public Done {
            refused = List.copyOf(refused);
        }

        @Override
        public Done refusing(Collection<QuestionId> more, String reason) {
            var all = Stream.concat(refused.stream(), more.stream().map(id -> new Refused(id, reason)));
            return new Done(chosen + more.size(), changed, all.toList());
        }
    }

    /** A question that stayed as it was. {@code reason} is a name of {@link Approval.Reason} or {@link Passage.Reason}. */
    record Refused(QuestionId question, String reason) {}

    /** Nothing was done: more questions are meant than one edit takes. */
    record TooMany(int most) implements BulkOutcome {}

    /** Nothing was done: there is no such leaf, or it is retired. */
    record UnknownTopic(String topic) implements BulkOutcome {}

    /** Nothing was done: tags are too long, or a question would have too many. */
    record BadTags(String sentence) implements BulkOutcome {}
}
