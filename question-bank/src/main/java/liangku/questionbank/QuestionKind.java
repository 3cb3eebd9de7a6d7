package liangku.questionbank;

/** The shapes of question a blueprint can ask for. */
public enum QuestionKind {
    SINGLE,
    MULTIPLE,
    TRUE_FALSE
}
