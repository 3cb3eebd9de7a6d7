package liangku.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lies between a browser and the platform, and can be pulled: open connections break, new ones are closed unheard. A
 * browser's own offline switch does not reach every page and service worker; this does.
 */
final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private final int platform;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Optional<ThinLine> thin;
    private final AtomicLong carried = new AtomicLong();
    private volatile boolean pulled;

    Cable(RunningPlatform platform) {
        this(platform, Optional.empty());
    }

    /** One through which everything takes the time it takes on this line. */
    Cable(RunningPlatform platform, ThinLine thin) {
        this(platform, Optional.of(thin));
    }

    private Cable(RunningPlatform platform, Optional<ThinLine> thin) {
        this.thin = thin;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.platform = platform.port();
        Thread.ofVirtual().start(this::accept);
    }

    /** {@return the platform's address through this cable} */
    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    /** {@return how many bytes went through it, both ways} */
    long carried() {
        return carried.get();
    }

    void pull() {
        pulled = true;
        open.forEach(Cable::shut);
        open.clear();
    }

    void plugIn() {
        pulled = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Cable::shut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                if (pulled) {
                    shut(browser);
                } else {
                    connect(browser);
                }
            } catch (IOException closed) {
                // The story is over, or the platform is not there; the browser notices.
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        var server = new Socket();
        open.add(browser);
        open.add(server);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), platform));
        if (thin.isPresent()) {
            thin.get().join(browser, server, carried);
            return;
        }
        Thread.ofVirtual().start(() -> carry(browser, server));
        Thread.ofVirtual().start(() -> carry(server, browser));
    }

    private void carry(Socket from, Socket to) {
        try {
            var buffer = new byte[8_192];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                carried.addAndGet(read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // Either side may go at any time.
        } finally {
            shut(from);
            shut(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Then it is.
        }
    }
}
