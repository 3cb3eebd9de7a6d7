package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pictures "placed in a cell" by Excel 365: a cell names a place in the metadata, that a rich value, that a relation, that
 * the picture ([MS-XLSX] 2.3.6).
 */
final class XlsxRichValues {

    private static final int VALUES_MAX = 100_000;
    private static final String KEY = "_rvRel:LocalImageIdentifier";

    private XlsxRichValues() {}

    /** {@return the parts of pictures by the number a cell has as its {@code vm}, from 1} */
    static Map<Integer, String> pictures(XlsxPackage parts, XlsxPackage.Relations workbook) throws IOException {
        var metadata = workbook.byTypeOrNull("/sheetMetadata");
        var values = workbook.byTypeOrNull("/rdRichValue");
        var structures = workbook.byTypeOrNull("/rdRichValueStructure");
        var relations = workbook.byTypeOrNull("/richValueRel");
        if (metadata == null || values == null || structures == null || relations == null) return Map.of();
        var media = media(parts, relations);
        var numbers = numbers(parts, values, keys(parts, structures));
        Map<Integer, String> pictures = new HashMap<>();
        var places = places(parts, metadata);
        for (int place = 0; place < places.size(); place++) {
            int relation = at(numbers, at(places, place));
            var picture = relation >= 0 && relation < media.size() ? media.get(relation) : null;
            if (picture != null) pictures.put(place + 1, picture);
        }
        return pictures;
    }

    private static int at(List<Integer> numbers, int index) {
        return index >= 0 && index < numbers.size() ? numbers.get(index) : -1;
    }

    /** {@return the rich value of each value's metadata; -1 for what is none} */
    private static List<Integer> places(XlsxPackage parts, String part) throws IOException {
        List<String> types = new ArrayList<>();
        List<Integer> future = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        boolean ours = false;
        boolean values = false;
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "metadataType" -> types.add(String.valueOf(xml.attribute("name")));
                    case "futureMetadata" -> ours = "XLRICHVALUE".equals(xml.attribute("name"));
                    case "rvb" -> {
                        if (ours) future.add(XlsxRows.number(xml.attribute("i"), -1));
                    }
                    case "valueMetadata" -> values = true;
                    case "cellMetadata" -> values = false;
                    case "rc" -> {
                        if (!values || places.size() > VALUES_MAX) continue;
                        int type = XlsxRows.number(xml.attribute("t"), 0) - 1;
                        boolean rich = type >= 0
                                && type < types.size()
                                && types.get(type).equals("XLRICHVALUE");
                        places.add(rich ? at(future, XlsxRows.number(xml.attribute("v"), -1)) : -1);
                    }
                    default -> {}
                }
            }
        }
        return places;
    }

    /** {@return for each structure where it names a picture's relation; -1 if it does not} */
    private static List<Integer> keys(XlsxPackage parts, String part) throws IOException {
        List<Integer> keys = new ArrayList<>();
        int key = 0;
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (xml.name().equals("s")) {
                    keys.add(-1);
                    key = 0;
                } else if (xml.name().equals("k") && !keys.isEmpty()) {
                    if (KEY.equals(xml.attribute("n"))) keys.set(keys.size() - 1, key);
                    key++;
                }
            }
        }
        return keys;
    }

    /** {@return for each rich value the number of its picture's relation; -1 if it has none} */
    private static List<Integer> numbers(XlsxPackage parts, String part, List<Integer> keys) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        int wanted = -1;
        int value = 0;
        try (var xml = parts.open(part)) {
            while (xml.nextElement() && numbers.size() <= VALUES_MAX) {
                if (xml.name().equals("rv")) {
                    numbers.add(-1);
                    wanted = at(keys, XlsxRows.number(xml.attribute("s"), -1));
                    value = 0;
                } else if (xml.name().equals("v") && !numbers.isEmpty()) {
                    if (value == wanted) {
                        numbers.set(
                                numbers.size() - 1, XlsxRows.number(xml.text(12).strip(), -1));
                    }
                    value++;
                }
            }
        }
        return numbers;
    }

    private static List<@Nullable String> media(XlsxPackage parts, String part) throws IOException {
        var relations = parts.relationsOrNone(part);
        List<@Nullable String> media = new ArrayList<>();
        try (var xml = parts.open(part)) {
            while (xml.nextElement() && media.size() <= VALUES_MAX) {
                if (xml.name().equals("rel")) media.add(relations.ids().get(String.valueOf(xml.attribute("id"))));
            }
        }
        return media;
    }
}
