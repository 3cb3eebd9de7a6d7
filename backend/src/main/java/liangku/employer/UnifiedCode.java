package liangku.employer;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Unified social credit code of GB 32100-2015: 18 characters without I, O, S, V, Z; the last is the check character.
 *
 * @param value normalised: upper case, half width, right check character
 */
public record UnifiedCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    /** What reading a text as a code came to. */
    public sealed interface Parsed {
        record Valid(UnifiedCode code) implements Parsed {}

        record Invalid(Refusal why) implements Parsed {}
    }

    /** @throws IllegalArgumentException if {@code value} is not a right code in normal form */
    public UnifiedCode {
        if (value.length() != LENGTH || strange(value) >= 0 || value.charAt(LENGTH - 1) != checkCharacter(value)) {
            throw new IllegalArgumentException(value + " is no unified social credit code");
        }
    }

    /** Reads what people type: blanks, lower case and full-width characters are forgiven, a wrong digit is not. */
    public static Parsed parse(String text) {
        var value = normal(text);
        if (value.length() != LENGTH) {
            return invalid(
                    "bad-length",
                    "统一社会信用代码应为18位，收到%s位：%s",
                    "A unified social credit code has 18 characters, %s came: %s",
                    value.length(),
                    shown(value));
        }
        var strange = strange(value);
        if (strange >= 0) {
            return invalid(
                    "bad-character",
                    "统一社会信用代码第%s位不能是“%s”：%s",
                    "Character %s of a unified social credit code cannot be “%s”: %s",
                    strange + 1,
                    value.charAt(strange),
                    value);
        }
        var check = checkCharacter(value);
        if (value.charAt(LENGTH - 1) != check) {
            return invalid(
                    "bad-check-digit",
                    "统一社会信用代码校验位应为%s，收到%s：%s",
                    "The check character of this unified social credit code would be %s, %s came: %s",
                    check,
                    value.charAt(LENGTH - 1),
                    value);
        }
        return new Parsed.Valid(new UnifiedCode(value));
    }

    /**
     * {@return the check character of the first 17 characters}
     *
     * <p>GB 32100: weights 3^i mod 31, i from 0; (31 - sum mod 31) mod 31.
     */
    public static char checkCharacter(String body) {
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Trims, widths and cases: what every identifier of the archive goes through before it is judged. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT);
    }

    static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }

    private static int strange(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static Parsed invalid(String code, String zh, String en, Object... details) {
        return new Parsed.Invalid(Refusal.of(code, zh, en, details));
    }

    @Override
    public String toString() {
        return value;
    }
}
