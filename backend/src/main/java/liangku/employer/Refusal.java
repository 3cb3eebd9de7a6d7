package liangku.employer;

import java.util.Arrays;
import java.util.function.Function;
import liangku.questionbank.Named;

/**
 * Why a value or a row was not taken, for people: what came and what was wanted; no full personal data.
 *
 * @param code stable, for machines, e.g. {@code bad-check-digit}
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record Refusal(String code, String zh, String en) {

    /**
     * {@return a refusal whose sentences tell the same in both languages}
     *
     * @param zh with a {@code %s} for each detail
     * @param en with the same, by their numbers ({@code %2$s}) where another order reads better
     * @param details what is {@link Named} is told in the language of the sentence, all else as it came
     */
    public static Refusal of(String code, String zh, String en, Object... details) {
        return new Refusal(code, zh.formatted(each(details, Named::zh)), en.formatted(each(details, Named::en)));
    }

    private static Object[] each(Object[] details, Function<Named, String> language) {
        return Arrays.stream(details)
                .map(detail -> detail instanceof Named named ? language.apply(named) : detail)
                .toArray();
    }
}
