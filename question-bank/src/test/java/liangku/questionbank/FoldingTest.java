package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What makes no difference in texts, told the short way, is what the tables of Unicode say. */
class FoldingTest {

    @Test
    void everyPlainCharacterIsFoldedAsUnicodeHasIt() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (!Folding.isPlain((char) c)) continue;
            var text = String.valueOf((char) c);

            assertThat(Folding.lowered(text)).as("U+%04X", c).isEqualTo(lowered(text));
            assertThat(Folding.folded(text)).as("U+%04X", c).isEqualTo(folded(text));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ0 \t\n中文，。“”（）《》℃…—①ﬁé")
                .withChars('\u0301', '\u3099', '\u00A0', '\u3000', '\uAC00', '\u0130', '\u03A3')
                .ofMaxLength(12);
    }

    @Property
    void mixedTextsAreFoldedAsUnicodeHasIt(@ForAll("texts") String text) {
        assertThat(Folding.lowered(text)).isEqualTo(lowered(text));
        assertThat(Folding.folded(text)).isEqualTo(folded(text));
    }

    private static String lowered(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
