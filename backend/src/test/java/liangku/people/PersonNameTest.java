package liangku.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"王芳", "𠮷野家明", "㛃", "阿卜杜拉·买买提", "O'Neil-Wang Li", "李〇"})
    void takesNamesAsTheyAre(String name) {
        assertThat(PersonName.parse(name)).isEqualTo(new PersonName.Parsed.Valid(new PersonName(name)));
    }

    @ParameterizedTest
    @CsvSource({"王 芳,王芳", "'　张三 ',张三", "阿卜杜拉•买买提,阿卜杜拉·买买提"})
    void straightensWhatSpreadsheetsDo(String typed, String name) {
        assertThat(PersonName.parse(typed)).isEqualTo(new PersonName.Parsed.Valid(new PersonName(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "王3", "<b>王</b>", "=1+1"})
    void refusesWhatIsNoName(String text) {
        assertThat(PersonName.parse(text)).isInstanceOf(PersonName.Parsed.Invalid.class);
    }

    @Test
    void masksByCharacterNotByCodeUnit() {
        assertThat(new PersonName("𠮷野家明").masked()).isEqualTo("𠮷*");
    }

    @ParameterizedTest
    @CsvSource({"13800000001,138****0001", "+86 138-0000-0001,138****0001", "１３８００００ ０００１,138****0001"})
    void phonesAreReadAsTyped(String typed, String masked) {
        assertThat(Phone.parse(typed)).isEqualTo(new Phone.Parsed.Valid(new Phone("13800000001")));
        assertThat(new Phone("13800000001").toString()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12800000001", "1380000000", "138000000011", "abc", ""})
    void whatIsNoMobileNumberIsRefused(String text) {
        assertThat(Phone.parse(text)).isInstanceOf(Phone.Parsed.Invalid.class);
    }
}
