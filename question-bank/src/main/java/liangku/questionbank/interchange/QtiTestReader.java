package liangku.questionbank.interchange;

import java.util.List;

/**
 * Tells what a test says beyond its items. Sections that draw some of their items are what a blueprint's cell is here, but a
 * cell draws from the bank by topic and kind, not from a list of items: nothing is made of them unasked.
 */
final class QtiTestReader {

    private static final List<String> RULES =
            List.of("preCondition", "branchRule", "adaptiveSelection", "timeLimits", "outcomeProcessing");

    private final QtiNotes notes;

    QtiTestReader(QtiNotes notes) {
        this.notes = notes;
    }

    void read(QtiNode.Element test) {
        var name = test.attribute("title").isBlank() ? test.attribute("identifier") : test.attribute("title");
        for (var rule : RULES) {
            if (test.find(rule).isPresent()) notes.note("%s: %s".formatted(name, rule));
        }
        test.walk(element -> {
            if (element.is("assessmentSection")) section(name, element);
        });
    }

    private void section(String test, QtiNode.Element section) {
        long items = section.children("assessmentItemRef").count();
        var weights = section.children("assessmentItemRef")
                .flatMap(item -> item.children("weight"))
                .map(weight -> weight.attribute("value"))
                .distinct()
                .toList();
        var selected = section.child("selection").map(selection -> selection.attribute("select"));
        if (selected.isEmpty() && weights.isEmpty()) return;
        var title = section.attribute("title").isBlank() ? section.attribute("identifier") : section.attribute("title");
        var drawn =
                selected.map(count -> "select %s of %d".formatted(count, items)).orElse(items + " items");
        notes.note("%s / %s: %s%s"
                .formatted(test, title, drawn, weights.isEmpty() ? "" : ", weight " + String.join(", ", weights)));
    }
}
