package liangku.compliance;

import java.util.List;
import java.util.Optional;

/**
 * Businesses, the lowest certified rate first.
 *
 * @param next opaque; hand it back as {@code after} for more
 */
public record EmployerFiguresPage(List<EmployerFigures> employers, Optional<String> next) {

    public EmployerFiguresPage {
        employers = List.copyOf(employers);
    }
}
