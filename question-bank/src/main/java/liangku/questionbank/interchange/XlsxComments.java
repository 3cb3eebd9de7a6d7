package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import liangku.questionbank.Fault;
import org.jspecify.annotations.Nullable;

/** What people wrote beside the cells of a sheet: no part of any question, so it is told. */
final class XlsxComments {

    private static final int SHOWN = 100;
    private static final int THREADS_MAX = 10_000;

    private final XlsxPackage parts;
    private final Consumer<Fault> notes;
    private final Set<String> threads = new HashSet<>();

    XlsxComments(XlsxPackage parts, Consumer<Fault> notes) {
        this.parts = parts;
        this.notes = notes;
    }

    void tell(String sheet) throws IOException {
        var relations = parts.relationsOrNone(sheet);
        tell(relations.byTypeOrNull("/threadedComment"), "threadedComment");
        tell(relations.byTypeOrNull("/comments"), "comment");
    }

    /** Excel keeps a discussion as a comment, too, for older programs: under the same cell, with a notice of its own before it. */
    private void tell(@Nullable String part, String element) throws IOException {
        if (part == null || parts.bytes(part, 1).length == 0) return;
        var cell = "";
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (xml.name().equals(element)) {
                    var place = xml.attribute("ref");
                    cell = place == null ? "" : place;
                } else if (xml.name().equals("text")) {
                    boolean discussion = element.equals("threadedComment");
                    var words = (discussion ? xml.text(SHOWN) : xml.runs(SHOWN)).strip();
                    if (discussion && threads.size() < THREADS_MAX) threads.add(cell);
                    if (words.isEmpty() || (!discussion && threads.contains(cell))) continue;
                    boolean all = words.length() <= SHOWN;
                    notes.accept(
                            Fault.of(Fault.Code.CELL_COMMENT, cell, all ? words : words.substring(0, SHOWN) + "…"));
                }
            }
        }
    }
}
