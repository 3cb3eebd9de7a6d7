package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinTest {

    @ParameterizedTest
    @CsvSource({"1:50,150", "1：50,150", "1 : 50,150", "1/2,12", "8:30,830", "7:5,75"})
    void aRatioAFractionAndATimeAreNotTheNumberOfTheirDigits(String apart, String together) {
        assertThat(twin("消毒液按" + apart + "配制")).isNotEqualTo(twin("消毒液按" + together + "配制"));
    }

    @Test
    void howARatioIsWrittenMakesNoDifference() {
        assertThat(twin("按1：50配制")).isEqualTo(twin("按 1 : 50 配制。"));
        assertThat(twin("注意：1点前")).isEqualTo(twin("注意1点前"));
        assertThat(twin("煮/蒸 2 分钟")).isEqualTo(twin("煮、蒸2分钟"));
    }

    private static String twin(String stem) {
        return Twin.of(new Body.TrueFalse(stem, Body.TrueFalse.Verdict.RIGHT));
    }
}
