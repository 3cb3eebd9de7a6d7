package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import liangku.audit.Audit;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.interchange.QuestionExports;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of questions leave by the same door they came in, and the log knows who took them. */
class QuestionExportApiTest {

    private static final String FILE = """
        题号,题型,知识点,难度,题干,选项A,选项B,答案
        Q-1,单选,0603,2,几度？,70,60,A
        Q-2,判断,0704,1,好吗？,,,错
        """;

    private final DataSource database = TestDatabase.of("questionbank", "audit");
    private final TestBank bank = TestBank.over(database);
    private final Audit audit =
            new Audit(JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    private final Clock noon = Clock.fixed(Instant.parse("2026-03-01T04:00:00Z"), ZoneOffset.UTC);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(
                    new QuestionImportController(bank.imports(), bank.intake(), bank.questions(), noon),
                    new QuestionExportController(
                            QuestionExports.of(bank.questions(), new Pictures(bank.db()), bank.taxonomy()),
                            bank.blueprintExports(),
                            bank.blueprints(),
                            bank.filters(),
                            audit,
                            noon))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments())
            .build();

    @Test
    void whatWasExportedComesInAgainUnchanged() throws Exception {
        as(Role.AUTHOR);
        bring(FILE.getBytes(StandardCharsets.UTF_8), "accepted", 2);

        for (var format : new String[] {"xlsx", "csv"}) {
            var file = api.perform(get("/api/v1/question-bank/exports").param("format", format))
                    .andExpect(status().isOk())
                    .andExpect(header().string("X-Liangku-Losses", "0"))
                    .andExpect(header().string(
                                    "Content-Disposition",
                                    "attachment; filename=\"liangku-questions-2026-03-01.%s\"".formatted(format)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            bring(file, "unchanged", 2);
        }

        assertThat(audit.page(0, 10)).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("questions-exported");
            assertThat(entry.subject()).isEqualTo("account:AUTHOR");
        });
    }

    @Test
    void aFilterLeavesOutTheRest() throws Exception {
        as(Role.REVIEWER);
        bring(FILE.getBytes(StandardCharsets.UTF_8), "accepted", 2);

        var text = api.perform(get("/api/v1/question-bank/exports?format=csv&topic=07"))
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(text).contains("Q-2").doesNotContain("Q-1");
    }

    @Test
    void lossesAreToldBeforehandAndAnUnknownFormatIsAProblem() throws Exception {
        as(Role.AUTHOR);
        bring(FILE.getBytes(StandardCharsets.UTF_8), "accepted", 2);

        api.perform(get("/api/v1/question-bank/exports/losses?format=xlsx"))
                .andExpect(jsonPath("$.format").value("XLSX"))
                .andExpect(jsonPath("$.questions").value(0))
                .andExpect(jsonPath("$.items").isEmpty())
                .andExpect(jsonPath("$.unseen.questions").value(0));
        api.perform(get("/api/v1/question-bank/exports/losses?format=moodle-xml"))
                .andExpect(jsonPath("$.questions").value(0))
                .andExpect(jsonPath("$.unseen.questions").value(2))
                .andExpect(jsonPath("$.unseen.losses[?(@.code == 'DIFFICULTY')].questions")
                        .value(2))
                .andExpect(jsonPath("$.unseen.items[0].losses").isNotEmpty());
        api.perform(get("/api/v1/question-bank/exports?format=docx"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/unknown-format"));
        assertThat(audit.page(0, 10)).isEmpty();
    }

    @Test
    void aSavedFilterIsNamed() throws Exception {
        as(Role.REVIEWER);
        bring(FILE.getBytes(StandardCharsets.UTF_8), "accepted", 2);
        bank.filters()
                .save(
                        "account:REVIEWER",
                        "只要七组",
                        new QuestionFilter("07", Optional.empty(), Optional.empty(), Optional.empty(), ""),
                        noon.instant());

        var text = api.perform(get("/api/v1/question-bank/exports?format=csv").param("filter", "只要七组"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(text).contains("Q-2").doesNotContain("Q-1");
        api.perform(get("/api/v1/question-bank/exports?format=csv&filter=nobody"))
                .andExpect(status().isNotFound());
        api.perform(get("/api/v1/question-bank/exports?format=csv&topic=06").param("filter", "只要七组"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/one-choice"));
    }

    @Test
    void questionsAreTakenByTagToo() throws Exception {
        as(Role.AUTHOR);
        bring("""
                题号,题型,知识点,难度,题干,选项A,选项B,答案,标签
                Q-1,单选,0603,2,几度？,70,60,A,夏季
                Q-2,判断,0704,1,好吗？,,,错,
                """.getBytes(StandardCharsets.UTF_8), "accepted", 2);

        var text = api.perform(get("/api/v1/question-bank/exports?format=csv").param("tag", "夏季"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(text).contains("Q-1").doesNotContain("Q-2");
    }

    @Test
    void aBlueprintGoesOutAsATestAndComesInAsKnown() throws Exception {
        bank.seed().load(noon.instant());
        as(Role.AUTHOR);

        var file = api.perform(get("/api/v1/question-bank/exports?format=qti-3.0&blueprint=P-C"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Liangku-Losses", "3"))
                .andExpect(header().string(
                                "Content-Disposition",
                                "attachment; filename=\"liangku-blueprint-P-C-2026-03-01-qti-3-0.zip\""))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(audit.page(0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("questions-exported"));
        api.perform(multipart("/api/v1/question-bank/imports").file(new MockMultipartFile("file", "p", null, file)))
                .andExpect(jsonPath("$.tests[0].outcome").value("KNOWN"))
                .andExpect(jsonPath("$.tests[0].blueprint").value("P-C"))
                .andExpect(jsonPath("$.tests[0].reasons").isEmpty());
        api.perform(get("/api/v1/question-bank/exports/losses?format=qti-2.1&blueprint=P-C")
                        .locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.blueprint[0].code").value("SNAPSHOT"))
                .andExpect(jsonPath("$.blueprint[1].code").value("BAND"))
                .andExpect(jsonPath("$.blueprint[1].what").value("the difficulty band of a paper"));
    }

    @Test
    void aBlueprintThatCannotGoOutIsAProblem() throws Exception {
        as(Role.AUTHOR);

        problem("format=qti-3.0&blueprint=P-A", 409, "no-release");
        problem("format=xlsx&blueprint=P-A", 400, "unknown-format");
        problem("format=qti-3.0&blueprint=P-Q", 404, "not-found");
        problem("format=qti-3.0&blueprint=P-A&topic=06", 400, "one-choice");
        bring(FILE.getBytes(StandardCharsets.UTF_8), "accepted", 2);
        bank.reviewed(
                bank.questions().page(QuestionFilter.ALL, "", 10).questions().stream()
                        .map(Question::reference)
                        .toList(),
                "account:AUTHOR",
                "account:other",
                noon.instant());
        bank.releases().publish("", "account:other", noon.instant());
        problem("format=qti-3.0&blueprint=P-A", 409, "blueprint-short");
    }

    private void problem(String query, int status, String slug) throws Exception {
        api.perform(get("/api/v1/question-bank/exports?" + query))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/" + slug));
    }

    private void bring(byte[] file, String outcome, int count) throws Exception {
        api.perform(multipart("/api/v1/question-bank/imports").file(new MockMultipartFile("file", "bank", null, file)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$." + outcome).value(count));
    }

    private static void as(Role role) {
        var caller = new Caller("account:" + role, role, "somebody", Optional.empty(), new Scope.Nothing());
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_" + role));
    }
}
