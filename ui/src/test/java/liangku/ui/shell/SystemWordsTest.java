package liangku.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SystemWordsTest {

    private final SystemWords words = new SystemWords(new DeskWords());

    @Test
    void theFrameworkSaysNothingInItsOwnWords() {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH, Locale.FRENCH)) {
            var said = words.messages(locale);
            assertThat(said.isSessionExpiredNotificationEnabled()).isTrue();
            assertThat(List.of(
                            said.getSessionExpiredCaption(),
                            said.getSessionExpiredMessage(),
                            said.getInternalErrorCaption(),
                            said.getInternalErrorMessage(),
                            said.getCookiesDisabledCaption(),
                            said.getCookiesDisabledMessage()))
                    .allSatisfy(sentence -> {
                        var english = locale.equals(Locale.ENGLISH);
                        assertThat(sentence.matches("(?s).*\\p{IsHan}.*")).isEqualTo(!english);
                        assertThat(sentence).doesNotContainIgnoringCase("internal error", "session expired");
                    });
        }
    }
}
