package liangku.people;

import java.util.List;
import java.util.Optional;

/**
 * Some people in the order of their employments' identity.
 *
 * @param next hand it back as {@code after} for more; empty at the end
 */
public record RosterPage(List<RosterRow> rows, Optional<EmploymentId> next) {

    public RosterPage {
        rows = List.copyOf(rows);
    }
}
