package liangku.practice;

import liangku.questionbank.Misfit;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Solution;

/** What came of answering a practised question. */
public sealed interface Answering {

    /** The mark of the first answer, however often it is sent, and where the question lies in the book now; {@code topic} is its leaf. */
    record Marked(QuestionVersion question, String topic, Solution solution, BookEntry entry) implements Answering {}

    /** @param why what came and what was wanted */
    record Unfit(Misfit why) implements Answering {}

    /** No question of this id was drawn for this worker. */
    record NotFound() implements Answering {}

    /** The question may not be practised any more; nothing is told of it. */
    record Withdrawn() implements Answering {}

    record ExamRunning() implements Answering {}
}
