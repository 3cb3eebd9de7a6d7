package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import liangku.exam.Answer;
import liangku.exam.Attempt;
import liangku.exam.AttemptId;
import liangku.exam.Exam;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.ExamSettings;
import liangku.exam.ExamTerms;
import liangku.exam.ExamWindow;
import liangku.questionbank.Paper;
import liangku.questionbank.Response;
import liangku.questionbank.Score;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttemptJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final TestBank BANK = TestBank.loaded();

    private final Paper paper = paper();
    private final JsonNode json = JsonMapper.builder()
            .build()
            .valueToTree(AttemptJson.open(
                    open(paper), paper, "a.b.c", null, Locale.SIMPLIFIED_CHINESE, NOON.plusSeconds(1)));

    @Test
    void theStartAnswerHasTheFieldsOfTheContractAndNoOthers() {
        assertThat(names(json))
                .containsExactlyInAnyOrder(
                        "attemptId",
                        "examId",
                        "title",
                        "state",
                        "startedAt",
                        "deadline",
                        "serverTime",
                        "savedSeq",
                        "digest",
                        "passPercent",
                        "points",
                        "paper",
                        "answers",
                        "ticket",
                        "writer");
        assertThat(names(json.path("paper"))).containsExactlyInAnyOrder("items", "sections");
        for (var item : json.path("paper").path("items")) {
            assertThat(names(item))
                    .containsExactlyInAnyOrder("item", "kind", "stem", "points", "options", "prompts", "unit", "parts");
            for (var option : item.path("options")) {
                assertThat(names(option)).containsExactlyInAnyOrder("key", "text");
            }
        }
        assertThat(json.path("answers").get(0).path("response").get(0).stringValue())
                .isEqualTo("T");
    }

    @Test
    void noExplanationQuestionVersionReleaseOrSeedGetsOut() {
        var text = json.toString();
        var score = BANK.papers().mark(paper.key(), Map.of());
        var questions = BANK.questions()
                .find(score.items().stream().map(Score.ItemMark::question).toList());

        assertThat(questions).hasSize(50);
        for (var question : questions) {
            assertThat(text)
                    .doesNotContain(question.explanation())
                    .doesNotContain(question.identifier())
                    .doesNotContain(question.id().toString());
        }
        assertThat(text)
                .doesNotContain(Long.toString(paper.key().seed()))
                .doesNotContain(paper.key().release().toString())
                .doesNotContain(paper.key().blueprint().toString());
    }

    @Test
    void theSamePaperIsWrittenTheSameWhicheverOptionIsRight() {
        // Nothing about an option but its letter and text: their order is the paper's, not the author's.
        for (var item : json.path("paper").path("items")) {
            var letters = new TreeSet<String>();
            item.path("options")
                    .forEach(option -> letters.add(option.path("key").stringValue()));
            assertThat(List.copyOf(letters))
                    .isEqualTo(List.of("A", "B", "C", "D", "E", "F").subList(0, letters.size()));
        }
    }

    private static Paper paper() {
        var blueprint = BANK.blueprints().latest("P-A").orElseThrow();
        var release = BANK.releases().latest().orElseThrow();
        return BANK.papers().paper(BANK.papers().draw(release, blueprint.id(), 4_711_471_147_114L));
    }

    private static Attempt.Open open(Paper paper) {
        var exam = new Exam(
                new ExamId(new UUID(0, 1)),
                "WORKER",
                ExamKind.CERTIFICATION,
                "考核",
                "Exam",
                "P-A",
                1,
                new ExamTerms(
                        Duration.ofMinutes(60),
                        60,
                        Duration.ofSeconds(10),
                        new Exam.Retakes(3, Duration.ofDays(30), Duration.ofHours(24)),
                        ExamWindow.ANY_TIME,
                        new ExamTerms.Prerequisites(ExamSettings.Lessons.ADVISED, Duration.ZERO)));
        return new Attempt.Open(
                new AttemptId(new UUID(0, 2)),
                exam,
                NOON,
                NOON.plus(exam.limit()),
                60,
                paper,
                1,
                List.of(new Answer(1, 1, new Response(List.of("T")))));
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
