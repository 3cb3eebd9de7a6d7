package liangku.questionbank.interchange;

import java.util.List;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import org.jspecify.annotations.Nullable;

/** Makes questions of the rows of a table: finds the header, then one question a row. */
final class TableReader implements RawRow.Sink {

    private final Intake.Sink items;
    private @Nullable ImportHeader header;

    TableReader(Intake.Sink items) {
        this.items = items;
    }

    @Override
    public void accept(RawRow row) {
        if (row.isEmpty()) return;
        if (header == null) {
            header = ImportHeader.of(row).orElse(null);
            if (header == null && row.position() >= ImportHeader.WITHIN_ROWS) throw ImportHeader.missing();
            if (header != null) header.ignored().forEach(items::ignored);
            return;
        }
        var form = header.form(row);
        List<Fault> faults = header.faults(row);
        items.accept(
                faults.isEmpty()
                        ? new Incoming.Item(row.position(), form)
                        : new Incoming.Refused(row.position(), form.identifier().strip(), faults));
    }

    /** @throws liangku.questionbank.UnreadableFile if there was no header */
    void finish() {
        if (header == null) throw ImportHeader.missing();
    }
}
