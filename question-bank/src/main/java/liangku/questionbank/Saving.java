package liangku.questionbank;

import java.util.List;

/** What came of saving a question. */
public sealed interface Saving {

    /**
     * A new version, to be approved by a second person.
     *
     * @param similar near-duplicates, nearest first, at most ten; mostly none
     */
    record Saved(Question question, List<Similar> similar) implements Saving {
        public Saved {
            similar = List.copyOf(similar);
        }
    }

    /** The bank has exactly this already. */
    record Unchanged(Question question) implements Saving {}

    /** Something is wrong with what was typed. */
    record Faulty(List<Fault> faults) implements Saving {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** Someone else saved a newer version meanwhile. */
    record Stale(Question newest) implements Saving {}

    /** No such question. */
    record Missing() implements Saving {}
}
