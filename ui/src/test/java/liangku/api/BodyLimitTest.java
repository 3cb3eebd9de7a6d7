package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {

    /** Takes whatever comes, in the package whose problems are told. */
    @RestController
    static class Taking {
        @RequestMapping("/**")
        String take(@RequestBody Map<String, Object> body) {
            return Integer.toString(body.size());
        }
    }

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new Taking())
            .setControllerAdvice(new ProblemAdvice())
            .addFilters(new BodyLimit.Registration()
                    .bodyLimit(new WrittenProblem(JsonMapper.builder().build()))
                    .getFilter())
            .build();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tokens, 200000, 200",
        "/api/v1/tokens, 300000, 413",
        "/%61pi/v1/tokens, 300000, 413",
        "/api/v1/attempts/1/answers, 300000, 200",
        "/api/v1/attempts/1/answers, 2100000, 413",
        "/api/v1/recordings/lookups, 300000, 413",
        "/api/v1/question-bank/questions, 300000, 200",
        "/api/v1/question-bank/questions, 2100000, 413",
        "/demo/supervision/api/v1/report/x, 2100000, 200"
    })
    void whatIsTooMuchIsRefusedWithOrWithoutALength(String path, int length, int status) throws Exception {
        assertThat(status(put(URI.create(path)), length, request -> request)).isEqualTo(status);
        assertThat(status(put(URI.create(path)), length, BodyLimitTest::withoutLength))
                .isEqualTo(status);
    }

    @Test
    void aFileIsTakenOnlyWhereFilesAre() throws Exception {
        assertThat(form("/api/v1/people/imports")).isEqualTo(415);
        assertThat(form("/api/v1/tokens")).isEqualTo(413);
    }

    private int form(String path) throws Exception {
        return api.perform(post(path)
                        .contentType(MediaType.parseMediaType("multipart/form-data;boundary=edge"))
                        .content(new byte[300_000]))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private int status(MockHttpServletRequestBuilder request, int length, RequestPostProcessor change)
            throws Exception {
        var answer = api.perform(request.contentType(MediaType.APPLICATION_JSON)
                        .content("{\"a\":\"%s\"}".formatted("x".repeat(length)))
                        .with(change))
                .andReturn()
                .getResponse();
        if (answer.getStatus() == 413) {
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("/problems/too-large", "字节");
        }
        return answer.getStatus();
    }

    /** As a chunked body says nothing of its length. */
    private static MockHttpServletRequest withoutLength(MockHttpServletRequest request) {
        return new MockHttpServletRequest(request.getServletContext(), request.getMethod(), request.getRequestURI()) {
            {
                setContent(request.getContentAsByteArray());
                setContentType(request.getContentType());
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
    }
}
