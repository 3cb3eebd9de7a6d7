package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import liangku.exam.Answer;
import liangku.exam.AnswerLink;
import liangku.exam.Seal;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersBodyTest {

    @Test
    void aBatchIsAnArrayOrAnObjectWithOne() {
        var bare = read("[{\"seq\":1,\"item\":3,\"response\":[\"A\"]}]");
        var wrapped = read("{\"answers\":[{\"seq\":1,\"item\":3,\"response\":[\"A\"]}]}");

        assertThat(bare).isEqualTo(wrapped).containsExactly(new Answer(1, 3, new Response(List.of("A"))));
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void thePlaceInAPhonesChainIsTakenAlongAndWhateverIsWrongWithItTheAnswerIsTaken() {
        var chain = "0".repeat(64);
        var linked = read("[{\"seq\":1,\"item\":3,\"response\":[\"c\",\"A\"],\"chain\":\"%s\",\"elapsedMs\":900}]"
                .formatted(chain));

        assertThat(linked)
                .containsExactly(new Answer(
                        1,
                        3,
                        new Response(List.of("c", "A")),
                        AnswerLink.of(chain, 900, 3, new Response(List.of("c", "A")))));
        var unsure = "[{\"seq\":1,\"item\":3,\"response\":[\"A\"],\"chain\":\"%s\",\"elapsedMs\":900,\"unsure\":%s}]";
        for (var told : List.of(true, false)) {
            assertThat(read(unsure.formatted(chain, told)))
                    .containsExactly(new Answer(
                            1,
                            3,
                            new Response(List.of("A")),
                            AnswerLink.of(chain, 900, told, 3, new Response(List.of("A")))));
        }
        for (var odd :
                List.of("\"chain\":7", "\"chain\":\"x\",\"elapsedMs\":1", "\"chain\":null,\"elapsedMs\":\"1\"")) {
            assertThat(read("[{\"seq\":1,\"item\":3,\"response\":[\"A\"],%s}]".formatted(odd)))
                    .containsExactly(new Answer(1, 3, new Response(List.of("A"))));
        }
    }

    @Test
    void aTicketIsTakenAsItCameAndASealOnlyIfItMakesSense() {
        var head = "0".repeat(64);
        var whole =
                json("{\"ticket\":\"a.b.c\",\"seal\":{\"head\":\"%s\",\"lines\":3,\"elapsedMs\":9}}".formatted(head));
        var odd = json("{\"ticket\":7,\"seal\":{\"head\":\"x\",\"lines\":\"many\"}}");

        assertThat(AnswersBody.ticket(whole)).contains("a.b.c");
        assertThat(AnswersBody.seal(whole)).contains(new Seal(head, 3, 9));
        assertThat(AnswersBody.ticket(odd)).isEmpty();
        assertThat(AnswersBody.seal(odd)).isEmpty();
        assertThat(AnswersBody.ticket(json("[]"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"A\" | A",
                "\"a\" | a",
                "\"AC\" | AC",
                "\"A,C\" | A,C",
                "[\"C\",\"A\"] | C;A",
                "[\"T\"] | T",
                "true | T",
                "[false] | F",
                "\"错\" | 错",
                "[] | ``",
                "null | ``",
                "\"Z\" | Z"
            })
    void aResponseIsReadHoweverItIsWritten(String written, String letters) {
        var wanted = letters == null || letters.isEmpty() ? List.<String>of() : List.of(letters.split(";"));

        assertThat(read("[{\"seq\":\"7\",\"item\":3,\"response\":%s}]".formatted(written)))
                .containsExactly(new Answer(7, 3, new Response(wanted)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A\"",
                "{}",
                "[{\"item\":3,\"response\":[]}]",
                "[{\"seq\":1.5,\"item\":3,\"response\":[]}]",
                "[{\"seq\":1,\"item\":\"three\",\"response\":[]}]",
                "[{\"seq\":1,\"item\":3}]",
                "[{\"seq\":1,\"item\":3,\"response\":{\"A\":true}}]",
                "[{\"seq\":1,\"item\":3,\"response\":[[\"A\"]]}]",
                "[{\"seq\":1,\"item\":99999999999,\"response\":[]}]"
            })
    void whatCannotBeReadIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Problem.class);
    }

    @Test
    void ofAWrongValueOnlyItsBeginningIsRepeated() {
        var much = "[{\"seq\":1,\"item\":3,\"response\":{\"A\":\"%s\"}}]".formatted("x".repeat(3_000_000));

        assertThatThrownBy(() -> read(much)).message().hasSizeLessThan(120).endsWith("x… came");
    }

    private static List<Answer> read(String json) {
        return AnswersBody.read(json(json));
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
