package liangku.journey;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line with little room and a long way, as 3G at the edge of its cell. All that goes in one direction shares the room. */
final class ThinLine {

    private static final int PACKET = 1_400;
    private static final int ON_THE_WAY_MAX = 512;

    private final Duration roundTrip;
    private final Lane there;
    private final Lane back;

    ThinLine(Duration roundTrip, int kilobitsPerSecond) {
        this.roundTrip = roundTrip;
        var nanosPerByte = 8_000_000L / kilobitsPerSecond;
        this.there = new Lane(roundTrip.dividedBy(2).toNanos(), nanosPerByte);
        this.back = new Lane(roundTrip.dividedBy(2).toNanos(), nanosPerByte);
    }

    /** Carries both ways until either side goes, and counts what; returns at once. */
    void join(Socket browser, Socket server, AtomicLong carried) {
        Thread.ofVirtual().start(() -> {
            // Before the first byte the two shake hands.
            LockSupport.parkNanos(roundTrip.toNanos());
            there.start(browser, server, carried);
            back.start(server, browser, carried);
        });
    }

    /** @param due by {@link System#nanoTime}; no bytes are the end */
    private record Packet(ByteBuffer bytes, long due) {}

    private static final class Lane {

        private final long wayNanos;
        private final long nanosPerByte;
        private long free = System.nanoTime();

        private Lane(long wayNanos, long nanosPerByte) {
            this.wayNanos = wayNanos;
            this.nanosPerByte = nanosPerByte;
        }

        private void start(Socket from, Socket to, AtomicLong carried) {
            var onTheWay = new ArrayBlockingQueue<Packet>(ON_THE_WAY_MAX);
            Thread.ofVirtual().start(() -> take(from, onTheWay, carried));
            Thread.ofVirtual().start(() -> bring(onTheWay, from, to));
        }

        private synchronized Packet packet(byte[] bytes) {
            free = Math.max(free, System.nanoTime()) + bytes.length * nanosPerByte;
            return new Packet(ByteBuffer.wrap(bytes), free + wayNanos);
        }

        private void take(Socket from, BlockingQueue<Packet> onTheWay, AtomicLong carried) {
            try {
                var buffer = new byte[PACKET];
                for (var read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    carried.addAndGet(read);
                    onTheWay.put(packet(Arrays.copyOf(buffer, read)));
                }
                onTheWay.put(packet(new byte[0]));
            } catch (IOException broken) {
                onTheWay.clear();
                onTheWay.add(packet(new byte[0]));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private static void bring(BlockingQueue<Packet> onTheWay, Socket from, Socket to) {
            try (from;
                    to) {
                for (var packet = onTheWay.take(); packet.bytes().hasRemaining(); packet = onTheWay.take()) {
                    for (var left = packet.due() - System.nanoTime();
                            left > 0;
                            left = packet.due() - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    to.getOutputStream().write(packet.bytes().array());
                }
            } catch (IOException gone) {
                // Either side may go at any time.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
