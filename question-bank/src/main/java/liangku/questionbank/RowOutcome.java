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
 * @param hints what a question that came in lacks: it need not have it, but should
 */
public record RowOutcome(int position, String identifier, Outcome outcome, List<Fault> faults, List<Fault> hints) {

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
        hints = List.copyOf(hints);
    }

    /** Nothing is lacking. */
    public RowOutcome(int position, String identifier, Outcome outcome, List<Fault> faults) {
        this(position, identifier, outcome, faults, List.of());
    }

    /** {@return the same outcome, with more that was noticed} */
    RowOutcome noting(List<Fault> more) {
        if (more.isEmpty()) return this;
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new RowOutcome(position, identifier, outcome, all, hints);
    }

    /** {@return the same outcome of what is called so now} */
    RowOutcome under(String name) {
        return new RowOutcome(position, name, outcome, faults, hints);
    }

    /** {@return the same outcome of a question that says this, and what it lacks} */
    RowOutcome of(QuestionContent content) {
        List<Fault> lacking = new ArrayList<>();
        if (content.explanation().isEmpty()) lacking.add(Fault.of(Fault.Code.NO_EXPLANATION));
        if (content.source().isEmpty()) lacking.add(Fault.of(Fault.Code.NO_SOURCE));
        return lacking.isEmpty() ? this : new RowOutcome(position, identifier, outcome, faults, lacking);
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
