package liangku.api;

import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.Employer;
import liangku.employer.EmployerId;
import liangku.employer.FoodLicence;
import liangku.employer.Region;
import liangku.employer.Regions;
import liangku.employer.UnifiedCode;

/** A business as the API shows it. */
record EmployerJson(
        String id,
        long version,
        String name,
        Optional<String> unifiedCode,
        Optional<String> licence,
        Optional<String> registrationNumber,
        Named region,
        Named category,
        String status,
        Optional<String> parent) {

    /** A code and what people call it. */
    record Named(String code, String zh, String en) {
        static Named of(Category category) {
            return new Named(category.name(), category.zh(), category.en());
        }

        static Named of(Region region) {
            return new Named(region.code(), region.zh(), region.en());
        }
    }

    static EmployerJson of(Employer employer, Regions regions) {
        var data = employer.data();
        return new EmployerJson(
                employer.id().toString(),
                employer.version(),
                data.name(),
                data.unifiedCode().map(UnifiedCode::value),
                data.licence().map(FoodLicence::value),
                data.registrationNumber(),
                regions.find(data.region())
                        .map(Named::of)
                        .orElseGet(() -> new Named(data.region(), data.region(), data.region())),
                Named.of(data.category()),
                employer.status().name(),
                data.parent().map(EmployerId::toString));
    }
}
