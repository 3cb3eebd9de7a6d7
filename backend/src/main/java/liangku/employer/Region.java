package liangku.employer;

import java.util.Optional;

/**
 * A node of the administrative tree.
 *
 * @param code GB/T 2260 without trailing zeros ({@code 37}, {@code 3715}, {@code 371502}), or our own for a functional
 *     zone without one ({@code 3715F1}); a child's code begins with its parent's
 * @param officialParent for a functional zone, the county that official statistics count it in
 */
public record Region(
        String code, String zh, String en, Optional<String> parent, Optional<String> officialParent, Kind kind) {

    /** Which level of government answers for it. */
    public enum Kind {
        PROVINCE,
        CITY,
        COUNTY,
        ZONE
    }
}
