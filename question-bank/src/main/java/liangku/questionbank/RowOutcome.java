package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one row.
 *
 * @param position the row's number as a spreadsheet shows it
 * @param identifier as the row has it, maybe empty
 * @param faults why a row was REJECTED or is a DUPLICATE; otherwise what was noticed, mostly nothing
 */
public record RowOutcome(int position, String identifier, Outcome outcome, List<Fault> faults) {

    /** What can become of a row. */
    public enum Outcome {
        /** A new question. */
        ACCEPTED,
        /** The bank has exactly this already. */
        UNCHANGED,
        /** A new version of a question the bank has. */
        UPDATED,
        /** Another row or another question is the same; nothing stored. */
        DUPLICATE,
        /** Not a question we can hold; nothing stored. */
        REJECTED
    }

    public RowOutcome {
        faults = List.copyOf(faults);
    }

    /** {@return the same outcome, with more that was noticed} */
    RowOutcome noting(List<Fault> more) {
        if (more.isEmpty()) return this;
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new RowOutcome(position, identifier, outcome, all);
    }

    /** {@return the same outcome of what is called so now} */
    RowOutcome under(String name) {
        return new RowOutcome(position, name, outcome, faults);
    }

    /** {@return all that is wrong, in Chinese; empty if nothing is} */
    public String zh() {
        return faults.stream().map(Fault::zh).collect(Collectors.joining("；"));
    }

    /** {@return all that is wrong, in English; empty if nothing is} */
    public String en() {
        return faults.stream().map(Fault::en).collect(Collectors.joining("; "));
    }
}
