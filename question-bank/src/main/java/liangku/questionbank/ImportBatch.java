package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.RowOutcome.Outcome;

/** Takes the items of one file and writes what is new, a thousand at a time: a set costs hardly more than one row. */
final class ImportBatch implements Intake.Sink {

    static final int ROWS_MAX = 200_000;
    private static final int SET = 1_000;

    private final QuestionTable table;
    private final LabelTable labelTable;
    private final Likeness likeness;
    private final PictureTable pictures;
    private final FormReader reader;
    private final ImportId id;
    private final ImportOrder order;
    private final String by;
    private final Instant now;

    private final List<String> ignored = new ArrayList<>();
    private final List<IncomingTest> tests = new ArrayList<>();
    private final List<Understood> waiting = new ArrayList<>(SET);
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final List<QuestionId> written = new ArrayList<>();
    private final Map<String, Integer> rowOfIdentifier = new HashMap<>();
    private final Map<String, String> identifierOfTwin = new HashMap<>();
    private final Set<String> picturesSeen = new HashSet<>();

    /** Labels name other questions, maybe of later rows: they are filed when all rows are in. */
    private final List<Labelled> labelled = new ArrayList<>();

    private record Labelled(int place, LabelTable.Filing filing) {}

    /** An item that is a question. {@code place} is where its outcome belongs. */
    private record Understood(
            int place,
            int position,
            QuestionContent content,
            FormReader.LabelsForm labels,
            String digest,
            String twin) {

        Understood under(String identifier) {
            var renamed = new QuestionContent(
                    identifier,
                    content.body(),
                    content.explanation(),
                    content.knowledgePoint(),
                    content.difficulty(),
                    content.source(),
                    content.about());
            return new Understood(place, position, renamed, labels, Canonical.of(renamed), twin);
        }

        String identifier() {
            return content.identifier();
        }
    }

    ImportBatch(
            QuestionTable table,
            LabelTable labelTable,
            Likeness likeness,
            PictureTable pictures,
            FormReader reader,
            ImportId id,
            ImportOrder order,
            String by,
            Instant now) {
        this.table = table;
        this.labelTable = labelTable;
        this.likeness = likeness;
        this.pictures = pictures;
        this.reader = reader;
        this.id = id;
        this.order = order;
        this.by = by;
        this.now = now;
    }

    @Override
    public void ignored(String column) {
        ignored.add(column);
    }

    @Override
    public void test(IncomingTest test) {
        tests.add(test);
    }

    @Override
    public PictureKeeping picture(byte[] bytes, String name) {
        var keeping = PictureFile.inspect(bytes, name);
        if (keeping instanceof PictureKeeping.Kept(var picture)) {
            pictures.keep(picture, bytes, now);
            picturesSeen.add(picture.sha256());
        }
        return keeping;
    }

    @Override
    public void accept(Incoming item) {
        if (outcomes.size() == ROWS_MAX) throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, ROWS_MAX);
        switch (item) {
            case Incoming.Refused refused ->
                outcomes.add(
                        new RowOutcome(refused.position(), refused.identifier(), Outcome.REJECTED, refused.faults()));
            case Incoming.Item read -> read(read.position(), read.form());
        }
        if (waiting.size() == SET) decide();
    }

    private void read(int position, QuestionForm form) {
        var identifier = form.identifier().strip();
        switch (reader.read(form.topic().isBlank() ? form.about(order.topic()) : form)) {
            case FormReader.Reading.Faulty faulty ->
                outcomes.add(new RowOutcome(position, identifier, Outcome.REJECTED, faulty.faults()));
            case FormReader.Reading.Understood understood -> {
                var earlier = rowOfIdentifier.putIfAbsent(identifier, position);
                if (earlier != null) {
                    outcomes.add(duplicate(position, identifier, Fault.of(Code.SAME_IDENTIFIER, identifier, earlier)));
                    return;
                }
                var content = understood.content();
                waiting.add(new Understood(
                        outcomes.size(),
                        position,
                        content,
                        understood.labels(),
                        Canonical.of(content),
                        Twin.of(content.body())));
                // Its outcome is known when the set is decided; until then it holds the place.
                outcomes.add(new RowOutcome(position, identifier, Outcome.UNCHANGED, List.of()));
            }
        }
    }

    /** {@return what became of every item} */
    List<RowOutcome> finish() {
        decide();
        file();
        return outcomes;
    }

    private void decide() {
        if (waiting.isEmpty()) return;
        refuseUnknownPictures();
        var known = known(waiting.stream().map(Understood::identifier).toList());
        for (var twin : table.byTwin(waiting.stream().map(Understood::twin).toList())) {
            identifierOfTwin.putIfAbsent(twin.twin(), twin.identifier());
        }
        List<Integer> places = new ArrayList<>(waiting.size());
        List<QuestionTable.Write> writes = new ArrayList<>(waiting.size());
        for (var row : waiting) {
            decide(row, Optional.ofNullable(known.get(row.identifier()))).ifPresent(write -> {
                places.add(row.place);
                writes.add(write);
            });
        }
        waiting.clear();
        if (writes.isEmpty()) return;
        noteNearDuplicates(places, writes);
        table.write(writes, id, by, now);
        writes.forEach(write -> written.add(write.id()));
    }

    private void noteNearDuplicates(List<Integer> places, List<QuestionTable.Write> writes) {
        var nearest = likeness.nearest(writes);
        for (int i = 0; i < writes.size(); i++) {
            int place = places.get(i);
            nearest.get(i)
                    .ifPresent(similar -> outcomes.set(
                            place,
                            outcomes.get(place)
                                    .noting(List.of(
                                            Fault.of(Code.NEAR_DUPLICATE, similar.identifier(), similar.percent())))));
        }
    }

    private Map<String, QuestionTable.Known> known(List<String> identifiers) {
        return table.byIdentifier(identifiers).stream()
                .collect(Collectors.toMap(QuestionTable.Known::identifier, question -> question));
    }

    private void refuseUnknownPictures() {
        Set<String> wanted = new HashSet<>();
        for (var row : waiting) wanted.addAll(row.content.pictures());
        wanted.removeAll(picturesSeen);
        if (wanted.isEmpty()) return;
        var unknown = Set.copyOf(pictures.unknown(wanted));
        waiting.removeIf(row -> {
            var missing =
                    row.content.pictures().stream().filter(unknown::contains).findFirst();
            missing.ifPresent(hash -> outcomes.set(
                    row.place,
                    new RowOutcome(
                            row.position,
                            row.identifier(),
                            Outcome.REJECTED,
                            List.of(Fault.of(Code.UNKNOWN_PICTURE, hash)))));
            return missing.isPresent();
        });
    }

    private Optional<QuestionTable.Write> decide(Understood row, Optional<QuestionTable.Known> known) {
        var identifier = row.identifier();
        if (known.isPresent() && known.get().digest().equals(row.digest)) {
            identifierOfTwin.putIfAbsent(row.twin, identifier);
            if (order.onDuplicate() != OnDuplicate.SKIP) refile(row, known.get());
            return Optional.empty();
        }
        var twin = identifierOfTwin.putIfAbsent(row.twin, identifier);
        boolean isTwin = twin != null && !twin.equals(identifier);
        return switch (order.onDuplicate()) {
            case VERSION -> isTwin ? same(row, twin) : Optional.of(write(row, known));
            case SKIP -> {
                if (isTwin) yield same(row, twin);
                if (known.isEmpty()) yield Optional.of(write(row, known));
                outcomes.set(
                        row.place, duplicate(row.position, identifier, Fault.of(Code.KNOWN_IDENTIFIER, identifier)));
                yield Optional.empty();
            }
            // What an earlier run of the same file added is not added again.
            case ADD ->
                isTwin && isNumbered(twin, identifier)
                        ? same(row, twin)
                        : Optional.of(write(known.isEmpty() ? row : row.under(free(identifier)), Optional.empty()));
        };
    }

    private Optional<QuestionTable.Write> same(Understood row, String twin) {
        outcomes.set(row.place, duplicate(row.position, row.identifier(), Fault.of(Code.SAME_QUESTION, twin)));
        return Optional.empty();
    }

    private QuestionTable.Write write(Understood row, Optional<QuestionTable.Known> known) {
        var outcome = known.isPresent() ? Outcome.UPDATED : Outcome.ACCEPTED;
        outcomes.set(row.place, new RowOutcome(row.position, row.identifier(), outcome, List.of()));
        var question = known.map(QuestionTable.Known::id)
                .orElseGet(() ->
                        new QuestionId(Generators.timeBasedEpochGenerator().generate()));
        if (row.labels.saysAnything()) {
            var before = known.map(QuestionTable.Known::labels).orElse(Labels.NONE);
            labelled.add(new Labelled(row.place, new LabelTable.Filing(question, row.labels.over(before))));
        }
        return new QuestionTable.Write(
                question,
                known.map(QuestionTable.Known::version).orElse(0) + 1,
                row.content,
                row.digest,
                row.twin,
                Sketch.of(row.content.body()));
    }

    private void refile(Understood row, QuestionTable.Known known) {
        var labels = row.labels.over(known.labels());
        if (labels.equals(known.labels())) return;
        outcomes.set(row.place, new RowOutcome(row.position, row.identifier(), Outcome.UPDATED, List.of()));
        labelled.add(new Labelled(row.place, new LabelTable.Filing(known.id(), labels)));
        written.add(known.id());
    }

    private static boolean isNumbered(String name, String identifier) {
        return name.startsWith(identifier)
                && name.substring(identifier.length()).matches("-\\d+");
    }

    /** A name nobody has: {@code LK-0603-01-2}, {@code -3} … */
    private String free(String identifier) {
        for (int number = 2; ; number++) {
            var end = "-" + number;
            var candidate = identifier.substring(
                            0, Math.min(identifier.length(), QuestionContent.IDENTIFIER_MAX - end.length()))
                    + end;
            if (!rowOfIdentifier.containsKey(candidate)
                    && table.byIdentifier(List.of(candidate)).isEmpty()) {
                rowOfIdentifier.put(candidate, 0);
                return candidate;
            }
        }
    }

    private void file() {
        for (int from = 0; from < labelled.size(); from += SET) {
            labelTable.clearEnemies(filings(labelled.subList(from, Math.min(from + SET, labelled.size()))));
        }
        for (int from = 0; from < labelled.size(); from += SET) {
            var set = labelled.subList(from, Math.min(from + SET, labelled.size()));
            Set<String> enemies = new HashSet<>();
            for (var row : set) enemies.addAll(row.filing.labels().enemies());
            var unknown = Set.copyOf(labelTable.unknown(enemies));
            for (var row : set) {
                var missing = row.filing.labels().enemies().stream()
                        .filter(unknown::contains)
                        .map(enemy -> Fault.of(Code.UNKNOWN_ENEMY, enemy))
                        .toList();
                if (!missing.isEmpty())
                    outcomes.set(row.place, outcomes.get(row.place).noting(missing));
            }
            labelTable.tag(filings(set));
            labelTable.addEnemies(filings(set));
        }
    }

    private static List<LabelTable.Filing> filings(List<Labelled> set) {
        return set.stream().map(Labelled::filing).toList();
    }

    List<IncomingTest> tests() {
        return tests;
    }

    List<String> ignoredColumns() {
        return ignored;
    }

    /** {@return the questions that changed} */
    List<QuestionId> written() {
        return written;
    }

    private static RowOutcome duplicate(int position, String identifier, Fault fault) {
        return new RowOutcome(position, identifier, Outcome.DUPLICATE, List.of(fault));
    }
}
