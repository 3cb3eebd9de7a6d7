package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SINGLE|b|B",
                "SINGLE|Ｂ|B",
                "SINGLE|' B '|B",
                "SINGLE|BB|B",
                "MULTIPLE|dba|A,B,D",
                "MULTIPLE|A、C，D|A,C,D",
                "TRUE_FALSE|对|T",
                "TRUE_FALSE|ＦＡＬＳＥ|F",
                "TRUE_FALSE|t|T",
                "ORDERING|dacb|D,A,C,B",
                "ORDERING|D A|D,A",
                "MATCHING|2b|2B",
                "FILL_TEXT|'  留 样 '|留 样",
                "FILL_NUMBER|７０ ℃|７０ ℃",
            })
    void lettersAndTextsAreUnderstoodHoweverTheyAreWritten(QuestionKind kind, String raw, String kept) {
        assertThat(read(kind, raw)).isEqualTo(understood(kept.split(",")));
    }

    @Test
    void pairsComeByNumberAndPartsByTheirs() {
        assertThat(read(QuestionKind.MATCHING, "2A", "1d")).isEqualTo(understood("1D", "2A"));
        assertThat(read(QuestionKind.CASE, "3: 70 ", "1:b", "2:2a", "2:1c"))
                .isEqualTo(understood("1:B", "2:1C", "2:2A", "3:70"));
        assertThat(read(QuestionKind.CASE, " ", "")).isEqualTo(understood());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　"})
    void anEmptyAnswerTakesAnEarlierOneBack(String nothing) {
        for (var kind : QuestionKind.values()) assertThat(read(kind, nothing)).isEqualTo(understood());
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE,E",
        "SINGLE,AB",
        "SINGLE,1",
        "MULTIPLE,AE",
        "TRUE_FALSE,maybe",
        "TRUE_FALSE,A",
        "ORDERING,AA",
        "ORDERING,AZ",
        "MATCHING,3A",
        "MATCHING,0A",
        "MATCHING,1E",
        "MATCHING,A1",
        "MATCHING,1",
        "CASE,A",
        "CASE,4:A",
        "CASE,0:A",
        "CASE,1:E",
        "CASE,2:A",
    })
    void whatCannotBeAnAnswerIsUnfitAndTheReasonNamesTheItem(QuestionKind kind, String raw) {
        assertThat(read(kind, raw))
                .isInstanceOfSatisfying(
                        Responses.Reading.Unfit.class,
                        unfit -> assertThat(unfit.why().details()).startsWith(Phrase.of(1)));
    }

    @Test
    void theReasonNamesWhatCameAndWhatWasWantedAndNoLanguage() {
        assertThat(read(QuestionKind.SINGLE, "E"))
                .isEqualTo(unfit(Misfit.Why.NOT_AMONG, "E", Phrase.list(List.of("A", "B", "C", "D"))));
        assertThat(read(QuestionKind.TRUE_FALSE, "maybe"))
                .isEqualTo(unfit(Misfit.Why.NOT_AMONG, "maybe", Phrase.list(List.of("T", "F"))));
        assertThat(read(QuestionKind.SINGLE, "AB")).isEqualTo(unfit(Misfit.Why.NOT_ONE, 2));
        assertThat(read(QuestionKind.ORDERING, "AA")).isEqualTo(unfit(Misfit.Why.TWICE, "A"));
        assertThat(read(QuestionKind.MATCHING, "3A")).isEqualTo(unfit(Misfit.Why.NO_PAIR, "3A", 2, "D"));
        assertThat(read(QuestionKind.MATCHING, "1A", "1B")).isEqualTo(unfit(Misfit.Why.TWO_MATCHES, 1));
        assertThat(read(QuestionKind.CASE, "4:A")).isEqualTo(unfit(Misfit.Why.NO_PART, "4:A", 3));
        assertThat(read(QuestionKind.FILL_TEXT, "长".repeat(201))).isEqualTo(unfit(Misfit.Why.TOO_LONG, 200, 201));
        assertThat(read(QuestionKind.SINGLE, "长".repeat(2_000)))
                .as("not all of what came")
                .isEqualTo(unfit(Misfit.Why.NOT_AMONG, "长".repeat(40) + "…", Phrase.list(List.of("A", "B", "C", "D"))));
    }

    private static Responses.Reading unfit(Misfit.Why why, Object... details) {
        return new Responses.Reading.Unfit(Misfit.of(
                why, Stream.concat(Stream.of(1), Arrays.stream(details)).toArray()));
    }

    @Test
    void twoAnswersWhereOneIsTakenAreUnfit() {
        assertThat(read(QuestionKind.SINGLE, "A", "B")).isInstanceOf(Responses.Reading.Unfit.class);
        assertThat(read(QuestionKind.TRUE_FALSE, "T", "F")).isInstanceOf(Responses.Reading.Unfit.class);
        assertThat(read(QuestionKind.MATCHING, "1A", "1B")).isInstanceOf(Responses.Reading.Unfit.class);
        assertThat(read(QuestionKind.FILL_TEXT, "长".repeat(201))).isInstanceOf(Responses.Reading.Unfit.class);
        assertThat(read(QuestionKind.FILL_TEXT, "长".repeat(200))).isEqualTo(understood("长".repeat(200)));
    }

    @Test
    void aTextLosesItsControlCharactersAndNothingElse() {
        assertThat(read(QuestionKind.FILL_TEXT, "留\u0000样\n48，小时")).isEqualTo(understood("留 样 48，小时"));
    }

    @Test
    void anAnswerIsCompleteWhenEveryPartIsAnswered() {
        assertThat(complete(QuestionKind.SINGLE, "A")).isTrue();
        assertThat(complete(QuestionKind.SINGLE)).isFalse();
        assertThat(complete(QuestionKind.ORDERING, "A", "B", "C")).isFalse();
        assertThat(complete(QuestionKind.ORDERING, "A", "B", "C", "D")).isTrue();
        assertThat(complete(QuestionKind.MATCHING, "1A")).isFalse();
        assertThat(complete(QuestionKind.MATCHING, "1A", "2B")).isTrue();
        assertThat(complete(QuestionKind.CASE, "1:A", "2:1A", "2:2B")).isFalse();
        assertThat(complete(QuestionKind.CASE, "1:A", "2:1A", "2:2B", "3:70")).isTrue();
    }

    @Provide
    Arbitrary<Body> bodies() {
        return AnyQuestion.bodies();
    }

    @Property(tries = 300)
    void whatIsUnderstoodIsUnderstoodAgainAsTheSame(@ForAll("bodies") Body body, @ForAll("values") List<String> raw) {
        var item = item(body);
        if (Responses.read(item, raw) instanceof Responses.Reading.Understood(var response)) {
            assertThat(Responses.read(item, response.values())).isEqualTo(new Responses.Reading.Understood(response));
        }
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars("ABCDabTF12345: ,，。对错Ａ７\u0001")
                .ofMaxLength(6)
                .list()
                .ofMaxSize(4);
    }

    private static boolean complete(QuestionKind kind, String... values) {
        return Responses.isComplete(item(Samples.body(kind, "stem")), new Response(List.of(values)));
    }

    private static Responses.Reading read(QuestionKind kind, String... raw) {
        return Responses.read(item(Samples.body(kind, "stem")), Arrays.asList(raw));
    }

    private static Responses.Reading understood(String... values) {
        return new Responses.Reading.Understood(new Response(List.of(values)));
    }

    private static PaperItem item(Body body) {
        var release = CompiledRelease.of(
                List.of(new CompiledRelease.Item(new QuestionId(new UUID(0, 1)), 1, "0603", 3, body)));
        var drawn = new Drawn(new int[] {0}, new int[] {5}, new int[][] {Shuffling.of(body, new SplitMix64(7))});
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), new BlueprintId(new UUID(0, 1)), Draw.ALGORITHM, 7);
        return DrawnPaper.of(key, release, drawn).paper().items().getFirst();
    }
}
