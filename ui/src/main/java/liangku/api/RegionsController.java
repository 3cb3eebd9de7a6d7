package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import liangku.employer.Region;
import liangku.employer.Regions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tree of regions, for whoever has to choose one. */
@RestController
class RegionsController {

    private final Regions regions;

    RegionsController(Regions regions) {
        this.regions = regions;
    }

    record Answer(List<Region> regions) {}

    @Operation(summary = "List the regions")
    @GetMapping("/api/v1/regions")
    @PreAuthorize("isAuthenticated()")
    Answer all() {
        return new Answer(regions.all());
    }
}
