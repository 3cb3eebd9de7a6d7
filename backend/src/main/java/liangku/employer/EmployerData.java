package liangku.employer;

import java.util.Optional;

/**
 * What the archive says of a business.
 *
 * @param name 1 to 200 characters, trimmed
 * @param registrationNumber as written on the document of a small kitchen; at most 40 characters
 * @param region code of a {@link Region}
 * @param parent the headquarters of the chain it belongs to
 */
public record EmployerData(
        String name,
        Optional<UnifiedCode> unifiedCode,
        Optional<FoodLicence> licence,
        Optional<String> registrationNumber,
        String region,
        Category category,
        Optional<EmployerId> parent) {

    static final int NAME_MAX = 200;
    static final int REGISTRATION_MAX = 40;

    /** @throws IllegalArgumentException if a text is out of range or there is no identifier at all */
    public EmployerData {
        if (name.isBlank() || name.length() > NAME_MAX || !name.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "an employer's name has 1 to %d characters without blanks around, this has %d"
                            .formatted(NAME_MAX, name.length()));
        }
        if (registrationNumber
                .filter(n -> n.isBlank() || n.length() > REGISTRATION_MAX)
                .isPresent()) {
            throw new IllegalArgumentException(
                    "a registration number has 1 to %d characters".formatted(REGISTRATION_MAX));
        }
        if (unifiedCode.isEmpty() && licence.isEmpty() && registrationNumber.isEmpty()) {
            throw new IllegalArgumentException("an employer needs a unified code, a licence or a registration number");
        }
    }

    /** {@return the same at the region of this code} */
    EmployerData at(String code) {
        return new EmployerData(name, unifiedCode, licence, registrationNumber, code, category, parent);
    }

    /** What one knows at least: a name, both numbers, a place and a kind. */
    public static EmployerData of(
            String name, UnifiedCode unifiedCode, FoodLicence licence, String region, Category category) {
        return new EmployerData(
                name,
                Optional.of(unifiedCode),
                Optional.of(licence),
                Optional.empty(),
                region,
                category,
                Optional.empty());
    }
}
