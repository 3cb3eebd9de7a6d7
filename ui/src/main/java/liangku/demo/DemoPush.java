package liangku.demo;

import java.net.URI;
import java.util.Optional;
import liangku.supervision.Platform;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** In a demo the records go to the demo's own receiver, unless a real one is set. */
@Component
@OnlyInDemo
class DemoPush {

    private final Platform platform;
    private final Environment environment;

    DemoPush(Platform platform, Environment environment) {
        this.platform = platform;
        this.environment = environment;
    }

    /** The port is known only now: it may have been 0. */
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        Optional.ofNullable(environment.getProperty("local.server.port"))
                .ifPresent(port -> platform.settle(URI.create("http://127.0.0.1:" + port + "/demo/supervision")));
    }
}
