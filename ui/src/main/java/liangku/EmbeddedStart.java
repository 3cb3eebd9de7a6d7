package liangku;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The start of the embedded database, which may be told to end at any moment: by then there may be a server that nobody could
 * close yet, and that would outlive the platform.
 */
final class EmbeddedStart {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** The library waits for a minute for a server that Ctrl-C has ended, too; between two of its programs pass milliseconds. */
    private static final int QUIET_LOOKS = 20;

    /** What is under way is let come to its end, so that no half of a database stays; on a machine that hardly runs, not for ever. */
    private static final int PATIENT_LOOKS = 200;

    private static final int SERVER_ENDS_SECONDS = 10;

    private final HeldFolder folder;
    private final CompletableFuture<EmbeddedDatabase> database = new CompletableFuture<>();
    private volatile boolean ending;

    EmbeddedStart(HeldFolder folder) {
        this.folder = folder;
    }

    EmbeddedDatabase run() throws IOException {
        try {
            var started = EmbeddedDatabase.start(folder);
            database.complete(started);
            return started;
        } finally {
            // If it did not come to that.
            database.cancel(false);
            // What would come next, or has failed because of it, is of no interest: the process ends any moment.
            while (ending) LockSupport.park();
        }
    }

    /** Ends the server, or what there is of it, and lets the folder go. */
    void end() throws IOException {
        ending = true;
        for (int look = 0, quiet = 0;
                !database.isDone() && quiet < QUIET_LOOKS && look < PATIENT_LOOKS;
                look++, quiet++) {
            if (server(folder.path()).isPresent()
                    || ProcessHandle.current().children().findAny().isPresent()) {
                quiet = 0;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        if (database.isDone() && !database.isCompletedExceptionally()) {
            database.join().close();
            return;
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        server(folder.path()).ifPresent(server -> {
            server.destroy();
            server.onExit()
                    .completeOnTimeout(server, SERVER_ENDS_SECONDS, TimeUnit.SECONDS)
                    .join();
        });
        folder.close();
    }

    /** {@return the server that runs on a folder} What has its number after a hard kill may be anything. */
    static Optional<ProcessHandle> server(Path data) {
        var pg = data.resolve("pg");
        try {
            var number = Files.readAllLines(pg.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(number.strip()))
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(pg + " "))
                            .isPresent());
        } catch (IOException | RuntimeException none) {
            // There is none, or it is about to write this file.
            return Optional.empty();
        }
    }
}
