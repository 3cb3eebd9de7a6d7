package liangku.ui.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class PhoneClientTest {

    @Configuration
    @EnableWebMvc
    @Import(PhoneClient.class)
    static class OnlyThePhone {}

    private static MockMvc mvc;

    @BeforeAll
    static void start() {
        var context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(OnlyThePhone.class);
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void theRootShowsThePageAndItsBareNameLeadsThere() throws Exception {
        mvc.perform(get("/m/")).andExpect(forwardedUrl("/m/index.html"));
        mvc.perform(get("/m")).andExpect(redirectedUrl("/m/"));
    }

    @Test
    void everyScreenOfTheClientIsItsPageAndIsAskedForAnew() throws Exception {
        var answer = mvc.perform(get("/m/attempt/0190"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache"))
                .andReturn()
                .getResponse();

        assertThat(answer.getContentAsString()).contains("<lk-app>");
    }

    @Test
    void hashedFilesAreKeptForEverAndComeAsTheBuildCompressedThem() throws Exception {
        var page = mvc.perform(get("/m/index.html")).andReturn().getResponse().getContentAsString();
        var script = Pattern.compile("src=\"(/m/assets/main-[A-Z0-9]+\\.js)\"").matcher(page);
        assertThat(script.find()).isTrue();

        var asked = Map.of("gzip, deflate", "gzip", "gzip, deflate, br, zstd", "br");
        for (var coding : asked.entrySet()) {
            mvc.perform(get(script.group(1)).header("Accept-Encoding", coding.getKey()))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Encoding", coding.getValue()))
                    .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
        }
    }

    @Test
    void aFileThatIsNotThereIsNotFound() throws Exception {
        mvc.perform(get("/m/assets/main-GONE.js")).andExpect(status().isNotFound());
        mvc.perform(get("/m/nothing.png")).andExpect(status().isNotFound());
    }

    @Test
    void nothingOutsideTheFolderIsServed() throws Exception {
        mvc.perform(get("/m/../../../application.yaml")).andExpect(status().is4xxClientError());
    }
}
