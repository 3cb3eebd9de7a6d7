package liangku.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import liangku.courseware.Language;
import liangku.employer.Refusal;

/** What a problem says to whoever reads it: Chinese unless English was asked for, and never both. */
sealed interface Sentence {

    /** A sentence of {@code messages/problem}; parameters stand as they are. */
    record Written(String key, String... parameters) implements Sentence {}

    /** A refusal of the house: its Chinese reason, or the English words of its code. */
    record Refused(Refusal why) implements Sentence {}

    static Sentence of(String key, Object... parameters) {
        return new Written(key, Arrays.stream(parameters).map(String::valueOf).toArray(String[]::new));
    }

    default String in(Locale locale) {
        var english = Language.of(locale) == Language.EN;
        return switch (this) {
            case Written(var key, var parameters) ->
                new Words("problem", english ? Locale.ENGLISH : Locale.CHINESE).of(key, (Object[]) parameters);
            case Refused(var why) -> english ? english(why) : why.reason();
        };
    }

    private static String english(Refusal why) {
        var words = ResourceBundle.getBundle("messages/refusal", Locale.ENGLISH);
        var key = "refusal." + why.code();
        return words.containsKey(key) ? words.getString(key) : words.getString("refusal.other");
    }
}
