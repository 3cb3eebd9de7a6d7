package liangku.employer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one row of an imported file.
 *
 * @param row as Excel numbers it
 * @param identifier of the thing in the row; personal numbers masked
 * @param code {@code ok}, or why not taken as it came; stable; of several faults the first
 * @param reason what came and what was wanted, of all faults; empty if nothing is to be said
 * @param faults of a rejected row each of its faults, in the order of the columns; else empty
 */
public record RowOutcome(
        int row, String identifier, Outcome outcome, String code, String reason, List<Refusal> faults) {

    public RowOutcome {
        faults = List.copyOf(faults);
    }

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
        return new RowOutcome(row, identifier, outcome, "ok", "", List.of());
    }

    /** @param faults at least one */
    public static RowOutcome rejected(int row, String identifier, List<Refusal> faults) {
        return new RowOutcome(
                row,
                identifier,
                Outcome.REJECTED,
                faults.getFirst().code(),
                faults.stream().map(Refusal::reason).collect(Collectors.joining("；")),
                faults);
    }

    public static RowOutcome duplicate(int row, String identifier, int of) {
        return new RowOutcome(
                row,
                identifier,
                Outcome.DUPLICATE,
                "repeated-in-file",
                "与第%d行是同一条记录，只取第%d行".formatted(of, of),
                List.of());
    }
}
