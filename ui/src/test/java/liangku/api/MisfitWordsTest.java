package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import liangku.questionbank.Misfit;
import liangku.questionbank.Misfit.Why;
import liangku.questionbank.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why an answer is refused is what its worker reads on the phone. */
class MisfitWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonIsSaidInBothLanguages(Why why) {
        var said = Said.of(Misfit.of(why, "7", "8", "9", "6"));

        assertThat(said.zh()).containsPattern("\\p{IsHan}").doesNotContain("{");
        assertThat(said.en()).doesNotContainPattern("\\p{IsHan}").doesNotContain("{", "''");
    }

    @Test
    void chineseWorkersReadWhatCameAndWhatWasWanted() {
        var said = Said.of(Misfit.of(Why.NOT_AMONG, 1_203, "E", Phrase.list(List.of("A", "B"))));

        assertThat(said.zh()).isEqualTo("第 1203 题答的是“E”，可选的只有 A、B");
        assertThat(said.en()).isEqualTo("item 1203 was answered 'E', it has [A, B]");
    }

    @Test
    void englishReadersReadWhatTheyAlwaysDid() {
        assertThat(english(Why.TOO_MANY, 1_001, 1_000)).isEqualTo("1001 answers came at once, at most 1000 are taken");
        assertThat(english(Why.NO_NUMBER, 0)).isEqualTo("seq 0 came, numbers begin at 1");
        assertThat(english(Why.NO_ITEM, 51, 50)).isEqualTo("item 51 was answered, the paper has 1 to 50");
        assertThat(english(Why.NO_PART, 3, "4:A", 3))
                .isEqualTo("item 3 was answered '4:A', it has parts 1 to 3: \"1:…\"");
        assertThat(english(Why.NO_PAIR, 3, "3A", 2, "D")).isEqualTo("item 3 was answered '3A', it has pairs 1A to 2D");
        assertThat(english(Why.NOT_ONE, 3, 2)).isEqualTo("item 3 takes one answer, 2 came");
        assertThat(english(Why.TWICE, 3, "A")).isEqualTo("item 3 takes each option once, A came twice");
        assertThat(english(Why.TWO_MATCHES, 3, 1)).isEqualTo("item 3 takes one match for each prompt, two came for 1");
        assertThat(english(Why.TOO_LONG, 3, 200, 201)).isEqualTo("item 3 takes at most 200 characters, 201 came");
        assertThat(english(Why.CASE_IN_CASE, 3)).isEqualTo("item 3 is a case within a case");
    }

    @Test
    void whatCameIsRepeatedAsItIsAndNeverRead() {
        assertThat(Said.of(Misfit.of(Why.NOT_AMONG, 1, "{0} 'x'", "A")).zh()).contains("“{0} 'x'”");
    }

    private static String english(Why why, Object... details) {
        return Said.of(Misfit.of(why, details)).en();
    }
}
