package liangku.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.Previews;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Recordings;
import liangku.questionbank.Saving;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

/** The shapes of recordings over REST, on a real database; who may do what is the access matrix's. */
class RecordingsApiTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final byte[] SILENCE = silence();

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final Previews previews = new Previews(bank.db(), event -> {});
    private final MockMvc api = MockMvcBuilders.standaloneSetup(new RecordingsController(
                    new Recordings(bank.db(), event -> {}), previews, Clock.fixed(NOON, ZoneOffset.UTC)))
            .setControllerAdvice(new ProblemAdvice())
            .setCustomArgumentResolvers(new CallerArguments())
            .build();

    private static byte[] silence() {
        var frame = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, 417);
        var sound = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) sound.writeBytes(frame);
        return sound.toByteArray();
    }

    @BeforeEach
    void signIn() {
        var caller = new Caller("account:a", Role.AUTHOR, "somebody", Optional.empty(), new Scope.Nothing());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_AUTHOR"));
    }

    @Test
    void aRecordingIsKeptFoundHeardAndTakenAway() throws Exception {
        var kept = keep(" 生熟\n分开 ", SILENCE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("生熟 分开"))
                .andExpect(jsonPath("$.mediaType").value("audio/mpeg"))
                .andReturn();
        String url = JsonPath.read(kept.getResponse().getContentAsString(), "$.url");

        find(List.of("生熟 分开", "烧熟煮透"))
                .andExpect(jsonPath("$.recordings[*].text").value(contains("生熟 分开")))
                .andExpect(jsonPath("$.recordings[0].url").value(url));
        api.perform(get(url))
                .andExpect(status().isOk())
                .andExpect(content().bytes(SILENCE))
                .andExpect(header().string("Content-Type", "audio/mpeg"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("immutable")));
        api.perform(get(url).header("Range", "bytes=417-418"))
                .andExpect(status().isPartialContent())
                .andExpect(content().bytes(Arrays.copyOfRange(SILENCE, 417, 419)));

        api.perform(delete("/api/v1/question-bank/recordings").param("text", "生熟 分开"))
                .andExpect(status().isNoContent());
        api.perform(delete("/api/v1/question-bank/recordings").param("text", "生熟 分开"))
                .andExpect(status().isNotFound());
        find(List.of("生熟 分开")).andExpect(jsonPath("$.recordings").isEmpty());
    }

    @Test
    void aRecordingOfALongTextIsListedAndRemovedByItsId() throws Exception {
        keep("冷藏", SILENCE).andExpect(status().isOk());
        // An address of eight kilobytes is more than servers take; of Chinese, each sign has nine bytes in it.
        var kept = keep("留样".repeat(2_000), SILENCE).andExpect(status().isOk()).andReturn();
        String id = JsonPath.read(kept.getResponse().getContentAsString(), "$.id");

        var first = api.perform(get("/api/v1/question-bank/recordings").param("limit", "1"))
                .andExpect(jsonPath("$.recordings.length()").value(1))
                .andExpect(jsonPath("$.recordings[0].recordedBy").value("account:a"))
                .andExpect(jsonPath("$.recordings[0].recordedAt").value("2026-03-01T04:00:00Z"))
                .andReturn();
        String next = JsonPath.read(first.getResponse().getContentAsString(), "$.next");
        api.perform(get("/api/v1/question-bank/recordings").param("after", next))
                .andExpect(jsonPath("$.recordings.length()").value(1))
                .andExpect(jsonPath("$.next").value((Object) null));
        api.perform(get("/api/v1/question-bank/recordings"))
                .andExpect(jsonPath("$.recordings[*].id").value(hasItem(id)));

        api.perform(delete("/api/v1/question-bank/recordings/{id}", id)).andExpect(status().isNoContent());
        api.perform(delete("/api/v1/question-bank/recordings/{id}", id)).andExpect(status().isNotFound());
        find(List.of("留样".repeat(2_000), "冷藏"))
                .andExpect(jsonPath("$.recordings[*].text").value(contains("冷藏")));
    }

    @Test
    void whatIsNoRecordingIsRefusedWithAReason() throws Exception {
        keep("生熟分开", new byte[] {1, 2, 3})
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/bad-recording"))
                .andExpect(jsonPath("$.detail").value(containsString("MP3, M4A (AAC) ≤ 512 KB")));
    }

    @Test
    void aThousandTextsAreLookedUpAtATimeAndNobodyAsksForEver() throws Exception {
        find(Collections.nCopies(1_000, "x")).andExpect(status().isOk());
        find(Collections.nCopies(1_001, "x")).andExpect(status().isBadRequest());
        find(Arrays.asList("x", null)).andExpect(status().isOk());
        api.perform(post("/api/v1/recordings/lookups")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest());

        for (int i = 2; i < 120; i++) find(List.of("x")).andExpect(status().isOk());
        find(List.of("x")).andExpect(status().isTooManyRequests()).andExpect(header().string("Retry-After", "60"));
    }

    @Test
    void whatIsWantedIsToldWithItsLanguageAndWhoHasAPreviewHearsIt() throws Exception {
        var form = new QuestionForm("Q-1", "单选", "0603", "2", "几度？", List.of("70", "60"), "A", "", "", "");
        var question = ((Saving.Saved) bank.questions().add(form, "account:a", NOON)).question();
        bank.reviewed(List.of(question.reference()), "account:a", "account:r", NOON);
        keep("几度？", SILENCE);

        api.perform(get("/api/v1/question-bank/recordings/wanted"))
                .andExpect(jsonPath("$.texts[*].text").value(contains("70", "60")))
                .andExpect(jsonPath("$.texts[0].language").value("zh"))
                .andExpect(jsonPath("$.texts[0].question").value("Q-1"))
                .andExpect(jsonPath("$.next").value((Object) null));
        var preview = previews.open(List.of(question.id()), "account:a", NOON);
        SecurityContextHolder.clearContext();
        api.perform(get("/api/v1/previews/{token}/recordings", preview.token()))
                .andExpect(jsonPath("$.recordings[*].text").value(contains("几度？")));
        api.perform(get("/api/v1/previews/{token}/recordings", "none")).andExpect(status().isNotFound());
    }

    private ResultActions keep(String text, byte[] file) throws Exception {
        return api.perform(multipart(HttpMethod.PUT, "/api/v1/question-bank/recordings")
                .file(new MockMultipartFile("file", "a.mp3", "audio/mpeg", file))
                .param("text", text));
    }

    private ResultActions find(List<String> texts) throws Exception {
        return api.perform(post("/api/v1/recordings/lookups")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(Map.of("texts", texts))));
    }
}
