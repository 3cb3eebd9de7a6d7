package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.exam.Answer;
import liangku.exam.Attempt;
import liangku.exam.AttemptId;
import liangku.exam.Exam;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.ExamSettings;
import liangku.exam.ExamTerms;
import liangku.exam.ExamWindow;
import liangku.exam.Tickets;
import liangku.identity.Statements;
import liangku.privacy.KeyRing;
import liangku.questionbank.Blueprint;
import liangku.questionbank.MoreForm;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperItem;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Response;
import liangku.questionbank.Saving;
import liangku.questionbank.Score;
import liangku.testing.TestBank;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a phone gets before its attempt is marked, ticket and all: of papers of our own bank, and of questions of every kind. */
class AttemptJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final long SEED = 4_711_471_147_114L;
    private static final Tickets TICKETS = tickets();
    private static final TestBank BANK = TestBank.loaded();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Nothing of our own is as difficult there: cells of it draw the twins alone. */
    private static final String TOPIC = "0303";

    /** Among so many seeds options stand in every order. */
    private static final int SEEDS = 100;

    private static final int ORDERS_OF_THREE = 6;
    private static final Set<QuestionKind> ORDER_IS_THE_KEY = Set.of(QuestionKind.MATCHING, QuestionKind.ORDERING);

    /** Two questions in the same words, with another key. */
    record Twins(PartForm one, PartForm other, List<PartForm> partsOfOne, List<PartForm> partsOfOther) {

        Twins(PartForm one, PartForm other) {
            this(one, other, List.of(), List.of());
        }

        QuestionKind kind() {
            return QuestionKind.valueOf(one.kind());
        }

        @Override
        public String toString() {
            return kind().name();
        }
    }

    static Stream<Twins> everyKind() {
        var degrees = List.of("60 ℃", "70 ℃", "80 ℃");
        return Stream.of(
                new Twins(choice("SINGLE", degrees, "A", ""), choice("SINGLE", degrees, "C", "")),
                new Twins(
                        choice("MULTIPLE", degrees, "AB", "ALL_OR_NOTHING"),
                        choice("MULTIPLE", degrees, "ABC", "PARTIAL")),
                new Twins(choice("TRUE_FALSE", List.of(), "T", ""), choice("TRUE_FALSE", List.of(), "F", "")),
                new Twins(
                        choice("MATCHING", List.of("冷藏 => 4 ℃", "热藏 => 60 ℃", "=> 25 ℃"), "", "ALL_OR_NOTHING"),
                        choice("MATCHING", List.of("冷藏 => 25 ℃", "热藏 => 4 ℃", "=> 60 ℃"), "", "PARTIAL")),
                new Twins(
                        choice("ORDERING", List.of("刮", "洗", "冲"), "", "ALL_OR_NOTHING"),
                        choice("ORDERING", List.of("洗", "冲", "刮"), "", "PARTIAL")),
                new Twins(choice("FILL_TEXT", List.of(), "留样", ""), choice("FILL_TEXT", List.of(), "存样 | 留存样品", "")),
                new Twins(
                        choice("FILL_NUMBER", List.of(), "70 ± 0.5 ℃", ""),
                        choice("FILL_NUMBER", List.of(), "65.25 ± 3 ℃", "")),
                new Twins(
                        choice("CASE", List.of(), "", ""),
                        choice("CASE", List.of(), "", ""),
                        List.of(
                                choice("SINGLE", degrees, "B", ""),
                                choice("TRUE_FALSE", List.of(), "T", ""),
                                choice("FILL_TEXT", List.of(), "留样", ""),
                                choice("FILL_NUMBER", List.of(), "70 ℃", "")),
                        List.of(
                                choice("SINGLE", degrees, "C", ""),
                                choice("TRUE_FALSE", List.of(), "F", ""),
                                choice("FILL_TEXT", List.of(), "存样", ""),
                                choice("FILL_NUMBER", List.of(), "60 ± 1 ℃", ""))));
    }

    private static PartForm choice(String kind, List<String> options, String answer, String scoring) {
        return new PartForm(kind, "旅程里的" + kind + "题，两道题一字不差，只有答案不同", options, answer, scoring, "");
    }

    private static ReleaseId release = new ReleaseId(new UUID(0, 0));
    private static ReleaseId otherKeys = release;

    /** Twice: first with the one key, then with the other. */
    @BeforeAll
    static void publishEveryKind() {
        var first = everyKind()
                .map(twins -> saved(BANK.questions().add(form(twins.one, twins.partsOfOne), "account:a", NOON)))
                .toList();
        release = published(first);
        var other = Stream.iterate(0, i -> i + 1)
                .limit(first.size())
                .map(i -> {
                    var twins = everyKind().toList().get(i);
                    return saved(BANK.questions()
                            .change(first.get(i), form(twins.other, twins.partsOfOther), "account:a", NOON));
                })
                .toList();
        otherKeys = published(other);
    }

    /** As the platform makes them, with a key that this test may know. */
    private static Tickets tickets() {
        var key = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Statements.class, () -> new Statements(KeyRing.load(Path.of(""), "token.keys", key)));
            context.registerBean(Tickets.class);
            context.refresh();
            return context.getBean(Tickets.class);
        }
    }

    private static QuestionForm form(PartForm asked, List<PartForm> parts) {
        return new QuestionForm("TWIN-" + asked.kind(), TOPIC, "5", asked, "这一题的解析", "", MoreForm.NOTHING, parts);
    }

    private static QuestionVersion saved(Saving saving) {
        if (saving instanceof Saving.Saved(var question, var _)) {
            return question.reference();
        }
        throw new AssertionError(saving);
    }

    private static ReleaseId published(List<QuestionVersion> versions) {
        assertThat(BANK.reviewed(versions, "account:a", "account:r", NOON).approved())
                .hasSize(QuestionKind.values().length);
        BANK.releases().publish("", "account:r", NOON);
        return BANK.releases().latest().orElseThrow();
    }

    @Test
    void theStartAnswerHasTheFieldsOfTheContractAndNoOthers() {
        for (var paper : List.of(preset(), ofEveryKind())) {
            var json = JSON.readTree(written(paper));
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
                        .containsExactlyInAnyOrder(
                                "item", "kind", "stem", "points", "options", "prompts", "unit", "parts");
                for (var part : item.path("parts")) {
                    assertThat(names(part)).containsExactlyInAnyOrder("kind", "stem", "options", "prompts", "unit");
                }
                for (var option : item.findValues("options").stream()
                        .flatMap(JsonNode::valueStream)
                        .toList()) {
                    assertThat(names(option)).containsExactlyInAnyOrder("key", "text");
                }
            }
            assertThat(json.path("answers").get(0).path("response").get(0).stringValue())
                    .isEqualTo("T");
        }
    }

    /** The paper's own ticket included, and what is in it. */
    @Test
    void noExplanationQuestionVersionBlueprintOrSeedGetsOutAndTheReleaseInTheTicketAlone() {
        for (var paper : List.of(preset(), ofEveryKind())) {
            var text = new String(written(paper), StandardCharsets.UTF_8);
            var ticket = decoded(JSON.readTree(text).path("ticket").stringValue());
            var release = paper.key().release().toString();
            var questions = BANK.questions()
                    .find(BANK.papers().mark(paper.key(), Map.of()).items().stream()
                            .map(Score.ItemMark::question)
                            .toList());

            assertThat(questions).hasSize(paper.items().size());
            for (var told : List.of(text, ticket)) {
                for (var question : questions) {
                    assertThat(told)
                            .doesNotContain(question.explanation())
                            .doesNotContain(question.identifier())
                            .doesNotContain(question.id().toString());
                }
                assertThat(told)
                        .doesNotContain(Long.toString(paper.key().seed()))
                        .doesNotContain(Long.toHexString(paper.key().seed()))
                        .doesNotContain(paper.key().blueprint().toString())
                        .doesNotContain(paper.key().calibration().orElseThrow().toString());
            }
            assertThat(text).doesNotContain(release);
            assertThat(names(JSON.readTree(ticket)))
                    .containsExactlyInAnyOrder("attempt", "release", "digest", "deadline", "at");
            assertThat(ticket).contains(release);
        }
    }

    /**
     * Byte for byte, digest and ticket included, but for the release's id. The key of a matching or an ordering is the author's
     * order of its options, so there another seed shows them in the same order: whichever is right, the same orders come.
     */
    @ParameterizedTest
    @MethodSource("everyKind")
    void theSamePaperIsWrittenTheSameWhicheverOptionIsRight(Twins twins) {
        var blueprint = blueprint(twins.kind() + "-ALONE", cell(twins.kind()));
        Set<String> ones = new HashSet<>();
        Set<String> others = new HashSet<>();

        for (int seed = 0; seed < SEEDS; seed++) {
            var one = paper(release, blueprint, seed);
            var other = paper(otherKeys, blueprint, seed);
            assertThat(version(one)).isEqualTo(1);
            assertThat(version(other)).isEqualTo(2);
            var otherHere = new Paper(
                    one.key(), other.digest(), other.points(), other.items(), other.parts(), Optional.empty());
            if (!ORDER_IS_THE_KEY.contains(twins.kind()))
                assertThat(written(otherHere)).isEqualTo(written(one));
            ones.add(new String(written(one), StandardCharsets.UTF_8));
            others.add(new String(written(otherHere), StandardCharsets.UTF_8));
        }

        assertThat(others).isEqualTo(ones);
        assertThat(ones).hasSize(twins.one.options().isEmpty() && twins.partsOfOne.isEmpty() ? 1 : ORDERS_OF_THREE);
    }

    private static int version(Paper paper) {
        return BANK.papers().mark(paper.key(), Map.of()).items().getFirst().version();
    }

    @Test
    void everyKindHasItsTwins() {
        assertThat(everyKind().map(Twins::kind)).containsExactlyInAnyOrder(QuestionKind.values());
    }

    private static Paper preset() {
        return paper(release, BANK.blueprints().latest("P-A").orElseThrow(), SEED);
    }

    private static Paper ofEveryKind() {
        var cells =
                Arrays.stream(QuestionKind.values()).map(AttemptJsonTest::cell).toArray(Blueprint.Cell[]::new);
        var paper = paper(release, blueprint("KINDS", cells), SEED);
        assertThat(paper.items().stream().map(PaperItem::kind)).containsExactlyInAnyOrder(QuestionKind.values());
        return paper;
    }

    private static Blueprint.Cell cell(QuestionKind kind) {
        return new Blueprint.Cell(TOPIC, 5, 5, kind, 1, 2);
    }

    private static Blueprint blueprint(String code, Blueprint.Cell... cells) {
        return BANK.blueprints().save(code, "试卷", "Paper", List.of(cells), "account:r", NOON);
    }

    private static Paper paper(ReleaseId from, Blueprint blueprint, long seed) {
        return BANK.papers().paper(BANK.papers().draw(from, blueprint.id(), seed));
    }

    /** {@return what goes to the phone} */
    private static byte[] written(Paper paper) {
        var attempt = open(paper);
        var ticket = TICKETS.issue(attempt, NOON);
        return JSON.writeValueAsBytes(
                AttemptJson.open(attempt, paper, ticket, null, Locale.SIMPLIFIED_CHINESE, NOON.plusSeconds(1)));
    }

    /** {@return what anybody can read who holds it} */
    private static String decoded(String ticket) {
        var said = ticket.substring(ticket.indexOf('.') + 1, ticket.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8);
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
