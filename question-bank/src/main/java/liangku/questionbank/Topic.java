package liangku.questionbank;

import java.util.Optional;

/**
 * One knowledge point.
 *
 * @param code two digits for a group, four for a leaf
 * @param parent the group of a leaf
 */
public record Topic(String code, Optional<String> parent, String zh, String en) {

    /** {@return whether questions can be about it} */
    public boolean leaf() {
        return parent.isPresent();
    }
}
