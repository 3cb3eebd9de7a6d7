package liangku.questionbank;

import java.util.List;

/** What came of moving questions a step along their life. */
public record Passage(List<QuestionId> moved, List<Refused> refused) {

    /** A question that stayed where it was. */
    public record Refused(QuestionId question, Reason reason) {}

    /** Why a question stayed where it was. */
    public enum Reason {
        /** There is a newer version than the one that was named. */
        NOT_NEWEST,
        /** Only a draft can be submitted. */
        NOT_A_DRAFT,
        /** Only what waits for review can be given back. */
        NOT_IN_REVIEW,
        /** Only what is retired can be revived. */
        NOT_RETIRED,
        /** A knowledge point it is about is retired by now. */
        RETIRED_TOPIC,
        /** Another question says the same by now. */
        SAME_QUESTION,
        /** No such question. */
        MISSING
    }

    public Passage {
        moved = List.copyOf(moved);
        refused = List.copyOf(refused);
    }
}
