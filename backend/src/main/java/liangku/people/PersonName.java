package liangku.people;

import java.text.Normalizer;
import java.util.Optional;
import liangku.employer.Refusal;
import liangku.privacy.Mask;

/**
 * A person's name, any script, rare characters included. Shows itself masked where it is printed by accident.
 *
 * @param value 1 to 60 characters (code points), letters and marks with dots, hyphens, apostrophes and single blanks
 *     between
 */
public record PersonName(String value) {

    private static final int LENGTH_MAX = 60;
    private static final String SHAPE =
            "[\\p{L}\\p{M}\\p{Co}〇]([\\p{L}\\p{M}\\p{Co}〇·•.'’\\- ]*[\\p{L}\\p{M}\\p{Co}〇.])?";

    /** What reading a text as a name came to. */
    public sealed interface Parsed {
        record Valid(PersonName name) implements Parsed {}

        record Invalid(Refusal why) implements Parsed {}
    }

    /** @throws IllegalArgumentException if it is no name; the message does not repeat it */
    public PersonName {
        var why = refusal(value);
        if (why.isPresent()) {
            throw new IllegalArgumentException(why.get().en());
        }
    }

    /** Reads what people type; blanks between Chinese characters ("王 芳") are taken out. */
    public static Parsed parse(String text) {
        // NFC, not NFKC: compatibility forms of rare characters are different characters in a name.
        var value = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cf}\\p{Cc}]", "")
                .replaceAll("[\\s\\u3000]+", " ")
                .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "")
                .replaceAll("[•・．]", "·")
                .strip();
        return refusal(value).<Parsed>map(Parsed.Invalid::new).orElseGet(() -> new Parsed.Valid(new PersonName(value)));
    }

    /** {@return {@code 王*}} */
    public String masked() {
        return Mask.name(value);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Optional<Refusal> refusal(String value) {
        var length = value.codePointCount(0, value.length());
        if (length < 1 || length > LENGTH_MAX) {
            return Optional.of(Refusal.of(
                    "bad-name", "姓名应为1至%s个字，收到%s个字", "A name has 1 to %s characters, %s came", LENGTH_MAX, length));
        }
        return value.matches(SHAPE)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "bad-name",
                        "姓名只能由文字和间隔号组成",
                        "A name has letters only, with dots, hyphens, apostrophes or blanks between"));
    }
}
