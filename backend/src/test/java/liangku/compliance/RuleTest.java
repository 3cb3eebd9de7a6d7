package liangku.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    @Test
    void aVersionThatWasKeptSaysTheTargetsOfItsDay() {
        var kept = new ComplianceSettings(90, 75, 60, 7, 92).ruleVersion();

        assertThat(Rule.of(kept)).contains(new Rule(1, 90, 75, 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-100-80", "1-100-80-80-5", "a-100-80-80", "1-100-80-99999"})
    void whatIsNoVersionOfOursSaysNothing(String version) {
        assertThat(Rule.of(version)).isEmpty();
    }
}
