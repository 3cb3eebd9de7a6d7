package liangku.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import liangku.testing.Numbers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResidentIdTest {

    @Test
    void takesTheStandardsOwnExampleHoweverItIsTyped() {
        assertThat(ResidentId.parse(" 11010519491231002x "))
                .isEqualTo(new ResidentId.Parsed.Valid(new ResidentId("11010519491231002X")));
        assertThat(new ResidentId("11010519491231002X").birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void refusesADayThatIsNotInTheCalendar() {
        var body = "37150219800230001";

        var parsed = ResidentId.parse(body + ResidentId.checkCharacter(body));

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        ResidentId.Parsed.Invalid.class,
                        invalid -> assertThat(invalid.why().code()).isEqualTo("bad-birth-date"));
    }

    @Test
    void neverShowsItselfWhole() {
        var idNumber = new ResidentId("11010519491231002X");

        assertThat(idNumber.toString()).isEqualTo("1101**********002X");
        assertThatThrownBy(() -> new ResidentId("110105194912310021"))
                .hasMessageContaining("1101**********0021")
                .hasMessageNotContaining("19491231");
    }

    @Test
    void countsYearsOfAge() {
        var idNumber = Numbers.residentId(1, LocalDate.of(2010, 3, 2));

        assertThat(idNumber.ageOn(LocalDate.of(2026, 3, 1))).isEqualTo(15);
        assertThat(idNumber.ageOn(LocalDate.of(2026, 3, 2))).isEqualTo(16);
    }

    @Property
    void anyOneChangedDigitIsCaught(
            @ForAll @IntRange(max = 9_999_999) int n,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var number = new StringBuilder(Numbers.residentId(n).value());
        number.setCharAt(place, (char) ('0' + (number.charAt(place) - '0' + shift) % 10));

        assertThat(ResidentId.parse(number.toString())).isInstanceOf(ResidentId.Parsed.Invalid.class);
    }
}
