package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a workbook's styles do to numbers. A number whose format shows something else than itself (50 % lies in the file
 * as 0.5, a day as 45000) must not be taken for what its author saw.
 */
final class NumberFormats {

    private static final Map<String, String> BUILT_IN = Map.of("0", "General", "1", "0", "49", "@");
    // Excel computes with 15 digits; more are noise of the binary form.
    private static final MathContext DIGITS = new MathContext(15);

    private final Map<String, String> own = new HashMap<>();
    private final List<String> formatOfStyle = new ArrayList<>();

    void define(String id, String format) {
        own.put(id, format);
    }

    void style(String formatId) {
        formatOfStyle.add(formatId);
    }

    /** {@return the text the author saw, or nothing if the format shows something we cannot follow} */
    Optional<String> shown(String value, int style) {
        var format = format(style)
                .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|_.|\\\\.|\\*.", "")
                .strip();
        if (value.length() > 40 || !value.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d{1,2})?")) return Optional.empty();
        var number = new BigDecimal(value).round(DIGITS);
        var plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        if (format.matches("0{2,}") && plain.matches("\\d+")) {
            return Optional.of("0".repeat(Math.max(0, format.length() - plain.length())) + plain);
        }
        boolean faithful = format.isEmpty()
                || format.equals("@")
                || format.toLowerCase(Locale.ROOT).startsWith("general")
                || (format.matches("[0#;()\\s-]+") && plain.matches("-?\\d+"));
        return faithful ? Optional.of(plain) : Optional.empty();
    }

    /** {@return the format as the author set it, e.g. {@code 0%}} */
    String format(int style) {
        if (style < 0 || style >= formatOfStyle.size()) return "General";
        var id = formatOfStyle.get(style);
        var format = own.get(id);
        return format != null ? format : BUILT_IN.getOrDefault(id, "#" + id + " built in");
    }
}
