package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import liangku.demo.DemoSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client may know before anyone signed in. */
@RestController
@RequestMapping("/api/v1/info")
class InfoController {

    private final DemoSettings demo;

    InfoController(DemoSettings demo) {
        this.demo = demo;
    }

    record About(boolean demo, String version) {}

    @Operation(summary = "Read what a client may know before anyone signs in")
    @SecurityRequirements
    @GetMapping
    About about() {
        return new About(demo.on(), Contract.version());
    }
}
