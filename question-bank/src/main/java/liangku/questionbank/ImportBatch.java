package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.RowOutcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one file and writes what is new, a thousand at a time: a set costs hardly more than one row. */
final class ImportBatch implements RawRow.Sink {

    static final int ROWS_MAX = 200_000;
    private static final int SET = 1_000;

    private final QuestionTable table;
    private final FormReader reader;
    private final ImportId id;
    private final String by;
    private final Instant now;

    private @Nullable ImportHeader header;
    private final List<Understood> waiting = new ArrayList<>(SET);
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final List<QuestionId> written = new ArrayList<>();
    private final Map<String, Integer> rowOfIdentifier = new HashMap<>();
    private final Map<String, String> identifierOfTwin = new HashMap<>();

    /** A row that is a question. {@code place} is where its outcome belongs. */
    private record Understood(int place, int position, QuestionContent content, String digest, String twin) {}

    ImportBatch(QuestionTable table, FormReader reader, ImportId id, String by, Instant now) {
        this.table = table;
        this.reader = reader;
        this.id = id;
        this.by = by;
        this.now = now;
    }

    @Override
    public void accept(RawRow row) {
        if (row.isEmpty()) return;
        if (header == null) {
            header = ImportHeader.of(row).orElse(null);
            if (header == null && row.position() >= ImportHeader.WITHIN_ROWS) throw ImportHeader.missing();
            return;
        }
        if (outcomes.size() == ROWS_MAX) throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, ROWS_MAX);
        read(header, row);
        if (waiting.size() == SET) decide();
    }

    private void read(ImportHeader columns, RawRow row) {
        var form = columns.form(row);
        var identifier = form.identifier().strip();
        var faults = columns.faults(row);
        if (!faults.isEmpty()) {
            outcomes.add(new RowOutcome(row.position(), identifier, Outcome.REJECTED, faults));
            return;
        }
        switch (reader.read(form)) {
            case FormReader.Reading.Faulty faulty ->
                outcomes.add(new RowOutcome(row.position(), identifier, Outcome.REJECTED, faulty.faults()));
            case FormReader.Reading.Understood understood -> {
                var earlier = rowOfIdentifier.putIfAbsent(identifier, row.position());
                if (earlier != null) {
                    outcomes.add(
                            duplicate(row.position(), identifier, Fault.of(Code.SAME_IDENTIFIER, identifier, earlier)));
                    return;
                }
                var content = understood.content();
                waiting.add(new Understood(
                        outcomes.size(), row.position(), content, Canonical.of(content), Twin.of(content.body())));
                // Its outcome is known when the set is decided; until then it holds the place.
                outcomes.add(new RowOutcome(row.position(), identifier, Outcome.UNCHANGED, List.of()));
            }
        }
    }

    /** {@return what became of every row} @throws UnreadableFile if there was no header */
    List<RowOutcome> finish() {
        if (header == null) throw ImportHeader.missing();
        decide();
        return outcomes;
    }

    private void decide() {
        if (waiting.isEmpty()) return;
        var known = table
                .byIdentifier(
                        waiting.stream().map(row -> row.content.identifier()).toList())
                .stream()
                .collect(Collectors.toMap(QuestionTable.Known::identifier, question -> question));
        for (var twin : table.byTwin(waiting.stream().map(Understood::twin).toList())) {
            identifierOfTwin.putIfAbsent(twin.twin(), twin.identifier());
        }
        List<QuestionTable.Write> writes = new ArrayList<>(waiting.size());
        for (var row : waiting) {
            decide(row, Optional.ofNullable(known.get(row.content.identifier())))
                    .ifPresent(writes::add);
        }
        waiting.clear();
        if (writes.isEmpty()) return;
        table.write(writes, id, by, now);
        writes.forEach(write -> written.add(write.id()));
    }

    private Optional<QuestionTable.Write> decide(Understood row, Optional<QuestionTable.Known> known) {
        var identifier = row.content.identifier();
        if (known.isPresent() && known.get().digest().equals(row.digest)) {
            identifierOfTwin.putIfAbsent(row.twin, identifier);
            return Optional.empty();
        }
        var twin = identifierOfTwin.putIfAbsent(row.twin, identifier);
        if (twin != null && !twin.equals(identifier)) {
            outcomes.set(row.place, duplicate(row.position, identifier, Fault.of(Code.SAME_QUESTION, twin)));
            return Optional.empty();
        }
        var outcome = known.isPresent() ? Outcome.UPDATED : Outcome.ACCEPTED;
        outcomes.set(row.place, new RowOutcome(row.position, identifier, outcome, List.of()));
        return Optional.of(new QuestionTable.Write(
                known.map(QuestionTable.Known::id)
                        .orElseGet(() -> new QuestionId(
                                Generators.timeBasedEpochGenerator().generate())),
                known.map(QuestionTable.Known::version).orElse(0) + 1,
                row.content,
                row.digest,
                row.twin));
    }

    List<String> ignoredColumns() {
        return header == null ? List.of() : header.ignored();
    }

    /** {@return the questions that got a new version} */
    List<QuestionId> written() {
        return written;
    }

    private static RowOutcome duplicate(int position, String identifier, Fault fault) {
        return new RowOutcome(position, identifier, Outcome.DUPLICATE, List.of(fault));
    }
}
