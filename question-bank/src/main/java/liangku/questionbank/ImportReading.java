package liangku.questionbank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.RowOutcome.Outcome;

/**
 * The first half of an import: reads a file to its end and says what is wrong with each item, without the bank. One thread
 * takes the file apart, another understands what it found, a set at a time and a few sets behind: what belongs to items is
 * the second one's alone until the file has ended.
 */
final class ImportReading implements Intake.Sink, AutoCloseable {

    static final int ROWS_MAX = 200_000;
    private static final int NOTES_MAX = 100;
    private static final int COUNTED_MAX = 100_000;
    private static final int SET = 250;
    private static final int SETS_BEHIND_MAX = 4;

    private final FormReader reader;
    private final String topic;
    private final ImportSpool spool = new ImportSpool();
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<Fault> notes = new ArrayList<>();
    private final Set<Integer> untold = new HashSet<>();
    private final List<IncomingTest> tests = new ArrayList<>();
    private final Map<String, Integer> rowOfIdentifier = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private final ExecutorService second = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-reading").factory());
    private final Queue<Future<?>> underWay = new ArrayDeque<>();
    private List<Incoming> coming = new ArrayList<>();
    private int count;
    private int unnamed;

    /** @param topic leaf for items that name none; empty if such items are to be refused */
    ImportReading(FormReader reader, String topic) {
        this.reader = reader;
        this.topic = topic;
    }

    void read(Intake.Source source) {
        try {
            source.read(this);
            handOver();
            while (!underWay.isEmpty()) await();
            if (!untold.isEmpty()) notes.add(Fault.of(Code.MORE_LEFT_OUT, untold.size()));
            if (unnamed > 0) notes.addFirst(Fault.of(Code.NAME_MADE, unnamed));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void accept(Incoming item) {
        if (count++ == ROWS_MAX) throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, ROWS_MAX);
        coming.add(item);
        if (coming.size() == SET) handOver();
    }

    private void handOver() {
        var set = coming;
        coming = new ArrayList<>();
        while (underWay.size() >= SETS_BEHIND_MAX) await();
        underWay.add(second.submit(() -> set.forEach(this::understand)));
    }

    private void await() {
        try {
            underWay.remove().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an item of a file was not understood", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted amid a file", interrupted);
        }
    }

    private void understand(Incoming item) {
        switch (item) {
            case Incoming.Refused refused ->
                outcomes.add(
                        new RowOutcome(refused.position(), refused.identifier(), Outcome.REJECTED, refused.faults()));
            case Incoming.Item read -> read(read.position(), read.form(), read.notes());
        }
    }

    private void read(int position, QuestionForm form, List<Fault> noted) {
        // Mostly a file names none or all of its questions: that is told once, and for what does not come in never.
        var noticed =
                noted.stream().filter(note -> note.code() != Code.NAME_MADE).toList();
        var identifier = form.identifier().strip();
        switch (reader.read(form.topic().isBlank() ? form.about(topic) : form)) {
            case FormReader.Reading.Faulty faulty ->
                outcomes.add(new RowOutcome(position, identifier, Outcome.REJECTED, faulty.faults()).noting(noticed));
            case FormReader.Reading.Understood understood -> {
                if (noticed.size() < noted.size()) unnamed++;
                var earlier = rowOfIdentifier.putIfAbsent(identifier, position);
                if (earlier != null) {
                    var fault = Fault.of(Code.SAME_IDENTIFIER, identifier, earlier);
                    outcomes.add(new RowOutcome(position, identifier, Outcome.DUPLICATE, List.of(fault)));
                    return;
                }
                spool.add(ImportItem.of(outcomes.size(), understood.content(), understood.labels()));
                // Its outcome is known when the bank is asked; until then it holds the place.
                outcomes.add(new RowOutcome(position, identifier, Outcome.UNCHANGED, noticed));
            }
        }
    }

    @Override
    public PictureKeeping picture(byte[] bytes, String name) {
        var keeping = PictureFile.inspect(bytes, name);
        if (keeping instanceof PictureKeeping.Kept(var picture) && pictures.add(picture.sha256())) {
            spool.add(picture, bytes);
        }
        return keeping;
    }

    @Override
    public void test(IncomingTest test) {
        tests.add(test);
    }

    @Override
    public void ignored(String column) {
        ignored.add(column);
    }

    @Override
    public void note(Fault note) {
        if (notes.contains(note)) return;
        if (notes.size() < NOTES_MAX) notes.add(note);
        else if (untold.size() < COUNTED_MAX) untold.add(note.hashCode());
    }

    ImportSpool spool() {
        return spool;
    }

    /** {@return one for each item of the file; those that were understood are still to be decided} */
    List<RowOutcome> outcomes() {
        return outcomes;
    }

    /** {@return whether the file has a question of this identifier} */
    boolean names(String identifier) {
        return rowOfIdentifier.containsKey(identifier);
    }

    /** {@return whether the file has this picture} */
    boolean shows(String sha256) {
        return pictures.contains(sha256);
    }

    List<IncomingTest> tests() {
        return tests;
    }

    List<String> ignored() {
        return ignored;
    }

    List<Fault> notes() {
        return notes;
    }

    @Override
    public void close() {
        second.close();
        spool.close();
    }
}
