package liangku.questionbank;

import java.util.List;

/** What came of approving questions. */
public record Approval(List<QuestionId> approved, List<Refused> refused) {

    /** A question that was not approved. */
    public record Refused(QuestionVersion question, Reason reason) {}

    /** Why a question was not approved. */
    public enum Reason {
        /** The approver wrote this version, or one since the last that was approved: a second person must. */
        OWN_CHANGE,
        /** There is a newer version, which the approver has not seen. */
        NOT_NEWEST,
        /** Its author has not submitted it, or it is approved already, or retired. */
        NOT_IN_REVIEW,
        /** It rests at knowledge point 9900, "Unsorted": someone must say what it is about first. */
        UNSORTED,
        /** No such question. */
        MISSING
    }

    public Approval {
        approved = List.copyOf(approved);
        refused = List.copyOf(refused);
    }
}
