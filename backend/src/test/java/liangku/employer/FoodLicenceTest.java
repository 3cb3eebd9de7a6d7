package liangku.employer;

import static org.assertj.core.api.Assertions.assertThat;

import liangku.testing.Numbers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoodLicenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JY13101140093802",
                "JY13101160000083",
                "JY13101120198903",
                "JY13101050042467",
                "JY23101140041987",
                "JY24403000001343"
            })
    void takesNumbersThatExist(String number) {
        assertThat(FoodLicence.parse(number)).isEqualTo(new FoodLicence.Parsed.Valid(new FoodLicence(number)));
    }

    @Test
    void refusesANumberWithAWrongCheckDigitAndAnotherShape() {
        assertThat(FoodLicence.parse("JY24403050018352"))
                .isInstanceOfSatisfying(
                        FoodLicence.Parsed.Invalid.class,
                        invalid -> assertThat(invalid.why().code()).isEqualTo("bad-check-digit"));
        assertThat(FoodLicence.parse("JY44403000001343"))
                .isInstanceOfSatisfying(
                        FoodLicence.Parsed.Invalid.class,
                        invalid -> assertThat(invalid.why().code()).isEqualTo("bad-shape"));
    }

    @Property
    void anyOneChangedDigitIsCaught(
            @ForAll @IntRange(max = 999_999) int n,
            @ForAll @IntRange(min = 3, max = 15) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var number = new StringBuilder(Numbers.licence(n).value());
        number.setCharAt(place, (char) ('0' + (number.charAt(place) - '0' + shift) % 10));

        assertThat(FoodLicence.parse(number.toString())).isInstanceOf(FoodLicence.Parsed.Invalid.class);
    }
}
