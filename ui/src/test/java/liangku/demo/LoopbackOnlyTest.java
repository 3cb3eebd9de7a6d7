package liangku.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizerBeanPostProcessor;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.servlet.ServletWebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** With a real server, on all addresses as the settings want it. */
class LoopbackOnlyTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDemoIsReachedFromItsOwnMachineAloneWhateverTheSettingsSay(DemoSettings.City city) throws IOException {
        try (var running = running(city)) {
            var port = running.getWebServer().getPort();

            assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
            var outside = addressOfTheMachine();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> answers(outside, port));
        }
    }

    @Test
    void aRealPlatformListensWhereItIsTold() throws IOException {
        try (var running = running(DemoSettings.City.NONE)) {
            assertThat(answers(addressOfTheMachine(), running.getWebServer().getPort()))
                    .isTrue();
        }
    }

    private static AnnotationConfigServletWebServerApplicationContext running(DemoSettings.City city)
            throws IOException {
        var everywhere = new ServerProperties();
        everywhere.setAddress(InetAddress.getByName("0.0.0.0"));
        everywhere.setPort(0);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(WebServerFactoryCustomizerBeanPostProcessor.class);
        context.registerBean(TomcatServletWebServerFactory.class);
        context.registerBean(
                ServletWebServerFactoryCustomizer.class, () -> new ServletWebServerFactoryCustomizer(everywhere));
        context.registerBean(LoopbackOnly.class, () -> new LoopbackOnly(new DemoSettings(city)));
        context.refresh();
        return context;
    }

    private static boolean answers(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
            return socket.isConnected();
        }
    }

    /** {@return one at which others reach this machine, IPv4 where there is one; without any there is nothing to be tried} */
    private static InetAddress addressOfTheMachine() throws SocketException {
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)));
        assumeTrue(
                outside.isPresent(),
                "this machine has its loopback's addresses alone: whether others can reach the platform was not tried");
        return outside.get();
    }
}
