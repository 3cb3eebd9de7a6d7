package liangku.people;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.employer.Refusal;
import liangku.privacy.Mask;

/**
 * Resident identity number of GB 11643-1999: region, birth date, sequence, check character. Shows itself masked where it
 * is printed by accident.
 *
 * @param value 18 characters, the last a digit or X, with a real birth date from 1900 on and the right check character
 */
public record ResidentId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int FIRST_YEAR = 1900;

    /** What reading a text as an ID number came to. */
    public sealed interface Parsed {
        record Valid(ResidentId idNumber) implements Parsed {}

        record Invalid(Refusal why) implements Parsed {}
    }

    /** @throws IllegalArgumentException if it is no right number; the message does not repeat it */
    public ResidentId {
        var why = refusal(value);
        if (why.isPresent()) {
            throw new IllegalArgumentException(why.get().en());
        }
    }

    /** Reads what people type: blanks, full width and a small x are forgiven, a wrong digit is not. */
    public static Parsed parse(String text) {
        var value = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT);
        return refusal(value).<Parsed>map(Parsed.Invalid::new).orElseGet(() -> new Parsed.Valid(new ResidentId(value)));
    }

    /** {@return the check character of 17 digits}: sum of digit times 2^(18-i) mod 11, into {@code 10X98765432} */
    public static char checkCharacter(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return birthDate(value);
    }

    /** {@return full years of age on {@code day}} */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    /** {@return {@code 3715**********1234}} */
    public String masked() {
        return Mask.idNumber(value);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Optional<Refusal> refusal(String value) {
        var shown = Mask.idNumber(value);
        if (value.isEmpty()) {
            return Optional.of(Refusal.of(
                    "bad-id-number",
                    "身份证号未填写，应为17位数字加1位校验码",
                    "The ID number is missing; 17 digits and a check character are wanted"));
        }
        if (!SHAPE.matcher(value).matches()) {
            return Optional.of(Refusal.of(
                    "bad-id-number",
                    "身份证号应为17位数字加1位校验码，收到%s位：%s",
                    "An ID number has 17 digits and a check character; %s characters came: %s",
                    value.length(),
                    shown));
        }
        try {
            if (birthDate(value).getYear() < FIRST_YEAR) {
                return Optional.of(Refusal.of(
                        "bad-birth-date",
                        "身份证号中的出生日期早于%s年：%s",
                        "The birth date inside the ID number is before %s: %s",
                        FIRST_YEAR,
                        shown));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.of(Refusal.of(
                    "bad-birth-date",
                    "身份证号中的出生日期不存在：%s",
                    "The birth date inside the ID number does not exist: %s",
                    shown));
        }
        var check = checkCharacter(value);
        return value.charAt(17) == check
                ? Optional.empty()
                // The right character is not told: it would turn any 17 digits into a number.
                : Optional.of(Refusal.of(
                        "bad-check-digit",
                        "身份证号校验码不符，请核对：%s",
                        "The check character of the ID number does not fit; please compare with the document: %s",
                        shown));
    }

    private static LocalDate birthDate(String value) {
        return LocalDate.of(
                Integer.parseInt(value, 6, 10, 10),
                Integer.parseInt(value, 10, 12, 10),
                Integer.parseInt(value, 12, 14, 10));
    }
}
