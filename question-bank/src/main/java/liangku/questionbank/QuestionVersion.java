package liangku.questionbank;

/** Names one version of one question. */
public record QuestionVersion(QuestionId id, int version) {}
