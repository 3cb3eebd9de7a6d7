package liangku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @Test
    void aReasonIsWhatWasTypedBetweenTheBlanks() {
        assertThat(Reason.parse("  换了手机\n")).contains(new Reason("换了手机"));
        assertThat(Reason.parse("因".repeat(Reason.MAX))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    ", "换号码", " 换 号 "})
    void threeCharactersAreNone(String typed) {
        assertThat(Reason.parse(typed)).isEmpty();
    }

    @Test
    void whatIsLongerThanTheLogTakesIsNone() {
        assertThat(Reason.parse("因".repeat(Reason.MAX + 1))).isEmpty();
    }
}
