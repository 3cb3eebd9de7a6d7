package liangku.questionbank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any question the bank can hold: texts with the characters that file formats stumble over. */
public final class AnyQuestion {

    private static final String HARD = "\\=>|~#{}:;,，、\"'<>&%$@*_-[]()!?\n\t 　𬭎〇é±·";

    private AnyQuestion() {}

    /** {@return texts without blank ends, as the bank keeps them} */
    public static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("中心温度不低于消毒留样ABCabc0123456789")
                .withChars(HARD.codePoints().filter(c -> c < 0x10000).mapToObj(c -> (char) c).toList().stream()
                        .map(String::valueOf)
                        .reduce("", String::concat)
                        .toCharArray())
                .ofMinLength(1)
                .ofMaxLength(24)
                .map(text -> (text + "问").strip());
    }

    private static Arbitrary<List<String>> options(int min, int max) {
        return texts().list().uniqueElements().ofMinSize(min).ofMaxSize(max);
    }

    private static Arbitrary<List<Integer>> some(int size, int min) {
        return Arbitraries.integers().between(0, size - 1).set().ofMinSize(min).map(ArrayList::new);
    }

    /** {@return bodies of every kind} */
    public static Arbitrary<Body> bodies() {
        return Arbitraries.oneOf(List.of(simpleBodies(), cases()));
    }

    private static Arbitrary<Body> cases() {
        return Combinators.combine(texts(), simpleBodies().list().ofMinSize(2).ofMaxSize(4))
                .as(Body.Case::new);
    }

    /** {@return bodies of every kind but cases} */
    public static Arbitrary<Body> simpleBodies() {
        var scorings = Arbitraries.of(Scoring.class);
        Arbitrary<Body> single = options(2, 6)
                .flatMap(options -> Combinators.combine(
                                texts(), Arbitraries.integers().between(0, options.size() - 1), some(options.size(), 0))
                        .as((stem, correct, pinned) -> new Body.SingleChoice(stem, options, correct, pinned)));
        Arbitrary<Body> multiple = options(2, 6)
                .flatMap(options -> Combinators.combine(
                                texts(), some(options.size(), 2), scorings, some(options.size(), 0))
                        .as((stem, correct, scoring, pinned) ->
                                new Body.MultipleChoice(stem, options, correct, scoring, pinned)));
        Arbitrary<Body> statement = Combinators.combine(texts(), Arbitraries.of(Body.TrueFalse.Verdict.class))
                .as(Body.TrueFalse::new);
        Arbitrary<Body> matching = Combinators.combine(options(2, 5), options(2, 5))
                .flatAs((prompts, options) -> Combinators.combine(
                                texts(),
                                Arbitraries.integers()
                                        .between(0, options.size() - 1)
                                        .list()
                                        .ofSize(prompts.size()),
                                scorings)
                        .as((stem, correct, scoring) -> new Body.Matching(stem, prompts, options, correct, scoring)));
        Arbitrary<Body> ordering =
                Combinators.combine(texts(), options(2, 6), scorings).as(Body.Ordering::new);
        Arbitrary<Body> text = Combinators.combine(
                        texts(),
                        texts().map(spelling -> spelling.replace("\n", " ").replace("\t", " "))
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as(Body.FillText::new);
        Arbitrary<Body> number = Combinators.combine(
                        texts(),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal(-9999), new BigDecimal(9999))
                                .ofScale(3),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.TEN)
                                .ofScale(2),
                        Arbitraries.of("", "℃", "小时", "mg/L", "%", "°F"))
                .as(Body.FillNumber::new);
        return Arbitraries.oneOf(List.of(single, multiple, statement, matching, ordering, text, number));
    }

    /** {@return contents with a body of any kind, and all that can be said about them} */
    public static Arbitrary<QuestionContent> contents() {
        var identifiers = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("-_.")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> "Q" + text);
        var topics = Arbitraries.of("0101", "0304", "0603", "0704", "0903");
        return Combinators.combine(
                        identifiers,
                        bodies(),
                        texts(),
                        topics,
                        Arbitraries.integers().between(1, 5),
                        texts().optional(0.8).map(text -> text.orElse("")))
                .flatAs((identifier, body, explanation, topic, difficulty, source) -> abouts(body)
                        .map(about ->
                                new QuestionContent(identifier, body, explanation, topic, difficulty, source, about)));
    }

    private static Arbitrary<About> abouts(Body body) {
        var days = Arbitraries.integers().between(0, 3000).map(LocalDate.of(2018, 1, 1)::plusDays);
        return Combinators.combine(
                        Arbitraries.of("0102", "0506", "1003")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2),
                        Arbitraries.of("CHEF", "FOOD_SAFETY_OFFICER")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2),
                        days.optional(0.3),
                        days.map(day -> day.plusYears(10)).optional(0.3),
                        Arbitraries.of(0, 1, 2))
                .as((alsoAbout, posts, from, until, english) -> new About(
                        alsoAbout, posts, from, until, english == 0 ? Optional.of(english(body)) : Optional.empty()));
    }

    /** {@return an English version that keeps every word apart from every other} */
    public static Translation english(Body body) {
        return new Translation(inEnglish(Wording.of(body)), "because");
    }

    private static Wording inEnglish(Wording words) {
        return new Wording(
                "EN " + words.stem(),
                words.options().stream().map(option -> "EN " + option).toList(),
                words.prompts().stream().map(prompt -> "EN " + prompt).toList(),
                List.copyOf(new LinkedHashSet<>(words.accepted().stream()
                        .map(spelling -> "EN " + spelling)
                        .toList())),
                words.unit().isEmpty() ? "" : "EN " + words.unit(),
                words.parts().stream().map(AnyQuestion::inEnglish).toList());
    }
}
