package liangku.questionbank;

/**
 * How many questions there are on a leaf of one kind, not counting retired ones.
 *
 * @param approved of these how many whose newest version is approved
 */
public record TopicCount(String topic, QuestionKind kind, int questions, int approved) {}
