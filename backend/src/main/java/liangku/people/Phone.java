package liangku.people;

import java.text.Normalizer;
import java.util.regex.Pattern;
import liangku.employer.Refusal;
import liangku.privacy.Mask;

/**
 * A mobile number of mainland China. Shows itself masked where it is printed by accident.
 *
 * @param value 11 digits, {@code 1[3-9]} first
 */
public record Phone(String value) {

    private static final Pattern SHAPE = Pattern.compile("1[3-9][0-9]{9}");

    /** What reading a text as a phone number came to. */
    public sealed interface Parsed {
        record Valid(Phone phone) implements Parsed {}

        record Invalid(Refusal why) implements Parsed {}
    }

    /** @throws IllegalArgumentException if it is no mobile number; the message does not repeat it */
    public Phone {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mobile number of 11 digits");
        }
    }

    /** Reads what people type: blanks, hyphens and +86 are taken out. */
    public static Parsed parse(String text) {
        var value = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cf}()-]", "")
                .replaceFirst("^(\\+|00)86", "");
        if (value.isEmpty()) {
            return new Parsed.Invalid(Refusal.of(
                    "bad-phone",
                    "手机号未填写，应为1开头的11位数字",
                    "The mobile number is missing; 11 digits beginning with 1 are wanted"));
        }
        if (!SHAPE.matcher(value).matches()) {
            return new Parsed.Invalid(Refusal.of(
                    "bad-phone",
                    "手机号应为1开头的11位数字，收到%s位：%s",
                    "A mobile number has 11 digits and begins with 1; %s characters came: %s",
                    value.length(),
                    Mask.phone(value)));
        }
        return new Parsed.Valid(new Phone(value));
    }

    /** {@return {@code 138****0001}} */
    public String masked() {
        return Mask.phone(value);
    }

    @Override
    public String toString() {
        return masked();
    }
}
