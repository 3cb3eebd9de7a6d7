package liangku.supervision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose bytes follow from its content: keys sorted by code unit, no blanks, numbers plain and without trailing
 * zeros (the part of RFC 8785 that our records need).
 */
final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CanonicalJson() {}

    /** @param data text, whole numbers, {@link BigDecimal}s, lists of these and maps of all this */
    static String of(Map<String, ?> data) {
        return JSON.writeValueAsString(sorted(data));
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, canonical(value)));
        return sorted;
    }

    private static Object canonical(Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(CanonicalJson::canonical).toList();
            case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            default -> value;
        };
    }
}
