package liangku.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import liangku.testing.Numbers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91310112MA1GD5WP62", "91110000600037341L", "914403001922038216"})
    void takesCodesThatExist(String code) {
        assertThat(UnifiedCode.parse(code)).isEqualTo(new UnifiedCode.Parsed.Valid(new UnifiedCode(code)));
    }

    @Test
    void forgivesWidthCaseAndBlanks() {
        assertThat(UnifiedCode.parse(" ９１３５０１００ m000100y43\u200b"))
                .isEqualTo(new UnifiedCode.Parsed.Valid(new UnifiedCode("91350100M000100Y43")));
    }

    @Test
    void saysWhatCameAndWhatWasWanted() {
        assertThat(UnifiedCode.parse("91350100M000100Y44"))
                .isEqualTo(
                        new UnifiedCode.Parsed.Invalid(
                                new Refusal(
                                        "bad-check-digit",
                                        "统一社会信用代码校验位应为3，收到4：91350100M000100Y44",
                                        "The check character of this unified social credit code would be 3, 4 came: 91350100M000100Y44")));
        assertThat(UnifiedCode.parse("9135010"))
                .isEqualTo(new UnifiedCode.Parsed.Invalid(new Refusal(
                        "bad-length",
                        "统一社会信用代码应为18位，收到7位：9135010",
                        "A unified social credit code has 18 characters, 7 came: 9135010")));
        assertThat(UnifiedCode.parse("9135O100M000100Y43"))
                .isEqualTo(new UnifiedCode.Parsed.Invalid(new Refusal(
                        "bad-character",
                        "统一社会信用代码第5位不能是“O”：9135O100M000100Y43",
                        "Character 5 of a unified social credit code cannot be “O”: 9135O100M000100Y43")));
    }

    @Test
    void cannotBeBuiltWrong() {
        assertThatThrownBy(() -> new UnifiedCode("91350100M000100Y44")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anyOneChangedCharacterIsCaught(
            @ForAll @IntRange(max = 9_999_999) int n,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        var code = new StringBuilder(Numbers.unifiedCode(n).value());
        var changed = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(place)) + shift) % 31);

        code.setCharAt(place, changed);

        assertThat(UnifiedCode.parse(code.toString())).isInstanceOf(UnifiedCode.Parsed.Invalid.class);
    }
}
