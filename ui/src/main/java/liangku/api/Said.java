package liangku.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import liangku.courseware.Language;
import liangku.employer.Refusal;
import liangku.questionbank.Misfit;
import liangku.questionbank.Phrase;
import org.springframework.http.HttpStatus;

/**
 * A sentence for who sent a request, in each of our languages. None is a library's: people cannot be expected to read
 * what one program says to another.
 */
record Said(String zh, String en) {

    private static final Words CHINESE = new Words("problem", Locale.CHINESE);
    private static final Words ENGLISH = new Words("problem", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    /**
     * {@return the sentence of the bundle {@code problem}}
     *
     * @param key with or without what makes it one of several under the same slug, e.g. {@code not-found.exam}
     * @throws MissingResourceException if there is none; a test looks at every key in the sources
     */
    static Said of(String key, Object... arguments) {
        var texts = Arrays.stream(arguments).map(Said::text).toArray();
        return new Said(CHINESE.of(key, texts), ENGLISH.of(key, texts));
    }

    /** Moments are told as the city's clocks show them; the document has them exactly, in members of its own. */
    private static String text(Object argument) {
        return argument instanceof Instant moment ? MOMENT.format(moment) : String.valueOf(argument);
    }

    /** {@return what only English can say in detail; Chinese readers are told the main thing} */
    static Said english(String key, String sentence) {
        return new Said(of(key).zh, sentence);
    }

    /** {@return the sentences a refusal brings} */
    static Said of(Refusal why) {
        return new Said(why.zh(), why.en());
    }

    /** {@return why an answer cannot be one} */
    static Said of(Misfit why) {
        var key = "misfit." + why.why().key();
        return new Said(
                CHINESE.of(key, why.details().stream().map(Phrase::zh).toArray()),
                ENGLISH.of(key, why.details().stream().map(Phrase::en).toArray()));
    }

    /** {@return what a status is called} */
    static Said title(HttpStatus status) {
        var key = "title." + status.value();
        return of(CHINESE.has(key) ? key : "title.other");
    }

    String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
