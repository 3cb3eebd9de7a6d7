package liangku.ui.author;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One look over the whole bank in a thread of its own, which no desk waits for. */
final class Looking<T> {

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final FutureTask<T> task;

    private Looking(Function<BooleanSupplier, T> work) {
        this.task = new FutureTask<>(() -> work.apply(wanted::get));
    }

    /**
     * Begins to look.
     *
     * @param work asks, again and again, whether anybody waits for it still
     */
    static <T> Looking<T> start(Function<BooleanSupplier, T> work) {
        var looking = new Looking<>(work);
        Thread.ofVirtual().name("looking").start(looking.task);
        return looking;
    }

    /** Nobody waits for it any more. Not by an interrupt: that would break the database's connection amid a statement. */
    void giveUp() {
        wanted.set(false);
    }

    boolean isDone() {
        return task.isDone();
    }

    /** {@return what was found; waits until it is} */
    T found() {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a look over the bank failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted amid a look over the bank", interrupted);
        }
    }
}
