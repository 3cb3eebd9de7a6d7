package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.employer.Scope;
import liangku.exam.Attempt;
import liangku.exam.ExamHall;
import liangku.exam.MarkedPaper;
import liangku.exam.MarkedPapers;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.WorkerId;
import liangku.questionbank.Body;
import liangku.questionbank.BulkChoice;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a worker is told of what was wrong, as it is on the wire. */
class LostItemsApiTest {

    private final ExamHall hall = hallThatAsksEveryKind();
    private final Attempt.Open attempt = hall.started();
    private final WorkerId worker = hall.workerOf(attempt);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(new LostItemsController(
                    hall.corrections,
                    hall.bank.taxonomy(),
                    Clock.fixed(ExamHall.NOON.plusSeconds(600), ZoneOffset.UTC)))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments())
            .build();

    private static ExamHall hallThatAsksEveryKind() {
        var hall = new ExamHall();
        hall.asksEveryKind();
        return hall;
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anOpenPaperAndAnothersAreNotFoundAndNothingIsToldWhileSitting() throws Exception {
        assertThat(ask(worker, Locale.CHINA).getStatus()).isEqualTo(404);
        handIn();
        assertThat(ask(new WorkerId(UUID.randomUUID()), Locale.CHINA).getStatus())
                .isEqualTo(404);
        assertThat(ask(worker, Locale.CHINA).getStatus()).isEqualTo(200);

        hall.attempts.start(worker, attempt.exam().id(), ExamHall.NOON.plus(Duration.ofDays(2)));

        assertThat(ask(worker, Locale.CHINA).getStatus()).isEqualTo(409);
    }

    @Test
    void aQuestionIsShownAsOnThePaperWithTheAnswerWhatIsRightAndWhy() throws Exception {
        handIn();
        var lost = lost(Locale.CHINA).get("items");

        assertThat(lost).isNotEmpty();
        for (var item : lost) {
            assertThat(item.propertyNames())
                    .containsExactlyInAnyOrder(
                            "item", "topic", "earned", "max", "reserved", "question", "response", "solution");
            if (item.get("reserved").asBoolean()) continue;
            var shown = attempt.paper().items().get(item.get("item").asInt() - 1);
            assertThat(item.at("/question/stem").asString()).isEqualTo(shown.stem());
            assertThat(item.at("/question/options")).hasSize(shown.options().size());
            assertThat(item.at("/question/parts")).hasSize(shown.parts().size());
            assertThat(item.get("response").isArray()).isTrue();
            assertThat(item.at("/solution/right")).isNotEmpty();
            assertThat(item.at("/solution/explanation").asString()).isNotBlank();
            assertThat(item.at("/topic/zh").asString()).isNotBlank();
        }
    }

    @Test
    void ofWhatIsKeptForExamsNothingIsOnTheWireInEitherLanguage() throws Exception {
        handIn();
        var some = sat().stream().limit(8).map(Question::id).toList();
        hall.bank
                .bulk()
                .apply(
                        new BulkChoice.Named(some),
                        BulkEdit.Tag.reserve(),
                        "account:author",
                        ExamHall.NOON.plusSeconds(300));
        var reserved = sat().stream()
                .filter(question -> question.labels().reserved())
                .flatMap(LostItemsApiTest::said)
                .toList();

        assertThat(reserved).hasSizeGreaterThan(8);
        for (var locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            var withheld = new ArrayList<JsonNode>();
            lost(locale).get("items").forEach(item -> {
                if (item.get("reserved").asBoolean()) withheld.add(item);
            });
            assertThat(withheld).isNotEmpty().allSatisfy(item -> {
                assertThat(item.get("question").isNull()).isTrue();
                assertThat(item.get("response").isNull()).isTrue();
                assertThat(item.get("solution").isNull()).isTrue();
            });
            assertThat(ask(worker, locale).getContentAsString(StandardCharsets.UTF_8))
                    .as(locale.toString())
                    .doesNotContain(reserved);
        }
    }

    @Test
    void whoReadsEnglishReadsTheQuestionWhatIsRightAndWhyInEnglish() throws Exception {
        handIn();
        var questions = sat().stream()
                .collect(Collectors.toMap(question -> question.body().stem(), one -> one));
        var chinese = lost(Locale.CHINA).get("items");
        var english = lost(Locale.ENGLISH).get("items");

        var translated = new TreeSet<QuestionKind>();
        for (int i = 0; i < chinese.size(); i++) {
            var question = questions.get(chinese.get(i).at("/question/stem").asString(""));
            if (question == null) continue;
            question.about()
                    .english()
                    .ifPresent(words -> translated.add(question.body().kind()));
            assertThat(english.get(i).at("/question/stem").asString())
                    .isEqualTo(question.about()
                            .english()
                            .map(words -> words.words().stem())
                            .orElse(question.body().stem()));
            switch (question.body()) {
                case Body.FillText text -> {
                    var accepted = question.about()
                            .english()
                            .map(words -> words.words().accepted())
                            .filter(words -> !words.isEmpty())
                            .orElse(text.accepted());
                    assertThat(english.get(i).at("/solution/right/0").asString())
                            .isEqualTo(accepted.getFirst());
                }
                case Body.Case parts ->
                    assertThat(english.get(i).at("/solution/right"))
                            .hasSameSizeAs(chinese.get(i).at("/solution/right"));
                default ->
                    assertThat(english.get(i).at("/solution/right"))
                            .isEqualTo(chinese.get(i).at("/solution/right"));
            }
        }
        assertThat(translated).isNotEmpty();
    }

    private static Stream<String> said(Question question) {
        return Stream.concat(
                        Stream.of(question.body().stem(), question.explanation()),
                        question.about().english().stream()
                                .flatMap(english -> Stream.of(english.words().stem(), english.explanation())))
                .filter(text -> !text.isBlank());
    }

    private List<Question> sat() {
        return new MarkedPapers(hall.db)
                .find(worker, attempt.id()).orElseThrow().items().stream()
                        .map(MarkedPaper.Item::question)
                        .flatMap(version -> hall.bank.questions().find(version.id()).stream())
                        .toList();
    }

    private void handIn() {
        hall.save(attempt, ExamHall.NOON.plusSeconds(60), hall.answersOf(attempt, -3));
        hall.attempts.submit(worker, attempt.id(), ExamHall.NOON.plusSeconds(120));
    }

    private JsonNode lost(Locale locale) throws Exception {
        return JsonMapper.builder().build().readTree(ask(worker, locale).getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse ask(WorkerId who, Locale locale) throws Exception {
        var caller = new Caller("worker:" + who, Role.WORKER, "somebody", Optional.of(who), new Scope.Nothing());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_WORKER"));
        return api.perform(get("/api/v1/attempts/" + attempt.id() + "/lost").locale(locale))
                .andReturn()
                .getResponse();
    }
}
