package liangku.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A bad road for HTTP between phones and the platform: what is sent is delayed, sent twice, overtaken by what was sent
 * later, or lost on the way there or back. What happens to the n-th request of a phone is drawn from seed, phone and n, and
 * not from how threads happen to run.
 */
final class RoughRoad implements AutoCloseable {

    /** What becomes of a request. */
    enum Fate {
        /** Gets through, in its own time. */
        PASSED(76),
        /** The connection breaks before the platform hears of it. */
        LOST_GOING(4),
        /** The platform does it, and the phone never hears so. */
        LOST_COMING(6),
        /** The phone gets one half of what the platform said. */
        CUT_SHORT(2),
        /** The platform gets it twice at once. */
        DOUBLED(6),
        /** The connection breaks, and seconds later the platform gets it all the same: behind what was sent meanwhile. */
        OVERTAKEN(6);

        private final int perCent;

        Fate(int perCent) {
            this.perCent = perCent;
        }

        private static Fate drawn(SplittableRandom chance) {
            var left = chance.nextInt(100);
            for (var fate : values()) {
                left -= fate.perCent;
                if (left < 0) {
                    return fate;
                }
            }
            throw new IllegalStateException("fates are less than a hundred per cent");
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern PHONE = Pattern.compile("(?im)^liangku-phone: *(\\S+)");
    private static final int END_OF_HEAD = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';
    private static final int HEAD_MAX = 16_384;
    private static final int ANSWER_TIME_MS = 20_000;
    private static final int DELAY_MS_MAX = 120;
    private static final int OVERTAKEN_MS_MAX = 4_000;

    private final ServerSocket door;
    private final int platform;
    private final long seed;
    private final Map<Fate, AtomicLong> counts = new EnumMap<>(Fate.class);
    private final AtomicLong dead = new AtomicLong();
    private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

    /** @param platform its port: it may be dead now and then */
    RoughRoad(int platform, long seed) throws IOException {
        this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.platform = platform;
        this.seed = seed;
        for (var fate : Fate.values()) {
            counts.put(fate, new AtomicLong());
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** {@return the platform's address by this road} */
    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    long count(Fate fate) {
        return counts.get(fate).get();
    }

    /** {@return how many requests set out} */
    long requests() {
        return counts.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** {@return how many found no platform, or one that died before it had answered} */
    long foundItDead() {
        return dead.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var phone = door.accept();
                Thread.ofVirtual().start(() -> serve(phone));
            } catch (IOException closed) {
                // The story is over.
            }
        }
    }

    private void serve(Socket phone) {
        try (phone) {
            var request = request(new BufferedInputStream(phone.getInputStream()));
            if (request.length > 0) {
                travel(phone, request);
            }
        } catch (IOException broken) {
            // Either side may go at any time; the phone notices.
        }
    }

    private void travel(Socket phone, byte[] request) throws IOException {
        var name = PHONE.matcher(head(request));
        var who = name.find() ? name.group(1) : "";
        var number = requests.computeIfAbsent(who, first -> new AtomicLong()).incrementAndGet();
        var chance = new SplittableRandom(seed ^ ((long) who.hashCode() << 32) ^ (number * 0x9E3779B97F4A7C15L));
        var fate = Fate.drawn(chance);
        counts.get(fate).incrementAndGet();
        pause(chance.nextInt(DELAY_MS_MAX));
        switch (fate) {
            case PASSED -> phone.getOutputStream().write(answer(request));
            case LOST_GOING -> {}
            case LOST_COMING -> answer(request);
            case CUT_SHORT -> {
                var answer = answer(request);
                phone.getOutputStream().write(answer, 0, answer.length / 2);
            }
            case DOUBLED -> {
                var other = Thread.ofVirtual().start(() -> quietly(request));
                phone.getOutputStream().write(answer(request));
                joined(other);
            }
            case OVERTAKEN -> {
                phone.close();
                pause(500 + chance.nextInt(OVERTAKEN_MS_MAX));
                answer(request);
            }
        }
    }

    private void quietly(byte[] request) {
        try {
            answer(request);
        } catch (IOException broken) {
            // It was the other one that counted.
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        try (var server = new Socket()) {
            server.setSoTimeout(ANSWER_TIME_MS);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), platform), ANSWER_TIME_MS);
            server.getOutputStream().write(request);
            var answer = server.getInputStream().readAllBytes();
            if (answer.length == 0) {
                throw new IOException("it died before it had answered");
            }
            return answer;
        } catch (IOException broken) {
            dead.incrementAndGet();
            throw broken;
        }
    }

    /** {@return one request, made the last of its connection so that the answer ends with it} Empty if nothing came. */
    private static byte[] request(InputStream from) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var end = 0; end != END_OF_HEAD; ) {
            var next = from.read();
            if (next < 0 || bytes.size() > HEAD_MAX) {
                return new byte[0];
            }
            bytes.write(next);
            end = (end << 8) | next;
        }
        var head = bytes.toString(StandardCharsets.ISO_8859_1);
        var length = LENGTH.matcher(head);
        var body = length.find() ? from.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static String head(byte[] request) {
        var text = new String(Arrays.copyOf(request, Math.min(request.length, HEAD_MAX)), StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n"))).toLowerCase(Locale.ROOT);
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void joined(Thread other) {
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }
}
