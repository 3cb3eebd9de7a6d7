package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.RowOutcome.Outcome;

/**
 * The second half of an import: asks the bank what it has of the items of a file and writes what is new, a thousand at a
 * time: a set costs hardly more than one row. A trial decides the same and writes nothing.
 */
final class ImportBatch {

    private static final int SET = 1_000;

    private final QuestionTable table;
    private final NewQuestions newQuestions;
    private final Likeness likeness;
    private final PictureTable pictures;
    private final ImportReading reading;
    private final ImportId id;
    private final ImportOrder order;
    private final String by;
    private final Instant now;

    private final Map<Integer, Stored> workedOut = new HashMap<>();
    private final List<RowOutcome> outcomes;
    private final List<QuestionId> written = new ArrayList<>();
    private final TwinHolders twins;
    private final Copies copies;
    private final ImportFiling filing;
    private Optional<BankLikeness> bank = Optional.empty();
    private boolean bankIsRemembered;
    private Set<String> retired = Set.of();
    private final FileLikeness unwritten = new FileLikeness();
    private final Map<String, TestCells.Item> fresh = new HashMap<>();

    ImportBatch(
            QuestionTable table,
            NewQuestions newQuestions,
            LabelTable labelTable,
            Likeness likeness,
            PictureTable pictures,
            ImportReading reading,
            ImportId id,
            ImportOrder order,
            String by,
            Instant now) {
        this.table = table;
        this.newQuestions = newQuestions;
        this.likeness = likeness;
        this.pictures = pictures;
        this.reading = reading;
        this.outcomes = reading.outcomes();
        this.id = id;
        this.order = order;
        this.by = by;
        this.now = now;
        this.twins = new TwinHolders(table);
        this.copies = new Copies(table);
        this.filing = new ImportFiling(labelTable);
    }

    /**
     * {@return what became of every item}
     *
     * @param retired knowledge points of no use now: the file was read before the bank was locked
     */
    List<RowOutcome> run(Set<String> retired) {
        this.retired = retired;
        if (stores()) reading.spool().pictures((picture, bytes) -> pictures.keep(picture, bytes, now));
        decideAll();
        decideFreed();
        decideRings();
        return outcomes;
    }

    /** A set that was mostly written tells that the next will be. */
    private void decideAll() {
        try (var ahead = new ImportAhead(reading.spool().items(), SET)) {
            int before = 0;
            for (var set = ahead.next(true); !set.items().isEmpty(); ) {
                workedOut.putAll(set.stored());
                decide(new ArrayList<>(set.items()));
                workedOut.clear();
                boolean writes = written.size() - before > SET / 2;
                before = written.size();
                set = ahead.next(writes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Files what was written. {@return what to tell others of it} */
    Optional<QuestionsFiled> file() {
        var changes = filing.changes();
        for (var change : changes) {
            if (change.changed() && outcomes.get(change.place()).outcome() == Outcome.UNCHANGED) {
                become(change.place(), Outcome.UPDATED, List.of());
                written.add(change.filing().id());
            }
            outcomes.set(change.place(), outcomes.get(change.place()).noting(change.faults()));
        }
        return stores() ? filing.file(changes, id, by, now) : Optional.empty();
    }

    private boolean stores() {
        return order.mode() == ImportMode.STORE;
    }

    private void decide(List<ImportItem> waiting) {
        refuseUnknownPictures(waiting);
        refuseRetiredTopics(waiting);
        var known = table
                .byIdentifier(waiting.stream().map(ImportItem::identifier).toList())
                .stream()
                .collect(Collectors.toMap(QuestionTable.Known::identifier, question -> question));
        var bodies = waiting.stream().map(ImportItem::twin).toList();
        twins.learn(bodies);
        if (order.onDuplicate() == OnDuplicate.ADD) copies.learn(bodies);
        var set = new WriteSet();
        for (var item : waiting) decide(item, Optional.ofNullable(known.get(item.identifier())), set);
        write(set);
    }

    private void refuseUnknownPictures(List<ImportItem> waiting) {
        Set<String> wanted = new HashSet<>();
        for (var item : waiting) wanted.addAll(item.content().pictures());
        wanted.removeIf(reading::shows);
        if (wanted.isEmpty()) return;
        var unknown = Set.copyOf(pictures.unknown(wanted));
        waiting.removeIf(item -> {
            var missing =
                    item.content().pictures().stream().filter(unknown::contains).findFirst();
            missing.ifPresent(
                    hash -> become(item.place(), Outcome.REJECTED, List.of(Fault.of(Code.UNKNOWN_PICTURE, hash))));
            return missing.isPresent();
        });
    }

    private void refuseRetiredTopics(List<ImportItem> waiting) {
        if (retired.isEmpty()) return;
        waiting.removeIf(item -> {
            var gone =
                    item.content().topics().stream().filter(retired::contains).findFirst();
            gone.ifPresent(
                    topic -> become(item.place(), Outcome.REJECTED, List.of(Fault.of(Code.UNKNOWN_TOPIC, topic))));
            return gone.isPresent();
        });
    }

    private void decide(ImportItem item, Optional<QuestionTable.Known> known, WriteSet set) {
        var same = known.filter(question -> question.digest().equals(item.digest()));
        if (same.isPresent()) {
            twins.take(item, known);
            if (order.onDuplicate() == OnDuplicate.SKIP) filing.leave(item, same.get());
            else filing.add(item, same.get().id(), known);
            return;
        }
        switch (order.onDuplicate()) {
            case VERSION -> version(item, known, set);
            case SKIP -> skip(item, known, set);
            case ADD -> addBeside(item, known, set);
        }
    }

    private void version(ImportItem item, Optional<QuestionTable.Known> known, WriteSet set) {
        var other = twins.other(item, known);
        if (other.isPresent()) {
            duplicate(item, Fault.of(Code.SAME_QUESTION, other.get()));
            if (reading.names(other.get())) twins.await(item, known);
        } else if (known.filter(QuestionTable.Known::retired).isPresent()) {
            become(item.place(), Outcome.REJECTED, List.of(Fault.of(Code.RETIRED_QUESTION, item.identifier())));
        } else {
            put(item, known, set);
        }
    }

    private void skip(ImportItem item, Optional<QuestionTable.Known> known, WriteSet set) {
        var other = twins.other(item, known);
        if (other.isPresent()) duplicate(item, Fault.of(Code.SAME_QUESTION, other.get()));
        else if (known.isPresent()) duplicate(item, Fault.of(Code.KNOWN_IDENTIFIER, item.identifier()));
        else put(item, known, set);
    }

    /** What an earlier run of the same file added is not added again. */
    private void addBeside(ImportItem item, Optional<QuestionTable.Known> known, WriteSet set) {
        var copy = copies.of(item);
        if (copy.isPresent()) {
            duplicate(item, Fault.of(Code.SAME_QUESTION, copy.get()));
            filing.names(copy.get(), item.labels());
        } else if (known.isEmpty()) {
            put(item, Optional.empty(), set);
        } else {
            put(item.under(copies.free(item.identifier(), reading::names)), Optional.empty(), set);
        }
    }

    private void duplicate(ImportItem item, Fault fault) {
        become(item.place(), Outcome.DUPLICATE, List.of(fault));
    }

    /** Some of what was the same as another question is not any more: further down the file that one changed. */
    private void decideFreed() {
        var set = new WriteSet();
        for (var rows = twins.freed(); !rows.isEmpty(); rows = twins.freed()) {
            var first = rows.getFirst();
            version(first.item(), first.known(), set);
            late(rows.subList(1, rows.size()), first);
            if (set.writes.size() >= SET) {
                write(set);
                set = new WriteSet();
            }
        }
        write(set);
    }

    /** Some wait for each other: two whose bodies the file swaps, or more in a ring. They change together. */
    private void decideRings() {
        var set = new WriteSet();
        for (var ring : twins.rings()) {
            for (var exchange : ring) {
                put(exchange.row().item(), exchange.row().known(), set);
                late(exchange.late(), exchange.row());
            }
        }
        write(set);
    }

    private void late(List<TwinHolders.Waiting> rows, TwinHolders.Waiting first) {
        for (var row : rows) {
            duplicate(row.item(), Fault.of(Code.SAME_QUESTION, first.item().identifier()));
        }
    }

    /** What is to be written together, and where the outcome of each belongs. */
    private static final class WriteSet {
        private final List<Integer> places = new ArrayList<>();
        private final List<QuestionTable.Write> writes = new ArrayList<>();
    }

    private void put(ImportItem item, Optional<QuestionTable.Known> known, WriteSet set) {
        become(item.place(), known.isPresent() ? Outcome.UPDATED : Outcome.ACCEPTED, List.of());
        outcomes.set(
                item.place(),
                outcomes.get(item.place()).under(item.identifier()).of(item.content()));
        twins.take(item, known);
        var question = known.map(QuestionTable.Known::id)
                .orElseGet(() ->
                        new QuestionId(Generators.timeBasedEpochGenerator().generate()));
        filing.add(item, question, known);
        set.places.add(item.place());
        set.writes.add(new QuestionTable.Write(
                question,
                known.map(QuestionTable.Known::next).orElse(1),
                item.content(),
                item.digest(),
                item.twin(),
                stored(item)));
    }

    /** An item under another identifier is found by other words, and one that had to wait was not kept. */
    private Stored stored(ImportItem item) {
        var known = workedOut.get(item.place());
        var identifier = Folding.folded(item.identifier());
        return known != null && known.words().startsWith(identifier + "\n") ? known : item.stored();
    }

    private void write(WriteSet set) {
        if (set.writes.isEmpty()) return;
        noteNearDuplicates(set);
        for (var write : set.writes) {
            written.add(write.id());
            if (!reading.tests().isEmpty()) fresh.put(write.content().identifier(), TestCells.Item.of(write));
        }
        if (stores()) {
            newQuestions.write(
                    set.writes.stream().filter(QuestionTable.Write::isFirst).toList(), id, by, now);
            table.write(
                    set.writes.stream()
                            .filter(Predicate.not(QuestionTable.Write::isFirst))
                            .toList(),
                    id,
                    by,
                    now);
            bank().ifPresent(known -> set.writes.forEach(known::add));
        } else {
            set.writes.forEach(unwritten::add);
        }
    }

    private void noteNearDuplicates(WriteSet set) {
        var nearest = likeness.nearest(set.writes, bank(), unwritten);
        for (int i = 0; i < set.writes.size(); i++) {
            int place = set.places.get(i);
            var body = set.writes.get(i).content().body();
            nearest.get(i)
                    .ifPresent(near -> outcomes.set(place, outcomes.get(place).noting(List.of(note(near, body)))));
        }
    }

    /** A file that changes nothing need not know. */
    private Optional<BankLikeness> bank() {
        if (!bankIsRemembered) {
            bank = likeness.remembered(reading.spool().size());
            bankIsRemembered = true;
        }
        return bank;
    }

    private static Fault note(Likeness.Near near, Body body) {
        var similar = near.similar();
        var difference = ShortDifference.of(near.text(), ShortDifference.text(body));
        return Fault.of(Code.NEAR_DUPLICATE, similar.identifier(), similar.percent(), difference);
    }

    /** What was noticed while the item was read stays. */
    private void become(int place, Outcome outcome, List<Fault> why) {
        var before = outcomes.get(place);
        var noticed = before.faults().stream()
                .filter(fault -> fault.code() != Code.SAME_QUESTION)
                .toList();
        outcomes.set(place, new RowOutcome(before.position(), before.identifier(), outcome, why).noting(noticed));
    }

    /** {@return what the file brings or changes, by identifier; empty if it has no tests} */
    Map<String, TestCells.Item> fresh() {
        return fresh;
    }

    /** {@return the questions that changed} */
    List<QuestionId> written() {
        return written;
    }
}
