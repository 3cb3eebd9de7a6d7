package liangku.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.room.PinRules.Weakness;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinRulesTest {

    private static final Worker WANG = new Worker(
            new WorkerId(UUID.randomUUID()),
            new PersonName("王芳"),
            Numbers.residentId(7, LocalDate.of(1987, 5, 24)),
            Optional.of(new Phone("13958274160")));

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "27491", "2749150", "27491x", "２７４９１５", " 274915", "274 915"})
    void aPinHasSixDigitsAndNothingElse(String pin) {
        assertThat(PinRules.weakness(pin)).contains(Weakness.NOT_SIX_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "999999", "123456", "345678", "987654", "121212", "909090", "123123", "550550"})
    void whatIsTriedFirstIsNone(String pin) {
        assertThat(PinRules.weakness(pin)).contains(Weakness.EVERYBODYS_GUESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"274915", "112233", "123465", "100001", "907090"})
    void othersAre(String pin) {
        assertThat(PinRules.weakness(pin)).isEmpty();
    }

    @Test
    void whatColleaguesKnowOfOneIsNone() {
        assertThat(PinRules.weakness("274160", WANG)).as("end of the phone").contains(Weakness.OWN_NUMBER);
        assertThat(PinRules.weakness("870524", WANG)).as("birthday").contains(Weakness.OWN_NUMBER);
        assertThat(PinRules.weakness("274161", WANG)).isEmpty();
    }
}
