package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import liangku.questionbank.PartForm;
import liangku.questionbank.Phrase;

/** Makes questions of fields to write into: a word with its spellings, a number with its tolerance. */
final class QtiEntries {

    private final QtiNode.Element rules;

    /** @param rules of response processing: tolerances and further spellings stand there */
    QtiEntries(QtiNode.Element rules) {
        this.rules = rules;
    }

    QtiPart part(QtiBody.Asked asked, QtiResponse response) {
        if (!asked.interaction().attribute("patternMask").isEmpty()) throw new Unsupported("patternMask");
        if (response.isNumber()) return number(asked, response);
        if (!response.baseType().equals("string")) throw new Unsupported("baseType " + response.baseType());
        List<String> accepted = new ArrayList<>(new LinkedHashSet<>(response.correct()));
        for (var spelling : response.earning()) if (!accepted.contains(spelling)) accepted.add(spelling);
        rules.walk(element -> {
            // "or": further spellings in the rules themselves.
            if (element.is("stringMatch") || element.is("match")) literal(element, response, accepted);
        });
        if (accepted.isEmpty())
            throw new Unsupported(
                    new Phrase("没有correctResponse的responseDeclaration", "responseDeclaration without correctResponse"));
        var alsoRight = accepted.stream().skip(1).map(List::of).toList();
        List<List<String>> wrong = new ArrayList<>();
        wrong.add(List.of(QtiInteractions.NOBODY_SAYS));
        return QtiPart.plain(
                response.identifier(),
                List.of(accepted.getFirst()),
                PartForm.text(asked.stem(), accepted),
                alsoRight,
                wrong);
    }

    private static void literal(QtiNode.Element comparison, QtiResponse response, List<String> accepted) {
        boolean about = comparison
                .children("variable")
                .anyMatch(variable -> variable.attribute("identifier").equals(response.identifier()));
        if (!about) return;
        comparison
                .children("baseValue")
                .map(value -> value.text().strip())
                .filter(value -> !value.isEmpty() && !accepted.contains(value))
                .forEach(accepted::add);
    }

    private QtiPart number(QtiBody.Asked asked, QtiResponse response) {
        var expected = decimal(QtiInteractions.best(response));
        var tolerance = tolerance(response, expected);
        var edge = tolerance.max(expected.abs()).max(BigDecimal.ONE).multiply(new BigDecimal("0.0001"));
        List<List<String>> alsoRight = tolerance.signum() == 0
                ? List.of()
                : List.of(
                        List.of(expected.add(tolerance).toPlainString()),
                        List.of(expected.subtract(tolerance).toPlainString()));
        var wrong = List.of(
                List.of(expected.add(tolerance).add(edge).toPlainString()),
                List.of(expected.subtract(tolerance).subtract(edge).toPlainString()));
        return QtiPart.plain(
                response.identifier(),
                List.of(expected.toPlainString()),
                PartForm.number(asked.stem(), expected, tolerance, asked.unit()),
                alsoRight,
                wrong);
    }

    private BigDecimal tolerance(QtiResponse response, BigDecimal expected) {
        List<QtiNode.Element> found = new ArrayList<>();
        rules.walk(element -> {
            boolean about = element.is("equal")
                    && element.children()
                            .anyMatch(side -> side.attribute("identifier").equals(response.identifier()));
            if (about) found.add(element);
        });
        if (found.isEmpty()) return BigDecimal.ZERO;
        var equal = found.getFirst();
        var mode = equal.attribute("toleranceMode");
        if (mode.isEmpty() || mode.equals("exact")) return BigDecimal.ZERO;
        var bounds = equal.attribute("tolerance").strip().split("\\s+", -1);
        var tolerance = decimal(bounds[0]);
        if (decimal(bounds[bounds.length - 1]).compareTo(tolerance) != 0) {
            throw new Unsupported("tolerance " + equal.attribute("tolerance"));
        }
        return mode.equals("relative") ? expected.abs().multiply(tolerance).movePointLeft(2) : tolerance;
    }

    private static BigDecimal decimal(String text) {
        try {
            var number = new BigDecimal(text.strip());
            // 1E999999999 is short to write and long to hold.
            if (Math.abs((long) number.scale()) > 40 || number.precision() > 40) throw new Unsupported(text.strip());
            return number;
        } catch (NumberFormatException none) {
            throw new Unsupported("value " + text.strip());
        }
    }
}
