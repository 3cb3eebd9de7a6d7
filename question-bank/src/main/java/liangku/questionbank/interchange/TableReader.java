package liangku.questionbank.interchange;

import java.util.List;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import liangku.questionbank.Phrase;
import org.jspecify.annotations.Nullable;

/** Makes questions of the rows of a table: finds the header, then one question a row, or a case and its parts. */
final class TableReader implements RawRow.Sink {

    private final Intake.Sink items;
    private @Nullable ImportHeader header;
    private @Nullable TableItem open;

    TableReader(Intake.Sink items) {
        this.items = items;
    }

    @Override
    public void accept(RawRow raw) {
        if (raw.isEmpty() || header == null) {
            raw.tooFar().ifPresent(items::note);
            if (!raw.isEmpty()) header = header(raw);
            return;
        }
        var row = header.read(raw, items);
        if (raw.texts().isEmpty() && raw.pictures().isEmpty() && !raw.struck().isEmpty()) {
            // Who strikes out a whole row means that it is gone, but does not say so.
            finishItem();
            items.accept(new Incoming.Refused(row.position(), "", row.notes()));
            return;
        }
        var name = row.partName();
        var story = open;
        if (name.isPresent() && story != null && story.takes(row, name.get())) {
            story.add(row, name.get());
            return;
        }
        finishItem();
        if (name.isPresent() && row.isBare()) {
            var fault = Fault.of(
                    Fault.Code.PART_WITHOUT_CASE,
                    row.position(),
                    name.get(),
                    name.get().story());
            items.accept(new Incoming.Refused(row.position(), row.identifier(), List.of(fault)));
            return;
        }
        open = new TableItem(row, header);
    }

    private @Nullable ImportHeader header(RawRow row) {
        var found = ImportHeader.of(row);
        if (found.isEmpty() && row.position() >= ImportHeader.WITHIN_ROWS) throw ImportHeader.missing();
        found.ifPresent(known -> known.ignored().forEach(items::ignored));
        // A logo above the table is no part of any question.
        row.pictures()
                .keySet()
                .forEach(column -> items.note(Fault.of(
                        Fault.Code.LEFT_OUT, new Phrase("图片", "picture"), RawRow.letters(column) + row.position())));
        return found.orElse(null);
    }

    private void finishItem() {
        if (open != null) items.accept(open.incoming());
        open = null;
    }

    /** @throws liangku.questionbank.UnreadableFile if there was no header */
    void finish() {
        if (header == null) throw ImportHeader.missing();
        finishItem();
    }
}
