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
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Any question the bank can hold: texts with the characters that file formats stumble over. */
public final class AnyQuestion {

    private static final String PLAIN = "中心温度不低于消毒留样ABCabc0123456789";
    private static final String HARD = "\\=>|~#{}:;,，、\"'<>&%$@*_-[]()!?\n\t 　〇é±·";

    /** Beyond 16 bits, of several characters, or what some format takes for its own. */
    private static final List<String> HARDEST = List.of(
            "𬭎",
            "𠮷",
            "😀",
            "👨‍👩‍👧",
            "🇨🇳",
            "e\u0301",
            "\u200B",
            "\uFE0F",
            "_x000A_",
            "_x0041_",
            "_x005F_",
            "_x",
            "&#10;",
            "&amp;",
            "<br>",
            "]]>",
            "-->",
            "<!--",
            "{}",
            "=1+1",
            "![",
            "\\n",
            "####",
            "->");

    /** One in so many texts is nearly as long as a text may be. */
    private static final int LONG_EACH = 250;

    /** Room for a word and two pictures that a test may put beside it. */
    private static final int LONG = QuestionContent.TEXT_MAX - 300;

    /** Room for the word that an English version begins with. */
    private static final int LONG_SPELLING = Response.TEXT_MAX - 3;

    private AnyQuestion() {}

    /** {@return texts without blank ends, as the bank keeps them} */
    public static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(LONG_EACH - 1, shortTexts()),
                Tuple.of(1, shortTexts().map(text -> text.repeat(LONG / text.length()))));
    }

    private static Arbitrary<String> shortTexts() {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < 3; i++) PLAIN.chars().mapToObj(Character::toString).forEach(pieces::add);
        for (int i = 0; i < 2; i++) HARD.chars().mapToObj(Character::toString).forEach(pieces::add);
        pieces.addAll(HARDEST);
        return Arbitraries.of(pieces)
                .list()
                .ofMinSize(1)
                .ofMaxSize(24)
                .map(text -> (String.join("", text) + "问").strip());
    }

    private static Arbitrary<List<String>> options(int min, int max) {
        var all = shortTexts().list().uniqueElements().ofSize(Body.OPTIONS_MAX);
        return Arbitraries.frequencyOf(Tuple.of(14, someOptions(min, max)), Tuple.of(1, all));
    }

    private static Arbitrary<List<String>> someOptions(int min, int max) {
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
        var parts = Arbitraries.frequencyOf(
                Tuple.of(9, simpleBodies().list().ofMinSize(Body.Case.PARTS_MIN).ofMaxSize(4)),
                Tuple.of(1, simpleBodies().list().ofSize(Body.Case.PARTS_MAX)));
        return Combinators.combine(texts(), parts).as(Body.Case::new);
    }

    private static ListArbitrary<String> spellings() {
        return lines().list().uniqueElements();
    }

    private static ListArbitrary<String> longSpellings() {
        return lines().map(spelling -> spelling.repeat(Math.max(1, LONG_SPELLING / spelling.length())))
                .list()
                .uniqueElements();
    }

    private static Arbitrary<String> lines() {
        return shortTexts().map(line -> line.replace("\n", " ").replace("\t", " "));
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
        Arbitrary<Body> matching = Combinators.combine(someOptions(2, 5), someOptions(2, 5))
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
                        Arbitraries.frequencyOf(
                                Tuple.of(14, spellings().ofMinSize(1).ofMaxSize(3)),
                                Tuple.of(1, longSpellings().ofSize(Body.FillText.ACCEPTED_MAX))))
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
                        Arbitraries.of(PostCodes.USUAL.codes())
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
