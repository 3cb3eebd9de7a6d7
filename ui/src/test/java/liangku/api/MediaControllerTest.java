package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import liangku.media.FolderObjectStore;
import liangku.media.Media;
import liangku.media.MediaLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MediaControllerTest {

    @TempDir
    Path folder;

    private MediaLibrary library;
    private MockMvc http;
    private byte[] film;
    private Media media;

    @BeforeEach
    void open() throws IOException {
        library = new MediaLibrary(new FolderObjectStore(folder), folder.resolve("@part"));
        http = MockMvcBuilders.standaloneSetup(new MediaController(library))
                .setControllerAdvice(new ProblemAdvice())
                .build();
        film = new byte[1000];
        new Random(7).nextBytes(film);
        media = library.put("video.mp4", new ByteArrayInputStream(film));
    }

    @Test
    void theWholeFileMayBeKeptForEver() throws Exception {
        http.perform(get(media.url()))
                .andExpect(status().isOk())
                .andExpect(content().bytes(film))
                .andExpect(header().string("Content-Type", "video/mp4"))
                .andExpect(header().longValue("Content-Length", 1000))
                .andExpect(header().string("Accept-Ranges", "bytes"))
                .andExpect(header().string("ETag", etag()))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "public, max-age=31536000, immutable"));
    }

    @Test
    void aHeadSaysTheSameWithoutTheBytes() throws Exception {
        http.perform(head(media.url()))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Content-Length", 1000))
                .andExpect(header().string("ETag", etag()))
                .andExpect(content().bytes(new byte[0]));
    }

    @Test
    void aPlayerGetsTheRangeItAsksFor() throws Exception {
        http.perform(get(media.url()).header("Range", "bytes=100-199"))
                .andExpect(status().isPartialContent())
                .andExpect(header().string("Content-Range", "bytes 100-199/1000"))
                .andExpect(header().longValue("Content-Length", 100))
                .andExpect(content().bytes(Arrays.copyOfRange(film, 100, 200)));
        http.perform(get(media.url()).header("Range", "bytes=-1"))
                .andExpect(header().string("Content-Range", "bytes 999-999/1000"));
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheLength() throws Exception {
        http.perform(get(media.url()).header("Range", "bytes=1000-"))
                .andExpect(status().isRequestedRangeNotSatisfiable())
                .andExpect(header().string("Content-Range", "bytes */1000"));
    }

    @Test
    void severalRangesAtOnceAreTheWhole() throws Exception {
        http.perform(get(media.url()).header("Range", "bytes=0-1,5-6"))
                .andExpect(status().isOk())
                .andExpect(content().bytes(film));
    }

    @Test
    void whoHasItGetsNothingAgain() throws Exception {
        for (var known : new String[] {etag(), "W/" + etag(), "\"other\", " + etag(), "*"}) {
            http.perform(get(media.url()).header("If-None-Match", known))
                    .andExpect(status().isNotModified())
                    .andExpect(header().string("ETag", etag()))
                    .andExpect(content().bytes(new byte[0]));
        }
        http.perform(get(media.url()).header("If-None-Match", "\"other\"")).andExpect(status().isOk());
    }

    @Test
    void aRangeOfAnotherVersionIsTheWhole() throws Exception {
        http.perform(get(media.url()).header("Range", "bytes=0-9").header("If-Range", etag()))
                .andExpect(status().isPartialContent());
        http.perform(get(media.url()).header("Range", "bytes=0-9").header("If-Range", "\"other\""))
                .andExpect(status().isOk())
                .andExpect(content().bytes(film));
    }

    @Test
    void aPictureOpenedByItselfRunsNothing() throws Exception {
        var picture = library.put("hands.svg", new ByteArrayInputStream("<svg/>".getBytes(StandardCharsets.UTF_8)));

        http.perform(get(picture.url()))
                .andExpect(header().string("Content-Type", "image/svg+xml"))
                .andExpect(header().string(
                                "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'"));
    }

    @Test
    void subtitlesAreTextInUtf8() throws Exception {
        var subtitles = library.put("zh.vtt", new ByteArrayInputStream("WEBVTT\n".getBytes(StandardCharsets.UTF_8)));

        http.perform(get(subtitles.url())).andExpect(header().string("Content-Type", "text/vtt;charset=UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/0000000000000000000000000000000000000000000000000000000000000000/video.mp4",
                "/media/abc/video.mp4",
                "/media/0000000000000000000000000000000000000000000000000000000000000000/page.html"
            })
    void whatIsNoLessonsFileIsNotThere(String address) throws Exception {
        http.perform(get(address)).andExpect(status().isNotFound());
    }

    @Test
    void theSameBytesUnderAnotherNameAreNotThere() throws Exception {
        http.perform(get("/media/" + media.sha256() + "/other.mp4")).andExpect(status().isNotFound());
    }

    @Test
    void aLostStoreIsSaidSo() throws Exception {
        var file = Files.writeString(folder.resolve("a-file"), "where a folder should be");
        var lost = new MediaLibrary(new FolderObjectStore(file), folder);
        var broken = MockMvcBuilders.standaloneSetup(new MediaController(lost))
                .setControllerAdvice(new ProblemAdvice())
                .build();

        var answer = broken.perform(get(media.url())).andExpect(status().isServiceUnavailable());

        assertThat(answer.andReturn().getResponse().getContentAsString()).contains("media-unavailable");
    }

    private String etag() {
        return '"' + media.sha256() + '"';
    }
}
