package liangku.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import liangku.testing.Scratch;

/** A real nginx with the configuration we ship, before platforms at other ports. */
final class Nginx implements AutoCloseable {

    private static final Path SHIPPED = Path.of("..", "deploy", "nginx.conf");

    private final Process process;
    private final Path folder;
    private final int port;

    private Nginx(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** @throws IOException if there is no nginx, or it does not take the configuration */
    static Nginx before(RunningPlatform one, RunningPlatform other) throws IOException {
        var folder = Scratch.folder("liangku-nginx");
        var port = RunningPlatform.freePort();
        var configuration = Files.readString(SHIPPED)
                .replace("127.0.0.1:8081", "127.0.0.1:" + one.port())
                .replace("127.0.0.1:8082", "127.0.0.1:" + other.port())
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                // Whoever tests need not be who may write where a system's nginx writes.
                .replace("access_log off;", """
                        access_log off;
                        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                        uwsgi_temp_path uwsgi; scgi_temp_path scgi;""");
        var file = folder.resolve("nginx.conf");
        Files.writeString(file, configuration);
        var program = List.of(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                file.toString(),
                "-e",
                "error.log",
                "-g",
                "daemon off; pid nginx.pid;");
        var process = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        var nginx = new Nginx(process, folder, port);
        nginx.awaitReady();
        return nginx;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Scratch.removeLater(folder);
    }

    private void awaitReady() throws IOException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (process.isAlive() && System.nanoTime() < until) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IOException("nginx did not come up: " + Files.readString(folder.resolve("output.log")));
    }
}
