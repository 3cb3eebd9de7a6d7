package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a workbook's styles do to numbers. A number whose format shows something else than itself (50 % lies in the file
 * as 0.5, a day as 45000) must not be taken for what its author saw.
 */
final class NumberFormats {

    private static final Map<String, String> BUILT_IN = Map.of("0", "General", "1", "0", "49", "@");
    // Year, month and day, whatever the country's order: others show only part of a day.
    private static final Set<String> BUILT_IN_DAYS = Set.of("14", "15", "22", "30", "31");
    // Before it, Excel counts a 29 February 1900 that never was.
    private static final int DAY_MIN = 61;
    private static final int DAY_MAX = 2_958_465;
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);
    // Excel computes with 15 digits; more are noise of the binary form.
    private static final MathContext DIGITS = new MathContext(15);
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|_.|\\\\.|\\*.");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d{1,2})?");

    private final Map<String, String> own = new HashMap<>();
    private final List<String> formatOfStyle = new ArrayList<>();

    private LocalDate zero = ZERO;

    /** Days are counted as old Macintoshes did. */
    void countFrom1904() {
        zero = ZERO_1904;
    }

    void define(String id, String format) {
        own.put(id, format);
    }

    void style(String formatId) {
        formatOfStyle.add(formatId);
    }

    /** {@return the text the author saw, or nothing if the format shows something we cannot follow} */
    Optional<String> shown(String value, int style) {
        if (isDigit(value) && format(style).equals("General")) return Optional.of(value);
        var format = DECORATION.matcher(format(style)).replaceAll("").strip();
        if (value.length() > 40 || !NUMBER.matcher(value).matches()) return Optional.empty();
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

    /** Most numbers are a difficulty. */
    private static boolean isDigit(String value) {
        return value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }

    /** {@return the day the author saw, if the format shows one} */
    Optional<LocalDate> day(String value, int style) {
        if (!value.matches("\\d{1,7}(\\.0+)?") || !showsDay(style)) return Optional.empty();
        int days = new BigDecimal(value).intValue();
        return days < DAY_MIN || days > DAY_MAX ? Optional.empty() : Optional.of(zero.plusDays(days));
    }

    private boolean showsDay(int style) {
        if (style < 0 || style >= formatOfStyle.size()) return false;
        var id = formatOfStyle.get(style);
        var format = own.get(id);
        if (format == null) return BUILT_IN_DAYS.contains(id);
        var bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") && bare.contains("m") && bare.contains("d");
    }

    /** {@return the format as the author set it, e.g. {@code 0%}} */
    String format(int style) {
        if (style < 0 || style >= formatOfStyle.size()) return "General";
        var id = formatOfStyle.get(style);
        var format = own.get(id);
        return format != null ? format : BUILT_IN.getOrDefault(id, "#" + id + " built in");
    }
}
