package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import liangku.employer.Scope;
import liangku.exam.Answer;
import liangku.exam.Attempt;
import liangku.exam.ExamHall;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The late answers a regulator is to decide, as they are on the wire. */
class LateAnswersApiTest {

    private final ExamHall hall = new ExamHall();
    private final Attempt.Open first = hall.started();
    private final Attempt.Open second = hall.started();
    private final Instant over = first.deadline().plusSeconds(60);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(
                    new LateAnswersController(hall.lateAnswers, Clock.fixed(over, ZoneOffset.UTC)))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments())
            .build();

    @BeforeEach
    void twoPhonesBringAnswersLate() {
        bring(first, 120, over);
        bring(second, 1, over.plusSeconds(1));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theListCountsAttemptsAndTellsHowManyAnswersEachHas() throws Exception {
        var list = json(ask(get("/api/v1/late-answers")));

        assertThat(list.path("attempts")
                        .valueStream()
                        .map(one -> one.path("answers").asInt()))
                .containsExactly(120, 1);
        assertThat(list.at("/attempts/0/attemptId").asString())
                .isEqualTo(first.id().toString());
        assertThat(list.at("/attempts/0/why/0").asString()).isEqualTo("NO_EVIDENCE");
        assertThat(list.path("answers")
                        .valueStream()
                        .map(one -> one.path("attemptId").asString()))
                .as("of one attempt at most a hundred")
                .hasSize(101)
                .endsWith(second.id().toString());
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void thereIsANextPageAlsoAfterTheFirstWasDecided() throws Exception {
        var page = json(ask(get("/api/v1/late-answers?limit=1")));
        assertThat(page.path("attempts").size()).isOne();
        ask(put("/api/v1/late-answers/{attempt}/decision", first.id())
                .contentType("application/json")
                .content("{\"decision\":\"REFUSED\",\"reason\":\"没有依据\"}"));

        var next = json(ask(get("/api/v1/late-answers")
                .param("limit", "1")
                .param("after", page.path("next").asString())));

        assertThat(next.at("/attempts/0/attemptId").asString())
                .isEqualTo(second.id().toString());
    }

    @Test
    void aPlaceThatNoPageGaveIsRefused() throws Exception {
        var answer = ask(get("/api/v1/late-answers?after=yesterday"));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(json(answer).path("type").asString()).endsWith("/bad-cursor");
    }

    private void bring(Attempt.Open attempt, int answers, Instant now) {
        hall.save(
                attempt,
                now,
                IntStream.rangeClosed(1, answers)
                        .mapToObj(seq -> new Answer(seq, 1, new Response(List.of())))
                        .toArray(Answer[]::new));
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        var caller = new Caller(
                "account:" + UUID.randomUUID(), Role.REGULATOR, "somebody", Optional.empty(), new Scope.Everything());
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_REGULATOR"));
        return api.perform(request).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
