package liangku.questionbank;

import java.time.Instant;
import java.util.List;

/**
 * Tags or enemies of questions changed. Published in the transaction that changes them.
 *
 * @param questions each once, at most {@link #NAMED_MAX} of them
 * @param count of all questions
 * @param changes what changed, each once, as {@link LabelChange} words it; at most {@link #NAMED_MAX}
 * @param by a subject such as {@code account:<uuid>}
 */
public record QuestionsFiled(List<QuestionId> questions, int count, List<String> changes, String by, Instant at) {

    /** A record of thousands of names is read by nobody; each question's own history has its own. */
    public static final int NAMED_MAX = 50;

    public QuestionsFiled {
        questions = List.copyOf(questions);
        changes = List.copyOf(changes);
    }
}
