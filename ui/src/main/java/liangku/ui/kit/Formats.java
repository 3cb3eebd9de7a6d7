package liangku.ui.kit;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates, numbers and bilingual names as a reader of the locale writes them; days are the city's (Asia/Shanghai). */
public record Formats(Locale locale) implements Serializable {

    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final String NOTHING = "—";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CITY);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CITY);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CITY);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    public static Formats of(Locale locale) {
        return new Formats(locale);
    }

    public boolean english() {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** {@return the name in the reader's language} */
    public String name(String zh, String en) {
        return english() ? en : zh;
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : DAY.format(day);
    }

    public String day(Optional<LocalDate> day) {
        return day.map(DAY::format).orElse(NOTHING);
    }

    public String moment(@Nullable Instant moment) {
        return moment == null ? NOTHING : MOMENT.format(moment);
    }

    /** {@return the moment to the second, where the order of things matters} */
    public String second(Instant moment) {
        return SECOND.format(moment);
    }

    /** {@return hours and minutes, where the day is known} */
    public String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** {@return the rate with two decimals, or a dash where there is none: a rate over nothing is not 0 %} */
    public String percent(@Nullable BigDecimal percent) {
        return percent == null
                ? NOTHING
                : percent.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
