package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.Intake;
import liangku.questionbank.Phrase;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.UnreadableFile;

/**
 * Which column of the file is which.
 *
 * @param further places of options after J
 * @param ignored headers that mean nothing to us, as they stand in the file
 */
record ImportHeader(Map<Integer, ImportColumn> places, List<Integer> further, List<String> ignored) {

    /** A title or a note may stand above the header. */
    static final int WITHIN_ROWS = 10;

    private static final int STRUCK_SHOWN = 100;

    /** {@return the header, if this row is one} */
    static Optional<ImportHeader> of(RawRow row) {
        var header = new ImportHeader(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        var twice = new ArrayList<ImportColumn>();
        row.texts().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(cell -> {
            var column = ImportColumn.of(cell.getValue());
            if (column.isPresent()) {
                if (header.has(column.get())) {
                    twice.add(column.get());
                }
                header.places.put(cell.getKey(), column.get());
            } else if (ImportColumn.isFurtherOption(cell.getValue())) {
                header.further.add(cell.getKey());
            } else {
                header.ignored.add(cell.getValue().strip());
            }
        });
        // An item may have A twice among its cells; only where all the columns are is it a header that says one twice.
        if (!header.places.values().containsAll(ImportColumn.REQUIRED)) {
            return Optional.empty();
        }
        if (!twice.isEmpty()) {
            throw new UnreadableFile(
                    FileFault.Code.REPEATED_COLUMN, twice.getFirst().named());
        }
        return Optional.of(header);
    }

    static UnreadableFile missing() {
        var wanted = Phrase.list(
                ImportColumn.REQUIRED.stream().map(ImportColumn::named).toList());
        return new UnreadableFile(FileFault.Code.NO_HEADER, WITHIN_ROWS, wanted);
    }

    boolean has(ImportColumn column) {
        return places.containsValue(column);
    }

    /** {@return what the row says, cell by cell, its pictures kept and named in its texts} */
    TableRow read(RawRow raw, Intake.Sink items) {
        var row = new TableRow(
                raw.position(),
                new EnumMap<>(ImportColumn.class),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        places.forEach((place, column) -> {
            var text = column.isDay() ? raw.days().get(place) : null;
            if (text == null) text = raw.texts().get(place);
            if (text != null) row.texts().put(column, text);
            var fault = raw.faults().get(place);
            if (fault != null && !(column.isDay() && raw.days().containsKey(place))) {
                row.faults().add(fault.apply(column.named()));
            }
        });
        raw.struck()
                .forEach((place, words) ->
                        row.notes().add(Fault.of(Fault.Code.STRUCK_OUT, name(place), shortened(words))));
        for (var words : raw.underlined()) row.notes().add(Underlines.leftOut(words));
        raw.tooFar().ifPresent(row.notes()::add);
        for (int place : further) row.further().add(raw.texts().getOrDefault(place, ""));
        raw.pictures().forEach((place, pictures) -> {
            for (var picture : pictures) place(picture, place, row, items);
        });
        return row;
    }

    private Phrase name(int place) {
        var column = places.get(place);
        return column == null ? new Phrase(RawRow.letters(place), RawRow.letters(place)) : column.named();
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= STRUCK_SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, STRUCK_SHOWN)) + "…";
    }

    private void place(RawRow.Inset inset, int place, TableRow row, Intake.Sink items) {
        var column = places.get(place);
        if (column == null || !column.showsPictures()) {
            row.faults().add(Fault.of(Fault.Code.PICTURE_PLACE, row.position(), name(place)));
            return;
        }
        switch (inset.keep().apply(items)) {
            case PictureKeeping.Refused refused -> row.faults().add(refused.fault());
            case PictureKeeping.Kept(var picture) -> {
                var text = row.text(column);
                // A text that says where its picture stands needs not be told again.
                if (Picture.in(text).contains(picture.sha256())) return;
                row.texts().put(column, PicturedText.appended(text, inset.words(), picture.sha256()));
            }
        }
    }
}
