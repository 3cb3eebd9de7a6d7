package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import liangku.questionbank.Fault;
import liangku.questionbank.Intake;
import liangku.questionbank.Named;
import liangku.questionbank.PictureKeeping;

/**
 * One row of a table as the file has it.
 *
 * @param position as a spreadsheet numbers it: 1 for the first row of the file
 * @param texts by column, 0 for the first; only what is not empty
 * @param faults by column: cells whose text is not what their author saw. The function is told the column's name.
 * @param days by column: numbers shown as a day, {@code 2021-04-29}; they are faults wherever no day is wanted
 * @param pictures by column, in the order in which they were placed
 * @param struck by column: words that are struck out and stand in no text
 * @param underlined words of its texts that are underlined among others
 * @param far the first text further right than anybody writes questions, by its column; it is told and not read
 */
record RawRow(
        int position,
        Map<Integer, String> texts,
        Map<Integer, Function<Named, Fault>> faults,
        Map<Integer, String> days,
        Map<Integer, List<Inset>> pictures,
        Map<Integer, String> struck,
        List<String> underlined,
        Map<Integer, String> far) {

    /** Further right nobody writes questions. */
    static final int COLUMNS_MAX = 100;

    /**
     * A picture lying in a cell.
     *
     * @param words for who cannot see it; mostly empty
     * @param keep gives the picture to the bank
     */
    record Inset(String words, Function<Intake.Sink, PictureKeeping> keep) {}

    RawRow(int position) {
        this(
                position,
                new HashMap<>(),
                new HashMap<>(0),
                new HashMap<>(0),
                new HashMap<>(0),
                new HashMap<>(0),
                new ArrayList<>(0),
                new HashMap<>(0));
    }

    void put(int column, String text) {
        if (text.isBlank()) return;
        if (column < COLUMNS_MAX) texts.put(column, text);
        else far(column, text);
    }

    void put(int column, Function<Named, Fault> fault) {
        if (column < COLUMNS_MAX) faults.put(column, fault);
        else far(column, "…");
    }

    private void far(int column, String text) {
        if (far.isEmpty()) far.put(column, text);
    }

    /** {@return what is to be told of a text too far to the right} */
    Optional<Fault> tooFar() {
        return far.entrySet().stream()
                .map(text -> Draft.leftOut(letters(text.getKey()) + position, text.getValue()))
                .findFirst();
    }

    void putDay(int column, String day) {
        if (column < COLUMNS_MAX) days.put(column, day);
    }

    void strike(int column, String words) {
        if (column < COLUMNS_MAX && !words.isBlank()) struck.put(column, words);
    }

    void underline(String words) {
        if (!words.isBlank()) underlined.add(words);
    }

    /** Also far to the right: a picture is never dropped in silence. */
    void put(int column, Inset picture) {
        pictures.computeIfAbsent(column, _ -> new ArrayList<>()).add(picture);
    }

    boolean isEmpty() {
        return texts.isEmpty() && faults.isEmpty() && pictures.isEmpty() && struck.isEmpty();
    }

    /** {@return whether there is nothing about it but texts} */
    boolean saysOnlyTexts() {
        return faults.isEmpty() && pictures.isEmpty() && struck.isEmpty();
    }

    /** {@return A for 0, AB for 27} */
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** Takes rows one by one, in the order of the file. */
    interface Sink extends Consumer<RawRow> {}
}
