package liangku.demo;

import java.net.InetAddress;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** A demo has known passwords, so nobody else may reach it, whatever the settings say. */
@Component
class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final DemoSettings demo;

    LoopbackOnly(DemoSettings demo) {
        this.demo = demo;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (demo.on()) {
            factory.setAddress(InetAddress.getLoopbackAddress());
        }
    }
}
