package liangku.questionbank;

import java.util.Optional;

/**
 * One knowledge point.
 *
 * @param code two digits for a group, four for a leaf; never changes
 * @param parent the group of a leaf
 * @param state whether questions can be given it
 */
public record Topic(String code, Optional<String> parent, String zh, String en, State state) {

    /** Longest name, in characters. */
    public static final int NAME_MAX = 80;

    /** Whether questions can be given a knowledge point. */
    public enum State {
        LIVE,
        /** Only old versions of questions, and retired ones, are about it. */
        RETIRED
    }

    /** {@return whether questions can be about it} */
    public boolean leaf() {
        return parent.isPresent();
    }
}
