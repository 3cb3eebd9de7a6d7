package liangku.employer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one row of an imported file.
 *
 * @param row as Excel numbers it
 * @param identifier of the thing in the row; personal numbers masked
 * @param said of a rejected row each of its faults, in the order of the columns; of a repeated one, what it repeats; of one
 *     that was taken, what was not taken as it came; else empty
 */
public record RowOutcome(int row, String identifier, Outcome outcome, List<Refusal> said) {

    public RowOutcome {
        said = List.copyOf(said);
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
        return new RowOutcome(row, identifier, outcome, List.of());
    }

    /** @param faults at least one */
    public static RowOutcome rejected(int row, String identifier, List<Refusal> faults) {
        return new RowOutcome(row, identifier, Outcome.REJECTED, faults);
    }

    public static RowOutcome duplicate(int row, String identifier, int of) {
        return new RowOutcome(
                row,
                identifier,
                Outcome.DUPLICATE,
                List.of(Refusal.of(
                        "repeated-in-file",
                        "与第%1$s行是同一条记录，只取第%1$s行",
                        "The same as row %1$s; only row %1$s is taken",
                        of)));
    }

    /** {@return {@code ok}, or the first of what is said; stable} */
    public String code() {
        return said.isEmpty() ? "ok" : said.getFirst().code();
    }

    /** {@return all that is said, in Chinese; empty if nothing is} */
    public String zh() {
        return said.stream().map(Refusal::zh).collect(Collectors.joining("；"));
    }

    /** {@return all that is said, in English; empty if nothing is} */
    public String en() {
        return said.stream().map(Refusal::en).collect(Collectors.joining("; "));
    }

    /** {@return whether the row was not taken} */
    public boolean refused() {
        return outcome == Outcome.REJECTED || outcome == Outcome.DUPLICATE;
    }
}
