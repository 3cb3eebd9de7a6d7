package liangku.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts a bounded load on the stack and says what it cost. */
final class Load {

    private final Stack stack;

    Load(Stack stack) {
        this.stack = stack;
    }

    /** What is done to one item. */
    interface Work<T> {
        void on(T item) throws IOException;
    }

    /**
     * What a load came to.
     *
     * @param nanos of each operation that succeeded, ascending
     * @param errors of those that failed, the first few
     * @param callersMillis of CPU that the callers took themselves: the same work each time, so it tells how fast the machine was
     */
    record Outcome(
            List<Long> nanos,
            int failed,
            List<String> errors,
            double seconds,
            CpuTime.Spent cpu,
            double callersMillis) {

        int done() {
            return nanos.size();
        }

        double cpuMillisEach() {
            return each(cpu.all());
        }

        double databaseMillisEach() {
            return each(cpu.database());
        }

        double compilerMillisEach() {
            return each(cpu.compiler());
        }

        double callersMillisEach() {
            return each(callersMillis);
        }

        private double each(double millis) {
            return millis / Math.max(1, done());
        }

        double perSecond() {
            return done() / seconds;
        }

        /** @param share e.g. 0.95 */
        double percentileMillis(double share) {
            if (nanos.isEmpty()) {
                return Double.NaN;
            }
            var place = (int) Math.ceil(share * nanos.size()) - 1;
            return nanos.get(Math.clamp(place, 0, nanos.size() - 1)) / 1e6;
        }

        /** {@return this} @throws IOException if anything failed: a figure of failures says nothing */
        Outcome orThrow() throws IOException {
            if (failed > 0) {
                throw new IOException("%d of %d failed: %s".formatted(failed, failed + done(), errors));
            }
            return this;
        }
    }

    /** So many callers, each going on as soon as it was answered, until the items are used up or the time is. */
    <T> Outcome closed(int callers, List<T> items, long secondsMax, Work<T> work)
            throws IOException, InterruptedException {
        var recorder = new Recorder(items.size());
        var next = new AtomicInteger();
        var begin = System.nanoTime();
        var until = begin + TimeUnit.SECONDS.toNanos(secondsMax);
        var cpu = stack.cpu();
        var own = ownMillis();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var caller = 0; caller < callers; caller++) {
                threads.execute(() -> {
                    for (var i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                        if (System.nanoTime() > until) {
                            return;
                        }
                        recorder.record(System.nanoTime(), items.get(i), work);
                    }
                });
            }
        }
        return recorder.outcome(begin, stack.cpu().since(cpu), ownMillis() - own);
    }

    /**
     * One caller for each item, coming evenly within so many seconds whether or not others were answered. Latency counts
     * from the moment the caller came.
     */
    <T> Outcome arriving(List<T> items, double seconds, Work<T> work) throws IOException, InterruptedException {
        var recorder = new Recorder(items.size());
        var done = new CountDownLatch(items.size());
        var begin = System.nanoTime();
        var cpu = stack.cpu();
        var own = ownMillis();
        try (var clock = Executors.newScheduledThreadPool(2);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < items.size(); i++) {
                var item = items.get(i);
                var delay = (long) (seconds * 1e9 * i / items.size());
                Runnable call = () -> {
                    recorder.record(begin + delay, item, work);
                    done.countDown();
                };
                // Its end is counted by the latch.
                var _ = clock.schedule(
                        () -> callers.execute(call), begin + delay - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            done.await();
        }
        return recorder.outcome(begin, stack.cpu().since(cpu), ownMillis() - own);
    }

    private static double ownMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private static final class Recorder {
        private static final int ERRORS_KEPT = 3;

        private final long[] nanos;
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

        Recorder(int most) {
            this.nanos = new long[most];
        }

        <T> void record(long from, T item, Work<T> work) {
            try {
                work.on(item);
                nanos[count.getAndIncrement()] = System.nanoTime() - from;
            } catch (IOException refused) {
                if (failed.getAndIncrement() < ERRORS_KEPT) {
                    errors.add(String.valueOf(refused.getMessage()));
                }
            }
        }

        Outcome outcome(long begin, CpuTime.Spent cpu, double callersMillis) {
            var seconds = (System.nanoTime() - begin) / 1e9;
            var sorted = Arrays.stream(nanos, 0, count.get()).sorted().boxed().toList();
            return new Outcome(sorted, failed.get(), List.copyOf(errors), seconds, cpu, callersMillis);
        }
    }
}
