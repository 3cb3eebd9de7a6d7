package liangku.questionbank;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of a test.
 *
 * @param title of the test
 * @param code of the draft that was made or would be, or of the draft or blueprint that says the same already
 * @param cells how many cells it has, 0 for none
 * @param items how many items a paper of it has, 0 for none
 * @param faults what of the test is not in it
 */
public record TestOutcome(
        String title, Outcome outcome, Optional<String> code, int cells, int items, List<Fault> faults) {

    /** What can become of a test. */
    public enum Outcome {
        /** A blueprint draft; nothing is published. */
        DRAFTED,
        /** A draft or a blueprint says the same already. */
        KNOWN,
        /** No section of it makes a cell. */
        NOTHING
    }

    public TestOutcome {
        faults = List.copyOf(faults);
    }

    /** {@return what of the test is not in the draft, in Chinese; empty if all is} */
    public String zh() {
        return faults.stream().map(Fault::zh).collect(Collectors.joining("；"));
    }

    /** {@return what of the test is not in the draft, in English; empty if all is} */
    public String en() {
        return faults.stream().map(Fault::en).collect(Collectors.joining("; "));
    }
}
