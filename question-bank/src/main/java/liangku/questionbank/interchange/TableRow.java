package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.questionbank.Fault;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;

/**
 * One row of a question table, by the meaning of its cells.
 *
 * @param further options after J
 * @param notes what of its cells was left out
 * @param faults what is wrong with its cells before anyone reads them
 */
record TableRow(
        int position, Map<ImportColumn, String> texts, List<String> further, List<Fault> faults, List<Fault> notes) {

    private static final Pattern PART = Pattern.compile("(.+)#(\\d{1,3})", Pattern.DOTALL);

    /**
     * The identifier of a part of a case.
     *
     * @param story identifier of the case
     * @param number from 1
     */
    record PartName(String story, int number) {

        @Override
        public String toString() {
            return story + "#" + number;
        }
    }

    String text(ImportColumn column) {
        return texts.getOrDefault(column, "");
    }

    String identifier() {
        return text(ImportColumn.IDENTIFIER).strip();
    }

    /** {@return whose part it is, if its identifier has the form of a part's} */
    Optional<PartName> partName() {
        var matcher = PART.matcher(identifier());
        return matcher.matches()
                ? Optional.of(new PartName(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** {@return whether it names neither topic nor difficulty: no question of its own} */
    boolean isBare() {
        return text(ImportColumn.TOPIC).isBlank()
                && text(ImportColumn.DIFFICULTY).isBlank();
    }

    PartForm asked() {
        List<String> options = new ArrayList<>();
        for (var column : ImportColumn.OPTIONS) options.add(text(column));
        options.addAll(further);
        return new PartForm(
                text(ImportColumn.KIND),
                text(ImportColumn.STEM),
                withoutEmptyEnd(options),
                text(ImportColumn.ANSWER),
                text(ImportColumn.SCORING),
                text(ImportColumn.PINNED));
    }

    MoreForm.EnglishForm english(List<MoreForm.EnglishForm> parts) {
        return new MoreForm.EnglishForm(
                text(ImportColumn.ENGLISH_STEM),
                withoutEmptyEnd(
                        ImportColumn.ENGLISH_OPTIONS.stream().map(this::text).toList()),
                text(ImportColumn.ENGLISH_ANSWER),
                text(ImportColumn.ENGLISH_EXPLANATION),
                parts);
    }

    boolean speaksEnglish() {
        for (var column : texts.keySet()) if (column.compareTo(ImportColumn.ENGLISH_STEM) >= 0) return true;
        return false;
    }

    private static List<String> withoutEmptyEnd(List<String> texts) {
        int size = texts.size();
        while (size > 0 && texts.get(size - 1).isBlank()) size--;
        return texts.subList(0, size);
    }
}
