package liangku.questionbank;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives what was understood of a file a set at a time, and while the database is busy with one reads the next and works
 * out what will be stored of it. Two sets are in memory, whatever the size of the file.
 */
final class ImportAhead implements AutoCloseable {

    private final ImportSpool.Items items;
    private final int size;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-ahead").factory());
    private Future<Batch> coming;

    ImportAhead(ImportSpool.Items items, int size) {
        this.items = items;
        this.size = size;
        this.coming = worker.submit(() -> read(false));
    }

    /** @param stored of those items for which it was worked out, by their places */
    record Batch(List<ImportItem> items, Map<Integer, Stored> stored) {}

    private Batch read(boolean workOut) throws IOException {
        var read = items.next(size);
        Map<Integer, Stored> stored = new HashMap<>();
        if (workOut) read.forEach(item -> stored.put(item.place(), item.stored()));
        return new Batch(read, stored);
    }

    /**
     * {@return the next set; an empty one at the end}
     *
     * @param workOut whether most of the set after it will be written, as far as can be told
     */
    Batch next(boolean workOut) {
        try {
            var next = coming.get();
            if (!next.items().isEmpty()) coming = worker.submit(() -> read(workOut));
            return next;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot read what was understood of a file", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted amid an import", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        worker.close();
        items.close();
    }
}
