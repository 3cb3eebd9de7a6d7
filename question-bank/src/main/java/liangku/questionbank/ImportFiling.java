package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a file files its questions. Labels name other questions, maybe of later rows, and an enemy goes both ways: so all of
 * it is looked at when all rows are in.
 */
final class ImportFiling {

    private static final int SET = 1_000;

    private final LabelTable table;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Set<String>> namedBy = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private final Set<QuestionId> isNew = new HashSet<>();

    ImportFiling(LabelTable table) {
        this.table = table;
    }

    /** @param stays whether the labels it has stay whatever the file says; whom it names in vain is told all the same */
    private record Row(
            int place, QuestionId id, String identifier, FormReader.LabelsForm said, Labels before, boolean stays) {}

    /** What is to be filed anew, and what of the row was not done. */
    record Change(int place, LabelTable.Filing filing, boolean changed, List<Fault> faults) {}

    /** @param known absent for a question that the file brings */
    void add(ImportItem item, QuestionId id, Optional<QuestionTable.Known> known) {
        if (known.isEmpty()) {
            created.add(item.identifier());
            isNew.add(id);
        }
        add(item, id, known, false);
    }

    /** The bank has this very question, and its labels stay as they are. */
    void leave(ImportItem item, QuestionTable.Known known) {
        add(item, known.id(), Optional.of(known), true);
    }

    private void add(ImportItem item, QuestionId id, Optional<QuestionTable.Known> known, boolean stays) {
        if (!item.labels().saysAnything()) return;
        var before = known.map(QuestionTable.Known::labels).orElse(Labels.NONE);
        rows.add(new Row(item.place(), id, item.identifier(), item.labels(), before, stays));
        names(item.identifier(), item.labels());
    }

    /** These labels are those of a question that is filed so already. */
    void names(String identifier, FormReader.LabelsForm said) {
        for (var enemy : said.enemies().orElse(List.of())) {
            namedBy.computeIfAbsent(enemy, _ -> new TreeSet<>()).add(identifier);
        }
    }

    /** {@return what each row that says anything of labels comes to} */
    List<Change> changes() {
        var unknown = unknown();
        var tooMany = tooMany(unknown);
        List<Change> changes = new ArrayList<>();
        for (var row : rows) {
            List<Fault> faults = new ArrayList<>();
            for (var enemy : row.said.enemies().orElse(List.of())) {
                if (unknown.contains(enemy)) faults.add(Fault.of(Fault.Code.UNKNOWN_ENEMY, enemy));
            }
            var namedBy = this.namedBy.getOrDefault(row.identifier, Set.of());
            var own = row.said.enemies().orElse(row.before.enemies());
            var refused = tooMany.get(row.place);
            if (refused != null) {
                faults.add(refused);
                own = row.before.enemies();
            }
            var enemies = Stream.concat(own.stream(), namedBy.stream())
                    .filter(enemy -> !unknown.contains(enemy) && !enemy.equals(row.identifier))
                    .distinct()
                    .toList();
            var wanted = new Labels(row.said.tags().orElse(row.before.tags()), enemies);
            boolean changed = !row.stays && !wanted.equals(row.before);
            if (!changed && faults.isEmpty()) continue;
            changes.add(new Change(row.place, new LabelTable.Filing(row.id, wanted), changed, faults));
        }
        return changes;
    }

    /**
     * {@return why rows that give a question too many enemies at once give it none, by place} Whom other rows name as well is
     * not counted: those give it, and a file the bank wrote names every pair on both sides.
     */
    private Map<Integer, Fault> tooMany(Set<String> unknown) {
        Map<Integer, Fault> faults = new HashMap<>();
        for (var row : rows) {
            var said = row.said.enemies().orElse(List.of());
            if (said.size() <= Labels.ENEMIES_MAX) continue;
            var mutual = namedBy.getOrDefault(row.identifier, Set.of());
            var before = Set.copyOf(row.before.enemies());
            Labels.tooMany(said.stream()
                            .filter(enemy ->
                                    !unknown.contains(enemy) && !mutual.contains(enemy) && !before.contains(enemy))
                            .count())
                    .ifPresent(fault -> faults.put(row.place, fault));
        }
        for (var row : rows) {
            if (!faults.containsKey(row.place)) continue;
            for (var enemy : row.said.enemies().orElse(List.of())) {
                if (!row.before.enemies().contains(enemy)) {
                    namedBy.getOrDefault(enemy, new TreeSet<>()).remove(row.identifier);
                }
            }
        }
        return faults;
    }

    private Set<String> unknown() {
        var named = namedBy.keySet().stream()
                .filter(name -> !created.contains(name))
                .toList();
        Set<String> unknown = new HashSet<>();
        for (int from = 0; from < named.size(); from += SET) {
            unknown.addAll(table.unknown(named.subList(from, Math.min(from + SET, named.size()))));
        }
        return unknown;
    }

    /** Files what changed. {@return what to tell others of questions that the bank had} */
    Optional<QuestionsFiled> file(List<Change> changes, ImportId origin, String by, Instant now) {
        var filings =
                changes.stream().filter(Change::changed).map(Change::filing).toList();
        var log = new FilingLog(table);
        for (int from = 0; from < filings.size(); from += SET) {
            var set = filings.subList(from, Math.min(from + SET, filings.size()));
            watch(log, set);
            table.clearEnemies(set);
        }
        for (int from = 0; from < filings.size(); from += SET) {
            var set = filings.subList(from, Math.min(from + SET, filings.size()));
            table.tag(set);
            table.addEnemies(set);
        }
        return log.tell(isNew, origin, by, now);
    }

    /** What the file brings has nothing to lose, and in a large file is nearly all. */
    private void watch(FilingLog log, List<LabelTable.Filing> set) {
        var known = set.stream()
                .map(LabelTable.Filing::id)
                .filter(id -> !isNew.contains(id))
                .toList();
        var named = set.stream()
                .flatMap(filing -> filing.labels().enemies().stream())
                .filter(enemy -> !created.contains(enemy))
                .distinct()
                .toList();
        if (!known.isEmpty() || !named.isEmpty()) log.watch(known, named);
    }
}
