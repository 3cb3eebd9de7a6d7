package liangku.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.people.PersonName;
import liangku.people.Phone;
import org.jspecify.annotations.Nullable;

/** What a request gave, or the problem that says what it should have given. */
final class Given {

    private Given() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.badRequest("missing-field", field);
        }
        return value;
    }

    private static String clipped(@Nullable String value) {
        return value == null || value.length() <= 40 ? String.valueOf(value) : value.substring(0, 40) + "…";
    }

    static int number(String field, @Nullable Integer value) {
        if (value == null) {
            throw Problem.badRequest("missing-field", field);
        }
        return value;
    }

    static Phone phone(@Nullable String value) {
        return switch (Phone.parse(text("phone", value))) {
            case Phone.Parsed.Valid(var phone) -> phone;
            case Phone.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
        };
    }

    static PersonName name(@Nullable String value) {
        return switch (PersonName.parse(text("name", value))) {
            case PersonName.Parsed.Valid(var name) -> name;
            case PersonName.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
        };
    }

    static Optional<String> optional(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String field, @Nullable String value) {
        var text = text(field, value);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "unknown-value",
                        field,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** {@return the day that was given; nobody working today was hired before 1920, and no term runs past 2199} */
    static LocalDate day(String field, @Nullable String value) {
        try {
            var day = LocalDate.parse(text(field, value));
            if (day.getYear() >= 1920 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // Told below, as a day out of all bounds is.
        }
        throw Problem.badRequest("bad-date", field, clipped(value));
    }
}
