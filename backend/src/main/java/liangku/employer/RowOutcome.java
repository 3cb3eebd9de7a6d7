package liangku.employer;

/**
 * What became of one row of an imported file.
 *
 * @param row as Excel numbers it
 * @param identifier of the thing in the row; personal numbers masked
 * @param code {@code ok}, or why not taken as it came; stable
 * @param reason what came and what was wanted; empty if nothing is to be said
 */
public record RowOutcome(int row, String identifier, Outcome outcome, String code, String reason) {

    /** Accepted = new; updated = known and changed; unchanged = known and the same. */
    public enum Outcome {
        ACCEPTED,
        UPDATED,
        UNCHANGED,
        DUPLICATE,
        REJECTED
    }

    /** Nothing more to say. */
    public static RowOutcome of(int row, String identifier, Outcome outcome) {
        return new RowOutcome(row, identifier, outcome, "ok", "");
    }

    public static RowOutcome rejected(int row, String identifier, Refusal why) {
        return new RowOutcome(row, identifier, Outcome.REJECTED, why.code(), why.reason());
    }

    public static RowOutcome duplicate(int row, String identifier, int of) {
        return new RowOutcome(
                row, identifier, Outcome.DUPLICATE, "repeated-in-file", "与第%d行是同一条记录，只取第%d行".formatted(of, of));
    }
}
