package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads English finds no Chinese in what the product says of its own; what people typed is told as they typed it. */
class FaultLanguageTest {

    private static final Pattern CHINESE =
            Pattern.compile("[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]", Pattern.UNICODE_CHARACTER_CLASS);

    /** Where sentences get their words. */
    private static final Pattern TOLD = Pattern.compile(
            "(?:Fault\\.of|new UnreadableFile|new Unsupported|Broken|refused|hostile|refuse|leaveOut|leftOut)\\(");

    private static final Pattern BOTH =
            Pattern.compile("(?:new Phrase|Excess\\.\\w+)\\((?:[^()\"]|\"[^\"]*\"|\\([^()]*\\))*\\)");

    private static final FormReader READER =
            new FormReader(TestBank.over(TestDatabase.of("questionbank")).taxonomy(), PostCodes.USUAL);

    @ParameterizedTest
    @EnumSource(Fault.Code.class)
    void noEnglishSentenceHasChineseWords(Fault.Code code) {
        assertThat(new Fault(code, Collections.nCopies(5, new Phrase("题干", "stem"))).en())
                .doesNotContainPattern(CHINESE);
    }

    @ParameterizedTest
    @EnumSource(FileFault.Code.class)
    void noEnglishSentenceAboutAFileHasChineseWords(FileFault.Code code) {
        assertThat(new FileFault(code, Collections.nCopies(5, new Phrase("题干", "stem"))).en())
                .doesNotContainPattern(CHINESE);
    }

    @Test
    void whatIsWrongWithAFormIsNamedInTheReadersLanguage() {
        var faults = faults();

        assertThat(faults).extracting(Fault::en).noneMatch(CHINESE.asPredicate());
        assertThat(faults)
                .extracting(Fault::en)
                .contains(
                        "stem is missing",
                        "answer is missing",
                        "stem of part 2 is missing",
                        "option B of part 1 has the control character U+0007",
                        "options: 11 came, at most 10 were wanted",
                        "tags: 22 came, at most 20 were wanted",
                        "Single choice came with 2 right options, 1 were wanted");
        assertThat(faults)
                .extracting(Fault::zh)
                .contains("缺少“题干”", "缺少“第2小题 题干”", "“第1小题 选项B”含有不可见的控制字符U+0007", "“选项”有11个，最多10个", "单选题的答案有2个，应为1个");
    }

    /** The one place where sentences get their words: what is said there in Chinese must have its English beside it. */
    @Test
    void nobodyHandsAFaultAChineseWordAlone() throws IOException {
        assertThat(toldAlone(CHINESE)).isEmpty();
    }

    /** Names of constructs are the formats' own; three words in a row are a sentence's beginning. */
    @Test
    void nobodyHandsAFaultEnglishProseAlone() throws IOException {
        assertThat(toldAlone(Pattern.compile("\"[^\"]*[a-z]+ [a-z%]+ [a-z%]+[^\"]*\"")))
                .isEmpty();
    }

    /** A parser speaks English, and of what it parses. */
    @Test
    void nobodyHandsAFaultWhatAnExceptionSaid() throws IOException {
        assertThat(toldAlone(Pattern.compile("getMessage\\(\\)"))).isEmpty();
    }

    private static List<String> toldAlone(Pattern words) throws IOException {
        List<String> alone = new ArrayList<>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var text = Files.readString(source);
                var calls = TOLD.matcher(text);
                while (calls.find()) {
                    var arguments = BOTH.matcher(arguments(text, calls.end())).replaceAll("");
                    if (words.matcher(arguments).find()) alone.add(source.getFileName() + ": " + arguments);
                }
            }
        }
        return alone;
    }

    @Test
    void whatIsWrongWithAnEnglishVersionIsSaidInTheReadersLanguage() {
        var faults = translations();

        assertThat(faults).extracting(Fault::code).containsOnly(Fault.Code.BAD_TRANSLATION);
        assertThat(faults).extracting(Fault::en).noneMatch(CHINESE.asPredicate());
        assertThat(faults)
                .extracting(Fault::zh)
                .noneMatch(Pattern.compile("[A-Za-z]{2,}").asPredicate());
        assertThat(faults)
                .extracting(Fault::en)
                .contains(
                        "the English does not fit the question: 3 options came, 2 were wanted",
                        "the English does not fit the question: the stem is blank",
                        "the English does not fit the question: 3 parts came, 2 were wanted");
        assertThat(faults)
                .extracting(Fault::zh)
                .contains("英文与题目不一致：选项有3个，应为2个", "英文与题目不一致：题干为空", "英文与题目不一致：小题有3个，应为2个");
    }

    private List<Fault> translations() {
        var choice = new PartForm("SINGLE", "stem", List.of("a", "b"), "A", "", "");
        var text = new PartForm("FILL_TEXT", "stem", List.of(), "a", "", "");
        var number = new PartForm("FILL_NUMBER", "stem", List.of(), "7", "", "");
        var verdict = new PartForm("TRUE_FALSE", "stem", List.of(), "T", "", "");
        var story = new PartForm("CASE", "stem", List.of(), "", "", "");
        var parts = List.of(verdict, new PartForm("TRUE_FALSE", "another", List.of(), "T", "", ""));
        var part = english("part", List.of(), "", List.of());
        return Stream.of(
                        form(choice, english("stem", List.of("1", "2", "3"), "", List.of()), List.of()),
                        form(choice, english("stem", List.of("1", "1"), "", List.of()), List.of()),
                        form(choice, english("stem", List.of("", "1"), "", List.of()), List.of()),
                        form(verdict, english("", List.of(), "", List.of()), List.of()),
                        form(text, english("stem", List.of(), "", List.of()), List.of()),
                        form(text, english("stem", List.of(), "1".repeat(1000), List.of()), List.of()),
                        form(number, english("stem", List.of(), "1".repeat(100), List.of()), List.of()),
                        form(story, english("stem", List.of(), "", List.of(part, part, part)), parts),
                        form(story, english("stem", List.of(), "", List.of(part)), parts))
                .flatMap(form -> faults(form).stream())
                .toList();
    }

    private static QuestionForm form(PartForm asked, MoreForm.EnglishForm english, List<PartForm> parts) {
        var more = new MoreForm("", "", "", "", Optional.empty(), Optional.empty(), Optional.of(english));
        return new QuestionForm("E", "0603", "3", asked, "", "", more, parts);
    }

    private static MoreForm.EnglishForm english(
            String stem, List<String> options, String answer, List<MoreForm.EnglishForm> parts) {
        return new MoreForm.EnglishForm(stem, options, answer, "", parts);
    }

    private static String arguments(String text, int from) {
        int depth = 1;
        int end = from;
        for (; depth > 0; end++) {
            char c = text.charAt(end);
            if (c == '(') depth++;
            if (c == ')') depth--;
        }
        return text.substring(from, end - 1);
    }

    /** All that is wrong with forms in which everything is wrong, none of it in Chinese. */
    private List<Fault> faults() {
        var bell = "bell \u0007";
        var many = numbered(11);
        var words = Stream.concat(
                        Stream.iterate(0, n -> n + 1).limit(21).map(n -> "tag" + n), Stream.of("x".repeat(41)))
                .toList();
        var more = new MoreForm(
                "9999",
                "chef",
                "yesterday",
                "tomorrow",
                Optional.of(words),
                Optional.of("x".repeat(65)),
                Optional.of(new MoreForm.EnglishForm(bell, many, "", bell, List.of())));
        List<PartForm> asked = List.of(
                new PartForm("", "", List.of(), "", "", ""),
                new PartForm("KIND", bell, List.of(), "", "", ""),
                new PartForm("SINGLE", "stem", List.of("a", "b", "c"), "AB", "", "Z"),
                new PartForm("SINGLE", "", numbered(11), "Z", "", ""),
                new PartForm("SINGLE", "stem", List.of("a", "", "a"), "", "", ""),
                new PartForm("MULTIPLE", "stem", List.of("a"), "A", "SOMEHOW", ""),
                new PartForm("TRUE_FALSE", "stem", List.of("a"), "maybe", "", ""),
                new PartForm("MATCHING", "stem", List.of("no pair"), "A", "", ""),
                new PartForm("MATCHING", "stem", List.of("a => b"), "", "", ""),
                new PartForm("ORDERING", "x".repeat(4001), List.of("a", "a"), "A", "", ""),
                new PartForm("FILL_TEXT", "stem", List.of("a"), "|", "", ""),
                new PartForm("FILL_NUMBER", "stem", List.of("a"), "seventy", "", ""),
                new PartForm("CASE", "stem", List.of("a"), "A", "", ""));
        List<Fault> faults = new ArrayList<>();
        for (var part : asked) {
            faults.addAll(faults(new QuestionForm("a b", "9999", "9", part, bell, bell, more, List.of())));
            faults.addAll(faults(new QuestionForm("", "", "", part, "", "", MoreForm.NOTHING, List.of(part))));
        }
        var story = new PartForm("CASE", "story", List.of(), "", "", "");
        var parts = List.of(
                new PartForm("SINGLE", "stem", List.of("a", bell), "A", "", ""),
                new PartForm("TRUE_FALSE", "", List.of(), "", "", ""),
                story);
        faults.addAll(faults(new QuestionForm("C", "0603", "3", story, "", "", MoreForm.NOTHING, parts)));
        var reversed = new MoreForm(
                "",
                "",
                "2026-02-01",
                "2026-01-01",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new MoreForm.EnglishForm("", List.of(), "", "", List.of())));
        faults.addAll(faults(new QuestionForm("D", "0603", "3", asked.get(2), "", "", reversed, List.of())));
        return faults;
    }

    private static List<String> numbered(int count) {
        return Stream.iterate(0, n -> n + 1)
                .limit(count)
                .map(n -> "option " + n)
                .toList();
    }

    private List<Fault> faults(QuestionForm form) {
        return switch (READER.read(form)) {
            case FormReader.Reading.Faulty faulty -> faulty.faults();
            case FormReader.Reading.Understood understood ->
                throw new AssertionError("was understood: " + understood.content());
        };
    }
}
