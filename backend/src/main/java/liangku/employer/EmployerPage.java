package liangku.employer;

import java.util.List;
import java.util.Optional;

/**
 * Some businesses in the order of their identity.
 *
 * @param next hand it back as {@code after} for more; empty at the end
 */
public record EmployerPage(List<Employer> employers, Optional<EmployerId> next) {

    public EmployerPage {
        employers = List.copyOf(employers);
    }
}
