package liangku.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends codes beside the requests for them: only so many wait, and none is taken while the gateway does not work. Whoever asks
 * then is told, instead of waiting for a message that never comes; whether they are known plays no part in it.
 */
final class CodeDispatch {

    /** Whoever is turned away may ask again after this; by then one is let through to see whether it works again. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** One failure may be one phone's. */
    private static final int FAILURES_IN_A_ROW = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CodeDispatch.class);

    private final Executor executor;
    private final Semaphore places;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant pausedUntil = Instant.EPOCH;

    /** @param pendingMax how many may be under way or wait at once, at least 1 */
    CodeDispatch(Executor executor, int pendingMax) {
        this.executor = executor;
        this.places = new Semaphore(pendingMax);
    }

    /** {@return whether there is a place, which is then taken: {@link #send} or {@link #leave} must follow} */
    boolean reserve(Instant now) {
        return !now.isBefore(pausedUntil) && places.tryAcquire();
    }

    /** Gives a place back without sending. */
    void leave() {
        places.release();
    }

    /**
     * Sends from a place that was reserved.
     *
     * @param sending whether it worked; true also if there was nothing to send
     */
    void send(BooleanSupplier sending, Instant now) {
        executor.execute(() -> {
            var worked = false;
            try {
                worked = sending.getAsBoolean();
            } finally {
                places.release();
                note(worked, now);
            }
        });
    }

    /** Sends what is no code and nobody waits for: dropped if there is no place, and no sign of how the gateway does. */
    void tell(Runnable sending) {
        if (!places.tryAcquire()) {
            LOG.warn("notice not sent: too many messages are waiting");
            return;
        }
        executor.execute(() -> {
            try {
                sending.run();
            } finally {
                places.release();
            }
        });
    }

    private void note(boolean worked, Instant now) {
        if (worked) {
            failures.set(0);
        } else if (failures.incrementAndGet() >= FAILURES_IN_A_ROW) {
            pausedUntil = now.plus(PAUSE);
        }
    }
}
