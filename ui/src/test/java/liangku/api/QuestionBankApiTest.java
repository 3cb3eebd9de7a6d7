package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.QuestionId;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The shapes of the question bank's REST contract, on a real database; who may do what is the access matrix's. */
class QuestionBankApiTest {

    private static final String FILE = """
        题号,题型,知识点,难度,题干,选项A,选项B,答案
        Q-1,单选,0603,2,几度？,70,60,A
        Q-2,判断,0699,2,对吗？,,,对
        Q-3,判断,0704,1,好吗？,,,错
        """;

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final Clock noon = Clock.fixed(Instant.parse("2026-03-01T04:00:00Z"), ZoneOffset.UTC);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(
                    new QuestionsController(bank.questions(), noon),
                    new QuestionReviewController(bank.questions(), noon),
                    new TopicsController(bank.taxonomy(), noon),
                    new QuestionFiltersController(bank.filters(), noon),
                    new QuestionBulkController(bank.bulk(), noon),
                    new QuestionImportController(bank.imports(), bank.intake(), bank.questions(), noon),
                    new ReleaseController(bank.releases(), noon))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments(), new QuestionQueryArguments())
            .build();

    @Test
    void aFileIsImportedByOneApprovedAndPublishedByAnother() throws Exception {
        as(Role.AUTHOR);
        var imported = api.perform(multipart("/api/v1/question-bank/imports").file(file(FILE)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.format").value("CSV"))
                .andExpect(jsonPath("$.read").value(3))
                .andExpect(jsonPath("$.accepted").value(2))
                .andExpect(jsonPath("$.rejected").value(1))
                .andExpect(jsonPath("$.duplicates").value(0))
                .andExpect(jsonPath("$.outcomes[1].position").value(3))
                .andExpect(jsonPath("$.outcomes[1].identifier").value("Q-2"))
                .andExpect(jsonPath("$.outcomes[1].outcome").value("REJECTED"))
                .andExpect(jsonPath("$.outcomes[1].code").value("UNKNOWN_TOPIC"))
                .andExpect(jsonPath("$.outcomes[1].reason").value(containsString("0699")))
                .andReturn();
        String id = JsonPath.read(imported.getResponse().getContentAsString(), "$.importId");

        api.perform(put("/api/v1/question-bank/imports/{id}/approval", id))
                .andExpect(jsonPath("$.approved").value(0))
                .andExpect(jsonPath("$.refused").value(2));
        api.perform(put("/api/v1/question-bank/imports/{id}/submission", id))
                .andExpect(jsonPath("$.submitted").value(2))
                .andExpect(jsonPath("$.refused").value(0));
        as(Role.REVIEWER);
        api.perform(put("/api/v1/question-bank/imports/{id}/approval", id))
                .andExpect(jsonPath("$.approved").value(2));
        api.perform(post("/api/v1/question-bank/releases"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.number").value(1))
                .andExpect(jsonPath("$.questions").value(2));
        api.perform(post("/api/v1/question-bank/releases")).andExpect(status().isOk());
        api.perform(get("/api/v1/question-bank/releases"))
                .andExpect(jsonPath("$.releases[*].number").value(contains(1)))
                .andExpect(jsonPath("$.next").value((Object) null));
        api.perform(get("/api/v1/question-bank/questions?topic=06&kind=SINGLE&status=RELEASED"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-1")))
                .andExpect(jsonPath("$.questions[0].answer").value("A"));
    }

    @Test
    void aListIsAskedForByWhatAQuestionIsAndRefusesWhatNoQuestionCanBe() throws Exception {
        as(Role.AUTHOR);
        api.perform(multipart("/api/v1/question-bank/imports").file(file(FILE)));

        for (var all :
                List.of("", "?kind=&difficulty=&importId=&expired=", "?expired=false&author=account:none&author=")) {
            var expected = all.contains("none") ? 0 : 2;
            api.perform(get("/api/v1/question-bank/questions" + all))
                    .andExpect(jsonPath("$.questions.length()").value(expected));
        }
        for (var one : List.of("topic=07", "difficulty=1", "kind=TRUE_FALSE", "q=好吗", "status=DRAFT&topic=0704")) {
            api.perform(get("/api/v1/question-bank/questions?" + one))
                    .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-3")));
        }
        for (var bad : List.of(
                "kind=OPEN",
                "difficulty=much",
                "importId=one",
                "expired=maybe",
                "expiresWithin=-1",
                "status=NEW",
                "facilityFrom=63",
                "facilityTo=NaN",
                "facilityTo=-0.1",
                "discriminationFrom=-2",
                "discriminationTo=much",
                "measured=perhaps",
                "quarantined=2")) {
            api.perform(get("/api/v1/question-bank/questions?" + bad))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail").value(containsString(bad.substring(0, bad.indexOf('=')))))
                    .andExpect(jsonPath("$.detail").value(containsString(bad.substring(bad.indexOf('=') + 1))));
        }
    }

    @Test
    void aListIsSortedAndFilteredByWhatWasMeasured() throws Exception {
        as(Role.AUTHOR);
        api.perform(multipart("/api/v1/question-bank/imports").file(file(FILE)));
        bank.db().sql("""
                update questionbank.question
                set measured_difficulty = 0.5, facility = 0.4, discrimination = -0.1, shown = 60
                where identifier = 'Q-3'
                """).update();

        for (var sort : List.of("facility", "-facility", "discrimination", "-measured")) {
            api.perform(get("/api/v1/question-bank/questions?sort=" + sort))
                    .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-3", "Q-1")))
                    .andExpect(jsonPath("$.questions[0].figures.facility").value(0.4))
                    .andExpect(jsonPath("$.questions[0].figures.measuredDifficulty")
                            .value(0.5))
                    .andExpect(jsonPath("$.questions[0].figures.shown").value(60))
                    .andExpect(jsonPath("$.questions[0].figures.quarantined").value(false))
                    .andExpect(jsonPath("$.questions[1].figures").value((Object) null));
        }
        for (var one : List.of("facilityFrom=0.4&facilityTo=0.4", "discriminationTo=0", "measured=true")) {
            api.perform(get("/api/v1/question-bank/questions?" + one))
                    .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-3")));
        }
        api.perform(get("/api/v1/question-bank/questions?measured=false"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-1")));
        api.perform(get("/api/v1/question-bank/questions?quarantined=true"))
                .andExpect(jsonPath("$.questions.length()").value(0));
        api.perform(get("/api/v1/question-bank/questions?facilityFrom=0.6&facilityTo=0.5"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("0.6")));
    }

    @Test
    void releasesAreComparedAndAnOlderOneComesBack() throws Exception {
        as(Role.AUTHOR);
        var imported = api.perform(multipart("/api/v1/question-bank/imports").file(file(FILE)))
                .andReturn();
        String id = JsonPath.read(imported.getResponse().getContentAsString(), "$.importId");
        api.perform(put("/api/v1/question-bank/imports/{id}/submission", id));
        as(Role.REVIEWER);
        api.perform(put("/api/v1/question-bank/imports/{id}/approval", id));
        var listed =
                api.perform(get("/api/v1/question-bank/questions?topic=06")).andReturn();
        var one = List.of(QuestionId.of(JsonPath.read(listed.getResponse().getContentAsString(), "$.questions[0].id")));
        var first = releaseId(api.perform(post("/api/v1/question-bank/releases")));
        bank.questions().retire(one, "旧", "account:r", noon.instant());
        var second = releaseId(api.perform(post("/api/v1/question-bank/releases")));

        api.perform(get("/api/v1/question-bank/releases/{id}/difference", second))
                .andExpect(jsonPath("$.from.number").value(1))
                .andExpect(jsonPath("$.to.number").value(2))
                .andExpect(jsonPath("$.removed").value(1))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-1")))
                .andExpect(jsonPath("$.questions[0].change").value("REMOVED"))
                .andExpect(jsonPath("$.questions[0].before").value(1))
                .andExpect(jsonPath("$.questions[0].after").value((Object) null));
        api.perform(get("/api/v1/question-bank/releases/{id}/difference?from={from}", first, second))
                .andExpect(jsonPath("$.added").value(1));
        // What was retired stays away, so going back brings nothing that the newest release has not.
        api.perform(post("/api/v1/question-bank/releases/{id}/rollback", first)).andExpect(status().isOk());
        bank.questions().revive(one, "account:r", noon.instant());
        api.perform(json(post("/api/v1/question-bank/releases/{id}/rollback", first), "{\"note\": \"back\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.number").value(3))
                .andExpect(jsonPath("$.questions").value(2));
        api.perform(get("/api/v1/question-bank/releases/{id}/difference", UUID.randomUUID()))
                .andExpect(status().isNotFound());
    }

    private static String releaseId(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    @Test
    void aDryRunStoresNothingAndAnUnreadableFileIsAProblem() throws Exception {
        as(Role.AUTHOR);
        api.perform(multipart("/api/v1/question-bank/imports").file(file(FILE)).param("dryRun", "true"))
                .andExpect(jsonPath("$.importId").value((Object) null))
                .andExpect(jsonPath("$.accepted").value(2));
        api.perform(get("/api/v1/question-bank/questions"))
                .andExpect(jsonPath("$.questions").isEmpty());
        api.perform(multipart("/api/v1/question-bank/imports").file(file("no table")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/unreadable-file"))
                .andExpect(jsonPath("$.code").value("NO_HEADER"));
    }

    @Test
    void aQuestionIsWrittenChangedAndRefusedInWords() throws Exception {
        as(Role.AUTHOR);
        var question = """
            {"version": %d, "identifier": "Q-1", "kind": "SINGLE", "topic": "0603", "difficulty": 2,
             "stem": "%s", "options": ["70", "60"], "answer": "%s"}
            """;
        var added = api.perform(json(post("/api/v1/question-bank/questions"), question.formatted(0, "几度？", "A")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("DRAFT"))
                .andReturn();
        var address = added.getResponse().getHeader("Location");
        assertThat(address).isNotNull();

        api.perform(json(put(address), question.formatted(1, "几度？", "Z")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.codes").value(hasItem("UNKNOWN_ANSWER")));
        api.perform(json(put(address), question.formatted(1, "至少几度？", "A")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        api.perform(json(put(address), question.formatted(1, "最少几度？", "A")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.version").value(2));
        api.perform(json(put(address + "/submission"), "{\"version\": 2}"));
        api.perform(json(put(address + "/approval"), "{\"version\": 2}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/own-change"));
    }

    @Test
    void aTagKeepsTheCommasAndSemicolonsInIt() throws Exception {
        as(Role.AUTHOR);
        var question = """
            {"version": 0, "identifier": "Q-1", "kind": "SINGLE", "topic": "0603", "difficulty": 2, "stem": "几度？",
             "options": ["70", "60"], "answer": "A", "tags": ["肉;蛋，菜", " a, b ", ""]}
            """;

        api.perform(json(post("/api/v1/question-bank/questions"), question))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.tags").value(contains("a, b", "肉;蛋，菜")));
    }

    @Test
    void theTemplateIsAWorkbookToSave() throws Exception {
        as(Role.AUTHOR);
        var answer = api.perform(get("/api/v1/question-bank/imports/template"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();

        assertThat(answer.getHeader("Content-Disposition")).contains("liangku-questions.xlsx");
        assertThat(answer.getContentAsByteArray()).startsWith('P', 'K');
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "bank.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static void as(Role role) {
        var caller = new Caller("account:" + role, role, "somebody", Optional.empty(), new Scope.Nothing());
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_" + role));
    }
}
