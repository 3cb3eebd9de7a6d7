package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an item declares of one answer it takes.
 *
 * @param baseType {@code identifier}, {@code pair}, {@code directedPair}, {@code string}, {@code float}, {@code integer} …
 * @param ordered whether the order of its values counts
 * @param multiple whether there may be several values
 * @param correct the right answer; empty if none is declared
 */
record QtiResponse(
        String identifier,
        String baseType,
        boolean ordered,
        boolean multiple,
        List<String> correct,
        Optional<Mapping> mapping) {

    /** What each value is worth; of equal keys the first counts. */
    record Mapping(double otherwise, double lowest, double highest, List<Entry> entries) {

        double worth(String value) {
            for (var entry : entries) if (entry.fits(value)) return entry.worth;
            return otherwise;
        }
    }

    /** A value and its worth. */
    record Entry(String key, double worth, boolean caseSensitive) {

        boolean fits(String value) {
            return caseSensitive ? key.equals(value) : key.equalsIgnoreCase(value);
        }
    }

    static QtiResponse read(QtiNode.Element declaration) {
        var baseType = declaration.attribute("baseType");
        if (declaration.child("areaMapping").isPresent()) throw new Unsupported("areaMapping");
        var cardinality = declaration.attribute("cardinality");
        return new QtiResponse(
                declaration.attribute("identifier"),
                baseType,
                cardinality.equals("ordered"),
                !cardinality.equals("single"),
                declaration.child("correctResponse").stream()
                        .flatMap(correct -> correct.children("value"))
                        .map(value -> normal(baseType, value.text()))
                        .toList(),
                declaration.child("mapping").map(mapping -> mapping(baseType, mapping)));
    }

    private static Mapping mapping(String baseType, QtiNode.Element mapping) {
        List<Entry> entries = new ArrayList<>();
        mapping.children("mapEntry")
                .forEach(entry -> entries.add(new Entry(
                        normal(baseType, entry.attribute("mapKey")),
                        number(entry, "mappedValue", 0),
                        !entry.attribute("caseSensitive").equals("false"))));
        return new Mapping(
                number(mapping, "defaultValue", 0),
                number(mapping, "lowerBound", Double.NEGATIVE_INFINITY),
                number(mapping, "upperBound", Double.POSITIVE_INFINITY),
                List.copyOf(entries));
    }

    private static double number(QtiNode.Element element, String name, double otherwise) {
        var text = element.attribute(name).strip();
        if (text.isEmpty()) return otherwise;
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw new Unsupported(name + "=\"" + text + "\"");
        }
    }

    /** {@return a value as it is compared: blanks of identifiers do not count, nor does the order of a plain pair} */
    static String normal(String baseType, String raw) {
        return switch (baseType) {
            case "string" -> raw.strip();
            case "pair" -> {
                var ends = raw.strip().split("\\s+", -1);
                yield ends.length == 2 && ends[0].compareTo(ends[1]) > 0
                        ? ends[1] + " " + ends[0]
                        : String.join(" ", ends);
            }
            default -> raw.strip().replaceAll("\\s+", " ");
        };
    }

    boolean isNumber() {
        return baseType.equals("float") || baseType.equals("integer");
    }

    /** {@return the sum of what the values are worth, each counted once, within the bounds} */
    double mapped(List<String> values) {
        var map = mapping.orElseThrow(() -> new Unsupported("mapResponse"));
        double sum = 0;
        Set<String> counted = new HashSet<>();
        for (var value : values) if (counted.add(value)) sum += map.worth(value);
        return Math.clamp(sum, map.lowest, map.highest);
    }

    /** {@return the values that earn something, in the order of the file} */
    List<String> earning() {
        return mapping.stream()
                .flatMap(map -> map.entries.stream())
                .filter(entry -> entry.worth > 0)
                .map(Entry::key)
                .distinct()
                .toList();
    }
}
