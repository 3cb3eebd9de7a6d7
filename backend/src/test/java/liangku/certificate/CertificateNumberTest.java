package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CertificateNumberTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("numbers") CertificateNumber number) {
        assertThat(CertificateNumber.parse(number.toString())).contains(number);
        assertThat(CertificateNumber.of(
                        number.toString().toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(number);
    }

    /** The definition of ISO 7064 hybrid systems, apart from the way it is computed. */
    @Property
    void theCheckCharacterMakesTheSumOne(@ForAll("numbers") CertificateNumber number) {
        var all = number.toString().replace("-", "");
        var product = 36;
        for (var character : all.substring(0, all.length() - 1).toCharArray()) {
            var sum = (product + ALPHABET.indexOf(character)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        assertThat((product + ALPHABET.indexOf(all.charAt(all.length() - 1))) % 36)
                .isEqualTo(1);
    }

    @Property
    void everyWrongCharacterIsNoticed(
            @ForAll("numbers") CertificateNumber number,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(max = 35) int wrong) {
        var text = number.toString().replace("-", "").toCharArray();
        Assume.that(text[position] != ALPHABET.charAt(wrong));
        text[position] = ALPHABET.charAt(wrong);

        assertThat(CertificateNumber.parse(new String(text))).isEmpty();
    }

    /** The standard promises all single errors, and of swaps only nearly all. */
    @Example
    void nearlyEverySwapOfNeighboursIsNoticed() {
        var swaps = 0;
        var missed = 0;
        for (var serial = 1; serial < 9_999_999; serial += 997) {
            var number =
                    new CertificateNumber("3715F1", 2026, serial).toString().replace("-", "");
            for (var i = 0; i < number.length() - 1; i++) {
                var text = new StringBuilder(number);
                text.setCharAt(i, number.charAt(i + 1));
                text.setCharAt(i + 1, number.charAt(i));
                if (!text.toString().equals(number)) {
                    swaps++;
                    missed += CertificateNumber.parse(text.toString()).isPresent() ? 1 : 0;
                }
            }
        }

        assertThat(missed).isLessThan(swaps / 100);
    }

    @Example
    void theStandardsOwnExampleHolds() {
        // ISO 7064 MOD 37,36 for A12425GABC1234002 is M (the Global Release Identifier's example).
        assertThat(CertificateNumber.checkCharacter("A12425GABC1234002")).isEqualTo('M');
    }

    @Example
    void peopleMayTypeItTheirWay() {
        var number = new CertificateNumber("3715F1", 2026, 123);

        assertThat(CertificateNumber.parse(
                        " " + number.toString().toLowerCase(Locale.ROOT).replace('-', '－') + " "))
                .contains(number);
        assertThat(CertificateNumber.parse("")).isEmpty();
        assertThat(CertificateNumber.parse("x".repeat(5_000))).isEmpty();
        assertThat(CertificateNumber.region("3715")).isEqualTo("371500");
        assertThatThrownBy(() -> new CertificateNumber("3715", 2026, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<CertificateNumber> numbers() {
        return Combinators.combine(
                        Arbitraries.strings().withChars(ALPHABET).ofLength(6),
                        Arbitraries.integers().between(2000, 2999),
                        Arbitraries.integers().between(1, 9_999_999))
                .as(CertificateNumber::new);
    }
}
