package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.Named;
import liangku.questionbank.Phrase;
import org.junit.jupiter.api.Test;

/** What files hold is called by a name in each language, but for what formats call it. */
class ProseTest {

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]");

    @Test
    void everyNameIsInOneLanguage() {
        var excess = List.of(
                Excess.more(1, "个元素", "elements"),
                Excess.question(1, "行", "lines"),
                Excess.row(1, "格", "cells"),
                Excess.line(1));

        assertThat(Stream.concat(words(), excess.stream()))
                .isNotEmpty()
                .noneMatch(name -> LATIN.matcher(name.zh()).find())
                .noneMatch(name -> CHINESE.matcher(name.en()).find())
                .extracting(Named::en)
                .contains("a question of more than 1 lines", "a line of more than 1 characters", "hidden words");
    }

    @Test
    void whatIsRefusedIsNamedInTheReadersLanguage() {
        var draft = new Draft(1);

        draft.refuse(Prose.SEVERAL_NUMBERS);
        draft.leaveOut("defaultgrade", "2");

        assertThat(draft.faults).extracting(Fault::zh).containsExactly("本题库不能表示“几个正确的数值”");
        assertThat(draft.faults).extracting(Fault::en).containsExactly("this bank cannot hold 'several right numbers'");
        assertThat(draft.notes).extracting(Fault::en).containsExactly("defaultgrade was left out: 2");
    }

    private static Stream<Phrase> words() {
        return Arrays.stream(Prose.class.getDeclaredFields())
                .filter(field -> field.getType() == Phrase.class)
                .map(ProseTest::value);
    }

    private static Phrase value(Field field) {
        try {
            return (Phrase) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }
}
