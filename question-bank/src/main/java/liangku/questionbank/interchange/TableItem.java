package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.MoreForm;
import liangku.questionbank.QuestionForm;

/** A row that begins an item, and the rows after it that are its parts: {@code <identifier>#1}, {@code #2} … */
final class TableItem {

    private final TableRow first;
    private final ImportHeader header;
    private final List<TableRow> parts = new ArrayList<>();
    private final List<Fault> faults;

    TableItem(TableRow first, ImportHeader header) {
        this.first = first;
        this.header = header;
        this.faults = new ArrayList<>(first.faults());
    }

    /** {@return whether this row is a part of it} */
    boolean takes(TableRow row, TableRow.PartName name) {
        if (!name.story().equals(first.identifier())) return false;
        if (row.isBare()) return true;
        // Some copy topic and difficulty down to the parts; who does so does it from the first part on.
        boolean copies =
                parts.isEmpty() ? name.number() == 1 : !parts.getFirst().isBare();
        return copies && first.asked().isStory();
    }

    void add(TableRow row, TableRow.PartName name) {
        var wanted = new TableRow.PartName(name.story(), parts.size() + 1);
        if (!name.equals(wanted)) faults.add(Fault.of(Fault.Code.PART_GAP, row.position(), name, wanted));
        faults.addAll(row.faults());
        row.texts().forEach((column, text) -> {
            if (column.isOfWhole() && !text.isBlank() && !text.equals(first.text(column))) {
                faults.add(Fault.of(Fault.Code.NOT_OF_A_PART, row.position(), column.named()));
            }
        });
        parts.add(row);
    }

    Incoming incoming() {
        var notes = Stream.concat(Stream.of(first), parts.stream())
                .flatMap(row -> row.notes().stream())
                .toList();
        if (!faults.isEmpty()) {
            var all = Stream.concat(faults.stream(), notes.stream()).toList();
            return new Incoming.Refused(first.position(), first.identifier(), all);
        }
        return new Incoming.Item(
                first.position(),
                new QuestionForm(
                        first.text(ImportColumn.IDENTIFIER),
                        first.text(ImportColumn.TOPIC),
                        first.text(ImportColumn.DIFFICULTY),
                        first.asked(),
                        first.text(ImportColumn.EXPLANATION),
                        first.text(ImportColumn.SOURCE),
                        new MoreForm(
                                first.text(ImportColumn.ALSO_ABOUT),
                                first.text(ImportColumn.POSTS),
                                first.text(ImportColumn.IN_FORCE_FROM),
                                first.text(ImportColumn.EXPIRES_ON),
                                label(ImportColumn.TAGS).map(TagCell::read),
                                label(ImportColumn.ENEMIES),
                                english()),
                        parts.stream().map(TableRow::asked).toList()),
                notes);
    }

    /** A table without the column says nothing about labels; an empty cell says that there are none. */
    private Optional<String> label(ImportColumn column) {
        return header.has(column) ? Optional.of(first.text(column)) : Optional.empty();
    }

    private Optional<MoreForm.EnglishForm> english() {
        if (Stream.concat(Stream.of(first), parts.stream()).noneMatch(TableRow::speaksEnglish)) return Optional.empty();
        return Optional.of(first.english(
                parts.stream().map(part -> part.english(List.of())).toList()));
    }
}
