package liangku.employer;

import java.util.regex.Pattern;

/**
 * Number of a food-business licence: {@code JY}, kind of business 1 to 3, 12 more digits and a check digit (ISO 7064
 * MOD 11,10, GB/T 17710). The region inside is not compared with the business's: some cities number by street.
 *
 * @param value normalised, with the right check digit
 */
public record FoodLicence(String value) {

    private static final Pattern SHAPE = Pattern.compile("JY[123][0-9]{13}");

    /** What reading a text as a licence number came to. */
    public sealed interface Parsed {
        record Valid(FoodLicence licence) implements Parsed {}

        record Invalid(Refusal why) implements Parsed {}
    }

    /** @throws IllegalArgumentException if {@code value} is not a right number in normal form */
    public FoodLicence {
        if (!SHAPE.matcher(value).matches() || value.charAt(15) != checkDigit(value.substring(2, 15))) {
            throw new IllegalArgumentException(value + " is no food-business licence number");
        }
    }

    /** Reads what people type: blanks, lower case and full-width characters are forgiven, a wrong digit is not. */
    public static Parsed parse(String text) {
        var value = UnifiedCode.normal(text);
        if (!SHAPE.matcher(value).matches()) {
            return invalid(
                    "bad-shape",
                    "食品经营许可证号应为JY加14位数字（首位1至3），收到：%s",
                    "A food licence number is JY and 14 digits, the first of them 1 to 3; %s came",
                    UnifiedCode.shown(value));
        }
        var check = checkDigit(value.substring(2, 15));
        if (value.charAt(15) != check) {
            return invalid(
                    "bad-check-digit",
                    "食品经营许可证号校验位应为%s，收到%s：%s",
                    "The check digit of this food licence number would be %s, %s came: %s",
                    check,
                    value.charAt(15),
                    value);
        }
        return new Parsed.Valid(new FoodLicence(value));
    }

    /** {@return the MOD 11,10 check digit of {@code digits}} */
    public static char checkDigit(String digits) {
        var product = 10;
        for (var i = 0; i < digits.length(); i++) {
            var sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    private static Parsed invalid(String code, String zh, String en, Object... details) {
        return new Parsed.Invalid(Refusal.of(code, zh, en, details));
    }

    @Override
    public String toString() {
        return value;
    }
}
