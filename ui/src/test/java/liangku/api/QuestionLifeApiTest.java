package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
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
import liangku.questionbank.QuestionFilter;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The REST contract of an item's life, on a real database. */
class QuestionLifeApiTest {

    private static final String BANK = "/api/v1/question-bank";
    private static final String QUESTION = """
        {"version": %d, "identifier": "%s", "kind": "SINGLE", "topic": "%s", "difficulty": 2, "stem": "%s",
         "options": ["立即洗手消毒", "戴上一次性手套", "用抹布擦一擦"], "answer": "A", "expiresOn": "2026-03-01"}
        """;
    private static final String MEAT = "切配生肉以后要接着切熟食，厨师应当先做什么才不会交叉污染？";

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final Clock evening = Clock.fixed(Instant.parse("2026-03-01T16:30:00Z"), ZoneOffset.UTC);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(
                    new QuestionsController(bank.questions(), evening),
                    new QuestionReviewController(bank.questions(), evening),
                    new TopicsController(bank.taxonomy(), evening),
                    new QuestionFiltersController(bank.filters(), evening),
                    new QuestionBulkController(bank.bulk(), evening),
                    new QuestionImportController(bank.imports(), bank.intake(), bank.questions(), evening))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments())
            .build();

    @Test
    void aQuestionIsSubmittedReturnedApprovedRetiredAndRevived() throws Exception {
        as(Role.AUTHOR);
        var address = add("Q-1", "0603", MEAT);
        api.perform(json(put(address + "/submission"), "{\"version\": 1, \"remark\": \"请审\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("IN_REVIEW"));
        api.perform(json(put(address + "/submission"), "{\"version\": 1}"))
                .andExpect(status().isConflict())
                .andExpect(problem("not-a-draft"));
        as(Role.REVIEWER);
        api.perform(json(put(address + "/return"), "{\"version\": 1}"))
                .andExpect(status().isBadRequest())
                .andExpect(problem("missing-field"));
        api.perform(json(put(address + "/return"), "{\"version\": 1, \"remark\": \"%s\"}".formatted("长".repeat(4001))))
                .andExpect(status().isBadRequest())
                .andExpect(problem("too-long"));
        api.perform(json(put(address + "/return"), "{\"version\": 1, \"remark\": \"选项太少\"}"))
                .andExpect(jsonPath("$.status").value("DRAFT"));
        api.perform(json(put(address + "/return"), "{\"version\": 1, \"remark\": \"再来\"}"))
                .andExpect(problem("not-in-review"));
        api.perform(json(put(address + "/approval"), "{\"version\": 1}"))
                .andExpect(status().isConflict())
                .andExpect(problem("not-in-review"));
        as(Role.AUTHOR);
        api.perform(json(put(address + "/submission"), "{\"version\": 1}"));
        as(Role.REVIEWER);
        api.perform(json(post(address + "/remarks"), "{\"version\": 1, \"remark\": \"已改\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$[0].text").value("已改"));
        api.perform(json(put(address + "/approval"), "{\"version\": 1}"))
                .andExpect(jsonPath("$.status").value("APPROVED"));
        api.perform(json(put(address + "/retirement"), "{\"reason\": \"过时\"}"))
                .andExpect(jsonPath("$.status").value("RETIRED"));
        api.perform(delete(address + "/retirement"))
                .andExpect(jsonPath("$.status").value("APPROVED"));
        api.perform(delete(address + "/retirement")).andExpect(problem("not-retired"));
        api.perform(get(address + "/remarks"))
                .andExpect(jsonPath("$[*].step")
                        .value(contains(
                                "REVIVED", "RETIRED", "APPROVED", "COMMENTED", "SUBMITTED", "RETURNED", "SUBMITTED")));
    }

    @Test
    void nothingUnsortedIsApprovedOverRest() throws Exception {
        as(Role.AUTHOR);
        var address = add("Q-1", "9900", MEAT);
        api.perform(json(put(address + "/submission"), "{\"version\": 1}"));
        as(Role.REVIEWER);

        api.perform(json(put(address + "/approval"), "{\"version\": 1}"))
                .andExpect(status().isConflict())
                .andExpect(problem("unsorted"));
    }

    @Test
    void versionsAreComparedAndNearDuplicatesNamedWithWhatDiffers() throws Exception {
        as(Role.AUTHOR);
        var first = add("Q-1", "0603", MEAT);
        api.perform(json(put(first), QUESTION.formatted(1, "Q-1", "0603", MEAT.replace("厨师", "员工"))))
                .andExpect(jsonPath("$.similar").isEmpty());
        api.perform(get(first + "/versions/1/difference/2"))
                .andExpect(jsonPath("$.changes[*].field").value(contains("STEM")))
                .andExpect(jsonPath("$.changes[0].segments[?(@.mark == 'ADDED')].text")
                        .value(contains("员工")));
        api.perform(get(first + "/versions/1/difference/9")).andExpect(status().isNotFound());

        api.perform(json(post(BANK + "/similar"), QUESTION.formatted(0, "Q-2", "0603", MEAT)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].identifier").value("Q-1"))
                .andExpect(jsonPath("$[0].similarity").value(greaterThan(0.8)));
        api.perform(json(post(BANK + "/similar"), "{}")).andExpect(problem("bad-question"));
        var second = api.perform(json(post(BANK + "/questions"), QUESTION.formatted(0, "Q-2", "0603", MEAT)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.similar[0].identifier").value("Q-1"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        api.perform(get(second + "/similar"))
                .andExpect(jsonPath("$[0].identifier").value("Q-1"))
                .andExpect(jsonPath("$[0].changes[*].field").value(hasItem("STEM")));
        api.perform(get(BANK + "/near-duplicates?minimum=0.8"))
                .andExpect(jsonPath("$.pairs[0].identifier").value("Q-1"))
                .andExpect(jsonPath("$.pairs[0].other.identifier").value("Q-2"))
                .andExpect(jsonPath("$.next").value((Object) null));
        api.perform(get(BANK + "/near-duplicates?minimum=7")).andExpect(problem("bad-minimum"));
    }

    @Test
    void theListIsFilteredSortedAndPagedAndSaysWhatExpired() throws Exception {
        as(Role.AUTHOR);
        add("Q-1", "0603", MEAT);
        add("Q-2", "0704", "从业人员上岗前发现手上有化脓性伤口，应当怎样安排？");
        api.perform(json(post(BANK + "/bulk"), """
            {"filter": {"topic": "07"}, "action": "tag", "addTags": ["夏季"], "removeTags": []}
            """))
                .andExpect(jsonPath("$.chosen").value(1))
                .andExpect(jsonPath("$.changed").value(1));

        // It is 00:30 on 2 March in the city.
        api.perform(get(BANK + "/questions?expired=true&sort=-topic&limit=1"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-2")))
                .andExpect(jsonPath("$.questions[0].expired").value(true))
                .andExpect(jsonPath("$.next").value("0704 Q-2"));
        var lastDay = QUESTION.formatted(0, "Q-3", "0903", "留样食品应当保存多少小时以上？").replace("2026-03-01", "2026-04-01");
        api.perform(json(post(BANK + "/questions"), lastDay)).andExpect(status().isCreated());
        api.perform(get(BANK + "/questions?expiresWithin=29&sort=-topic"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-2", "Q-1")));
        api.perform(get(BANK + "/questions?expiresWithin=30&sort=-topic"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-3", "Q-2", "Q-1")));
        api.perform(get(BANK + "/questions").param("sort", "-topic").param("after", "0704 Q-2"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-1")));
        api.perform(get(BANK + "/questions").param("tag", "夏季").param("q", "伤口"))
                .andExpect(jsonPath("$.questions[*].identifier").value(contains("Q-2")));
        api.perform(get(BANK + "/questions?sort=colour")).andExpect(problem("unknown-value"));
        api.perform(get(BANK + "/questions?sort=changed&after=x")).andExpect(problem("unknown-place"));
    }

    @Test
    void manyAreEditedByThoseWhoMay() throws Exception {
        as(Role.AUTHOR);
        add("Q-1", "0603", MEAT);
        api.perform(json(post(BANK + "/bulk"), "{\"filter\": {}, \"action\": \"DIFFICULTY\", \"difficulty\": 5}"))
                .andExpect(jsonPath("$.changed").value(1));
        api.perform(json(post(BANK + "/bulk"), "{\"filter\": {}, \"action\": \"MOVE\", \"topic\": \"0699\"}"))
                .andExpect(problem("unknown-topic"));
        api.perform(json(post(BANK + "/bulk"), "{\"action\": \"SUBMIT\"}")).andExpect(problem("bad-choice"));
        api.perform(json(post(BANK + "/bulk"), "{\"action\": \"SUBMIT\", \"ids\": [], \"versions\": []}"))
                .andExpect(problem("bad-choice"));
        var id = bank.questions()
                .page(QuestionFilter.ALL, "", 1)
                .questions()
                .getFirst()
                .id();
        // Version 1 was read; the difficulty above made version 2.
        api.perform(json(
                        post(BANK + "/bulk"),
                        "{\"action\": \"SUBMIT\", \"versions\": [{\"id\": \"%s\", \"version\": 1}]}".formatted(id)))
                .andExpect(jsonPath("$.changed").value(0))
                .andExpect(jsonPath("$.refused[0].reason").value("NOT_NEWEST"));
        api.perform(json(
                        post(BANK + "/bulk"),
                        "{\"action\": \"SUBMIT\", \"filter\": {}, \"seenAt\": \"2020-01-01T00:00:00Z\"}"))
                .andExpect(jsonPath("$.refused[0].reason").value("NOT_NEWEST"));
        api.perform(json(post(BANK + "/bulk"), "{\"filter\": {}, \"action\": \"APPROVE\"}"))
                .andExpect(status().isForbidden());
        api.perform(json(post(BANK + "/bulk"), "{\"filter\": {}, \"action\": \"SUBMIT\"}"))
                .andExpect(jsonPath("$.changed").value(1));
        as(Role.REVIEWER);
        api.perform(json(
                        post(BANK + "/bulk"),
                        "{\"ids\": [\"%s\"], \"action\": \"APPROVE\", \"seenAt\": \"2020-01-01T00:00:00Z\"}"
                                .formatted(id)))
                .andExpect(jsonPath("$.refused[0].reason").value("NOT_NEWEST"));
        api.perform(json(
                        post(BANK + "/bulk"),
                        "{\"filter\": {}, \"action\": \"APPROVE\", \"seenAt\": \"2999-01-01T00:00:00Z\"}"))
                .andExpect(jsonPath("$.changed").value(1));
        as(Role.AUTHOR);
        api.perform(json(put(BANK + "/questions/" + id + "/restoration"), "{\"version\": 2, \"restored\": 1}"))
                .andExpect(jsonPath("$.version").value(3));
        api.perform(json(put(BANK + "/questions/" + id + "/restoration"), "{\"version\": 2, \"restored\": 1}"))
                .andExpect(problem("newer-version"));
    }

    @Test
    void filtersAreKeptFoundAndForgotten() throws Exception {
        as(Role.AUTHOR);
        api.perform(json(put(BANK + "/filters/夏季"), "{\"tag\": \"夏季\", \"expired\": true}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.filter.tag").value("夏季"));
        api.perform(get(BANK + "/filters")).andExpect(jsonPath("$[*].name").value(contains("夏季")));
        api.perform(get(BANK + "/filters/夏季"))
                .andExpect(jsonPath("$.filter.expired").value(true))
                .andExpect(jsonPath("$.filter.expiresWithin").value(nullValue()));
        api.perform(json(put(BANK + "/filters/下月到期"), "{\"expiresWithin\": 30}"))
                .andExpect(jsonPath("$.filter.expiresWithin").value(30));
        api.perform(delete(BANK + "/filters/下月到期")).andExpect(status().isNoContent());
        as(Role.REVIEWER);
        api.perform(get(BANK + "/filters/夏季")).andExpect(status().isNotFound());
        as(Role.AUTHOR);
        api.perform(delete(BANK + "/filters/夏季")).andExpect(status().isNoContent());
        api.perform(delete(BANK + "/filters/夏季")).andExpect(status().isNotFound());
    }

    @Test
    void knowledgePointsAreAddedRenamedAndRetired() throws Exception {
        as(Role.AUTHOR);
        var topics = BANK + "/topics";
        api.perform(json(post(topics), "{\"code\": \"0650\", \"zh\": \"预制菜\", \"en\": \"Ready-made dishes\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.parent").value("06"));
        api.perform(json(post(topics), "{\"code\": \"0650\", \"zh\": \"甲\", \"en\": \"A\"}"))
                .andExpect(problem("code-taken"));
        api.perform(json(post(topics), "{\"code\": \"6\", \"zh\": \"甲\", \"en\": \"A\"}"))
                .andExpect(problem("bad-code"));
        api.perform(json(put(topics + "/0650"), "{\"zh\": \"预制菜品\", \"en\": \"Ready meals\"}"))
                .andExpect(jsonPath("$.en").value("Ready meals"));
        add("Q-1", "0650", MEAT);
        api.perform(put(topics + "/0650/retirement")).andExpect(problem("in-use"));
        api.perform(put(topics + "/0651/retirement")).andExpect(status().isNotFound());
    }

    @Test
    void importsAreListedAndUndoneOnce() throws Exception {
        as(Role.AUTHOR);
        var file = "题号,题型,知识点,难度,题干,答案\nQ-1,判断,0603,2,生熟要分开,对\n";
        var imported = api.perform(multipart(BANK + "/imports")
                        .file(new MockMultipartFile(
                                "file", "bank.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8))))
                .andReturn();
        String id = JsonPath.read(imported.getResponse().getContentAsString(), "$.importId");

        api.perform(get(BANK + "/imports"))
                .andExpect(jsonPath("$.imports[*].importId").value(contains(id)))
                .andExpect(jsonPath("$.imports[0].accepted").value(1));
        api.perform(delete(BANK + "/imports/" + id))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.removed").value(1))
                .andExpect(jsonPath("$.kept").isEmpty());
        api.perform(delete(BANK + "/imports/" + id)).andExpect(problem("already-undone"));
        api.perform(get(BANK + "/questions")).andExpect(jsonPath("$.questions").isEmpty());
    }

    /** As {@code DELETE} says; zeros would say that there was nothing to do. */
    @Test
    void whatWasNeverStoredIsMissingForEveryStep() throws Exception {
        as(Role.AUTHOR);
        var nobodys = BANK + "/imports/" + UUID.randomUUID();
        for (var step : List.of(put(nobodys + "/submission"), put(nobodys + "/approval"), delete(nobodys))) {
            api.perform(step).andExpect(status().isNotFound()).andExpect(problem("not-found"));
        }
    }

    private String add(String identifier, String topic, String stem) throws Exception {
        var address = api.perform(json(post(BANK + "/questions"), QUESTION.formatted(0, identifier, topic, stem)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(address).isNotNull();
        return address;
    }

    private static ResultMatcher problem(String slug) {
        return jsonPath("$.type").value("https://liangku.example/problems/" + slug);
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
