package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Every way to be refused, in each language: no sentence of a library, and no two languages in one. */
class ProblemLanguageTest {

    /** Words that libraries say and we do not. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i)exception|failed to|required|not supported|java\\.|org\\.|constraint|duplicate key|null");

    /** What a machine reads may stand in a Chinese sentence as it is. */
    private static final Pattern MACHINE_WORDS = Pattern.compile(
            "JSON|UUID|MB|application/json|multipart/form-data|file|many|day|ids|id|number|limit|true|false|nine|yes|one|x");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Probe())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @RestController
    static class Probe {

        record Body(
                @Nullable String name,
                @Nullable Integer number,
                @Nullable List<String> ids,
                @Nullable UUID one,
                @Nullable LocalDate day,
                @Nullable Boolean yes) {}

        record Query(@Nullable Integer limit) {}

        @PostMapping(path = "/body", consumes = "application/json", produces = "application/json")
        Body body(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/parameter")
        int parameter(@RequestParam int many) {
            return many;
        }

        @GetMapping("/query")
        String query(@ModelAttribute Query query) {
            return query.toString();
        }

        @GetMapping("/things/{id}")
        UUID thing(@PathVariable UUID id) {
            return id;
        }

        @GetMapping("/versions/{number}")
        int version(@PathVariable int number) {
            return number;
        }

        @PostMapping(path = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
        long file(@RequestParam MultipartFile file) {
            return file.getSize();
        }

        @GetMapping("/accident/{kind}")
        String accident(@PathVariable String kind) {
            throw switch (kind) {
                case "conflict" ->
                    new DataIntegrityViolationException(
                            "PreparedStatementCallback", new SQLException("duplicate key value violates", "23505"));
                case "data" ->
                    new DataIntegrityViolationException("x", new SQLException("invalid byte sequence", "22021"));
                case "upload" -> new MaxUploadSizeExceededException(1);
                case "denied" -> new AccessDeniedException("Access Denied");
                default -> new IllegalStateException("Failed to obtain JDBC Connection");
            };
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /body               | application/json | {"name":            | 400 | unreadable-body
            POST   | /body               | application/json | ''                  | 400 | unreadable-body
            POST   | /body               | application/json | [1]                 | 400 | unreadable-body
            POST   | /body               | application/json | {"number":"nine"}   | 400 | unreadable-body
            POST   | /body               | application/json | {"ids":{}}          | 400 | unreadable-body
            POST   | /body               | application/json | {"one":"x"}         | 400 | unreadable-body
            POST   | /body               | application/json | {"day":"x"}         | 400 | unreadable-body
            POST   | /body               | application/json | {"yes":"x"}         | 400 | unreadable-body
            GET    | /parameter          | application/json | ''                  | 400 | bad-request
            GET    | /parameter?many=x   | application/json | ''                  | 400 | bad-parameter
            GET    | /query?limit=x      | application/json | ''                  | 400 | bad-parameter
            GET    | /things/x           | application/json | ''                  | 404 | not-found
            GET    | /versions/x         | application/json | ''                  | 404 | not-found
            GET    | /accident/conflict  | application/json | ''                  | 409 | conflict
            GET    | /accident/data      | application/json | ''                  | 400 | unstorable
            GET    | /accident/upload    | application/json | ''                  | 413 | too-large
            GET    | /accident/denied    | application/json | ''                  | 403 | forbidden
            GET    | /accident/other     | application/json | ''                  | 500 | internal
            """)
    void whateverIsRefusedIsSaidInOurWords(
            String method, String path, String type, String body, int status, String slug) throws Exception {
        for (var language : List.of("zh-CN", "en-GB,en;q=0.9", "")) {
            var asked = request(HttpMethod.valueOf(method), path)
                    .contentType(type)
                    .content(body.getBytes(StandardCharsets.UTF_8));
            if (!language.isEmpty()) {
                asked = asked.header("Accept-Language", language);
            }
            assertOurs(asked, language, status, slug);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en"})
    void aFileThatIsNotThereIsAskedFor(String language) throws Exception {
        assertOurs(multipart("/file").header("Accept-Language", language), language, 400, "no-file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /things/x   | zh | 没有这样的对象：地址中 id 的位置应是编号（UUID），“x”不是
            /things/x   | en | there is no such thing: in the address, id is a UUID, and 'x' is none
            /versions/x | zh | 没有这样的对象：地址中 number 的位置应是整数，“x”不是
            /versions/x | en | there is no such thing: in the address, number is a whole number, and 'x' is none
            """)
    void anAddressThatCannotBeSaysWhichPartOfItIsWrong(String path, String language, String detail) throws Exception {
        var answer = http.perform(request(HttpMethod.GET, path).header("Accept-Language", language))
                .andReturn()
                .getResponse();

        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(answer.getContentAsByteArray())
                        .get("detail")
                        .asString())
                .isEqualTo(detail);
    }

    private void assertOurs(RequestBuilder asked, String language, int status, String slug) throws Exception {
        var answer = http.perform(asked).andReturn().getResponse();
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        var problem = JsonMapper.builder().build().readTree(answer.getContentAsByteArray());
        assertThat(problem.get("type").asString()).endsWith("/problems/" + slug);
        var english = language.startsWith("en");
        assertThat(answer.getHeader("Content-Language")).isEqualTo(english ? "en" : "zh");
        for (var member : List.of("title", "detail")) {
            var sentence = problem.get(member).asString();
            assertThat(sentence).as(member).isNotBlank().doesNotContainPattern(FOREIGN);
            if (english) {
                assertThat(sentence).doesNotContainPattern(HAN);
            } else {
                assertThat(sentence).containsPattern(HAN);
                assertThat(MACHINE_WORDS.matcher(sentence).replaceAll("")).doesNotContainPattern("[A-Za-z]{2}");
            }
        }
    }
}
