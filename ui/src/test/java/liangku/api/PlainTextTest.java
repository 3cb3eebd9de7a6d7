package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class PlainTextTest {

    record Note(
            @Nullable String text,
            @Nullable List<String> labels,
            @Nullable Note inner,
            int number) {}

    @RestController
    static class Notes {
        @PostMapping("/api/notes")
        Note keep(@RequestBody Note note) {
            return note;
        }

        @GetMapping("/api/notes/{name}")
        Note find(@PathVariable String name, @RequestParam(defaultValue = "") String q) {
            if (name.equals("refused")) {
                throw new DataIntegrityViolationException("x", new SQLException("x", q));
            }
            return new Note(name, List.of(q), null, 1);
        }
    }

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new Notes())
            .setControllerAdvice(new ProblemAdvice())
            .addInterceptors(new PlainParameters())
            .setMessageConverters(converters().toArray(HttpMessageConverter[]::new))
            .build();

    private static List<HttpMessageConverter<?>> converters() {
        var all = new ArrayList<HttpMessageConverter<?>>();
        HttpMessageConverters.forServer().registerDefaults().build().forEach(all::add);
        assertThat(all).anyMatch(converter -> speaks(converter, "yaml"));
        JsonOnly.narrow(all);
        return all;
    }

    private static boolean speaks(HttpMessageConverter<?> converter, String language) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().contains(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb\r\nc", "粮库 😀", "é"})
    void wordsMayStand(String text) {
        assertThat(PlainText.of("text", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0007", "\u001b[31m", "\u007f", "\u0085", "\ud800"})
    void controlCharactersAndHalvesMayNot(String text) {
        assertThatThrownBy(() -> PlainText.of("text", text)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\":\"a\\u0000b\"}', text",
        "'{\"labels\":[\"a\",\"\\u0001\"]}', labels/1",
        "'{\"inner\":{\"text\":\"\\u001b\"}}', inner/text"
    })
    void aBodySaysWhichFieldHoldsOne(String body, String field) throws Exception {
        api.perform(post("/api/notes")
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/control-character"))
                .andExpect(jsonPath("$.detail").value(startsWith(field + " holds")));
    }

    @ParameterizedTest
    @CsvSource({"/api/notes/x?q=a%00, q", "/api/notes/x%07, name"})
    void anAddressSaysWhichPartHoldsOne(URI address, String field) throws Exception {
        api.perform(get(address).header("Accept-Language", "en"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(startsWith(field + " holds")));
    }

    @ParameterizedTest
    @CsvSource({"22021, 400, unstorable", "23505, 409, conflict"})
    void whatTheDatabaseRefusesIsTheRequestsFault(String state, int status, String slug) throws Exception {
        api.perform(get("/api/notes/refused").param("q", state))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/" + slug));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\":', the body is no JSON from line 1",
        "'{\"number\":\"many\"}', the body has another shape than is wanted: number",
        "'[]', the body has another shape than is wanted",
        "'', a JSON body is wanted"
    })
    void whatCannotBeReadIsToldWithoutInsides(String body, String sentence) throws Exception {
        api.perform(post("/api/notes")
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/unreadable-body"))
                .andExpect(jsonPath("$.detail").value(startsWith(sentence)));
    }

    @Test
    void yamlIsNeitherReadNorWritten() throws Exception {
        api.perform(post("/api/notes").contentType("application/yaml").content("text: a"))
                .andExpect(status().isUnsupportedMediaType());
        api.perform(get("/api/notes/x").accept("application/yaml"))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().string(containsString("\"status\":406")));
    }
}
