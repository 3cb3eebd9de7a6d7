package liangku.questionbank;

import java.util.List;

/** What came of asking whether the bank has something like a question already. */
public sealed interface Checking {

    /** @param similar near-duplicates, nearest first, at most ten; mostly none */
    record Checked(List<Similar> similar) implements Checking {
        public Checked {
            similar = List.copyOf(similar);
        }
    }

    /** What was typed is no question yet. */
    record Faulty(List<Fault> faults) implements Checking {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
