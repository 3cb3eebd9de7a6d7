package liangku.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum(a1)", "'=1", "＝1"})
    void aCellThatASpreadsheetWouldRunIsMadeText(String formula) {
        assertThat(Csv.text(List.of(List.of(formula)))).isEqualTo("\uFEFF'" + formula + "\r\n");
    }

    @Test
    void aCommaAQuoteAndALineEndAreQuoted() {
        assertThat(Csv.text(List.of(List.of("a,b", "say \"no\"", "one\ntwo", "plain"))))
                .isEqualTo("\uFEFF\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",plain\r\n");
    }
}
