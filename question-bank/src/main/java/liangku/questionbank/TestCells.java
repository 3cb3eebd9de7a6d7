package liangku.questionbank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.RowOutcome.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the cell that says what a list of items to draw from says, if there is one: by what the bank has of the items now. */
final class TestCells {

    private static final int SET = 5_000;
    private static final int GROUP = 2;
    private static final int POINTS_MAX = 100;

    private final JdbcClient db;
    private final List<RowOutcome> outcomes;
    private final Map<String, Item> items = new HashMap<>();

    /**
     * @param outcomes one for each place of the file, in order
     * @param fresh what the file brings or changes, by identifier
     */
    TestCells(JdbcClient db, List<RowOutcome> outcomes, Map<String, Item> fresh) {
        this.db = db;
        this.outcomes = outcomes;
        this.items.putAll(fresh);
    }

    /** What a cell asks of a question. */
    record Item(QuestionId id, String topic, QuestionKind kind, int difficulty) {

        static Item of(QuestionTable.Write write) {
            var content = write.content();
            return new Item(write.id(), content.knowledgePoint(), content.body().kind(), content.difficulty());
        }
    }

    /** Either a cell, with the questions that are always drawn, or why there is none. */
    sealed interface Reading {
        record Found(Blueprint.Cell cell, List<QuestionId> required, List<String> identifiers) implements Reading {}

        record None(Fault why) implements Reading {}
    }

    Reading read(IncomingTest.Drawing drawing) {
        var name = drawing.name();
        List<String> identifiers = new ArrayList<>(drawing.items().size());
        for (int place : drawing.items()) {
            var identifier = identifier(place);
            if (identifier.isEmpty()) {
                return new Reading.None(Fault.of(
                        Code.SECTION_ITEM, name, outcomes.get(place - 1).identifier()));
            }
            identifiers.add(identifier.get());
        }
        learn(identifiers);
        // Two items of one name, and the first was refused after all: then the bank has neither.
        var absent = identifiers.stream()
                .filter(identifier -> !items.containsKey(identifier))
                .findFirst();
        if (absent.isPresent()) return new Reading.None(Fault.of(Code.SECTION_ITEM, name, absent.get()));
        var all = identifiers.stream()
                .flatMap(identifier -> Optional.ofNullable(items.get(identifier)).stream())
                .toList();
        var count = number(drawing.count(), Math.min(all.size(), Blueprint.ITEMS_MAX));
        if (count.isEmpty()) return new Reading.None(Fault.of(Code.SECTION_COUNT, name, drawing.count(), all.size()));
        var points = drawing.points().size() == 1
                ? number(drawing.points().getFirst(), POINTS_MAX)
                : Optional.<Integer>empty();
        if (points.isEmpty()) {
            return new Reading.None(Fault.of(Code.SECTION_POINTS, name, String.join(", ", drawing.points())));
        }
        var kinds = all.stream().map(Item::kind).collect(Collectors.toCollection(TreeSet::new));
        if (kinds.size() > 1) return new Reading.None(Fault.of(Code.SECTION_KINDS, name, Phrase.list(kinds)));
        var topic = topic(all, drawing.hint());
        if (topic.isEmpty()) {
            var topics = all.stream().map(Item::topic).collect(Collectors.toCollection(TreeSet::new));
            return new Reading.None(Fault.of(Code.SECTION_TOPICS, name, String.join(", ", topics)));
        }
        if (topic.get().equals(ImportOrder.UNSORTED)) return new Reading.None(Fault.of(Code.SECTION_UNSORTED, name));
        var range = difficulty(all, drawing.hint());
        var required = drawing.required().stream()
                .map(place -> identifier(place).orElseThrow())
                .distinct()
                .toList();
        return new Reading.Found(
                new Blueprint.Cell(topic.get(), range.from, range.to, kinds.first(), count.get(), points.get()),
                required.stream()
                        .map(identifier -> Objects.requireNonNull(items.get(identifier)).id)
                        .toList(),
                required);
    }

    /** What the bank calls the question that came at this place of the file; nothing if none was taken. */
    private Optional<String> identifier(int place) {
        var outcome = outcomes.get(place - 1);
        if (outcome.outcome() == Outcome.REJECTED) return Optional.empty();
        return outcome.faults().stream()
                .filter(fault -> fault.code() == Code.SAME_QUESTION)
                .findFirst()
                .map(fault -> fault.details().getFirst().zh())
                .or(() -> Optional.of(outcome.identifier()));
    }

    private static Optional<Integer> number(String said, int most) {
        if (!said.matches("0*[1-9]\\d{0,8}(\\.0*)?")) return Optional.empty();
        int number = Integer.parseInt(said.replaceFirst("\\..*", ""));
        return number <= most ? Optional.of(number) : Optional.empty();
    }

    /** The leaf they share, else their group, else what the hint says if it holds for all. */
    private static Optional<String> topic(List<Item> items, Optional<IncomingTest.Hint> hint) {
        var hinted = hint.map(IncomingTest.Hint::topic);
        if (hinted.filter(prefix -> share(items, prefix)).isPresent()) return hinted;
        var first = items.getFirst().topic;
        if (share(items, first)) return Optional.of(first);
        var group = first.substring(0, GROUP);
        return share(items, group) ? Optional.of(group) : Optional.empty();
    }

    private static boolean share(List<Item> items, String prefix) {
        return items.stream().allMatch(item -> item.topic.startsWith(prefix));
    }

    private record Range(int from, int to) {}

    private static Range difficulty(List<Item> items, Optional<IncomingTest.Hint> hint) {
        int from = items.stream().mapToInt(Item::difficulty).min().orElseThrow();
        int to = items.stream().mapToInt(Item::difficulty).max().orElseThrow();
        return hint.map(said -> new Range(said.difficultyFrom(), said.difficultyTo()))
                .filter(said -> said.from <= from && said.to >= to)
                .orElse(new Range(from, to));
    }

    private void learn(Collection<String> identifiers) {
        var unknown = identifiers.stream()
                .filter(identifier -> !items.containsKey(identifier))
                .distinct()
                .toList();
        for (int from = 0; from < unknown.size(); from += SET) {
            db.sql("""
                            select id, identifier, topic, kind, difficulty
                            from questionbank.question
                            where identifier = any (:identifiers)
                            """)
                    .param(
                            "identifiers",
                            unknown.subList(from, Math.min(from + SET, unknown.size()))
                                    .toArray(String[]::new))
                    .query(row -> {
                        items.put(
                                row.getString("identifier"),
                                new Item(
                                        QuestionTable.id(row, "id"),
                                        row.getString("topic"),
                                        QuestionKind.valueOf(row.getString("kind")),
                                        row.getInt("difficulty")));
                    });
        }
    }
}
