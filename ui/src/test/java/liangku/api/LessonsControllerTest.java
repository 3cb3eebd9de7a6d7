package liangku.api;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.CourseImport;
import liangku.courseware.Courses;
import liangku.courseware.CoursewareSettings;
import liangku.courseware.LessonKind;
import liangku.courseware.LessonOutline;
import liangku.courseware.Progress;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.media.FolderObjectStore;
import liangku.media.MediaLibrary;
import liangku.people.WorkerId;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** The lessons the platform comes with, as a phone reads them. */
class LessonsControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final CoursewareSettings SETTINGS =
            new CoursewareSettings("classpath:courses/", 20, Duration.ofSeconds(60), 90, 200, 15, Duration.ofHours(24));

    @TempDir
    static Path objects;

    private static Courses courses;
    private static Progress progress;

    private MockMvc http;

    @BeforeAll
    static void load() throws Exception {
        var database = TestDatabase.of("courseware");
        var db = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var events = new ArrayList<Object>();
        courses = new Courses(db, transactions, events::add);
        progress = new Progress(courses, db, transactions, events::add, SETTINGS);
        var media = new MediaLibrary(new FolderObjectStore(objects), objects.resolve("@part"));
        new CourseImport(courses, media, db, transactions, events::add, SETTINGS).loadOwn(NOW);
    }

    @BeforeEach
    void signIn() {
        http = at(NOW);
        var worker = new WorkerId(UUID.randomUUID());
        var caller = new Caller("worker:" + worker, Role.WORKER, "王芳", Optional.of(worker), new Scope.Nothing());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, null));
    }

    private static MockMvc at(Instant now) {
        return MockMvcBuilders.standaloneSetup(
                        new LessonsController(courses, progress, Clock.fixed(now, ZoneId.of("Asia/Shanghai"))))
                .setControllerAdvice(new ProblemAdvice())
                .setCustomArgumentResolvers(new CallerArguments(), new LanguageArguments())
                .build();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aFilmComesWithItsAddressesItsSubtitlesAndWhatItCosts() throws Exception {
        var film = first(LessonKind.VIDEO);

        http.perform(get("/api/v1/lessons/" + film.id()).header("Accept-Language", "zh-CN,zh;q=0.9"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value(film.title().zh()))
                .andExpect(jsonPath("$.courseId").value(film.course().toString()))
                .andExpect(jsonPath("$.kind").value("VIDEO"))
                .andExpect(jsonPath("$.video.url", startsWith("/media/")))
                .andExpect(jsonPath("$.video.poster", startsWith("/media/")))
                .andExpect(jsonPath("$.video.durationSeconds").isNumber())
                .andExpect(jsonPath("$.video.subtitles[0].lang").value("zh"))
                .andExpect(jsonPath("$.video.subtitles[1].lang").value("en"))
                .andExpect(jsonPath("$.bytes").isNumber())
                .andExpect(jsonPath("$.next").isString())
                .andExpect(jsonPath("$.positionSeconds").value(0))
                .andExpect(jsonPath("$.done").value(false));
    }

    @Test
    void theLanguageIsTheOneAskedForAndChineseForAnyOther() throws Exception {
        var text = first(LessonKind.TEXT);

        http.perform(get("/api/v1/lessons/" + text.id()).header("Accept-Language", "fr;q=0.9, en-GB;q=0.8"))
                .andExpect(jsonPath("$.title").value(text.title().en()))
                .andExpect(jsonPath("$.video").isEmpty());
        for (var header : new String[] {"fr", ";;;", "*"}) {
            http.perform(get("/api/v1/lessons/" + text.id()).header("Accept-Language", header))
                    .andExpect(jsonPath("$.title").value(text.title().zh()));
        }
        http.perform(get("/api/v1/lessons/" + text.id()))
                .andExpect(jsonPath("$.title").value(text.title().zh()));
    }

    @Test
    void progressIsKeptAndAHastyEndIsNotBelieved() throws Exception {
        var text = first(LessonKind.TEXT);

        report(text, "{\"positionSeconds\":12,\"secondsSpent\":5,\"done\":true}", """
                {"positionSeconds":12,"done":false,"reason":"TOO_SHORT"}""");
        http.perform(get("/api/v1/lessons/" + text.id()))
                .andExpect(jsonPath("$.positionSeconds").value(12))
                .andExpect(jsonPath("$.done").value(false));
    }

    @Test
    void aLessonThatWasReadIsDone() throws Exception {
        var text = first(LessonKind.TEXT);

        http.perform(get("/api/v1/lessons/" + text.id())).andExpect(status().isOk());
        http = at(NOW.plusSeconds(60));
        report(text, "{\"positionSeconds\":60,\"secondsSpent\":60,\"done\":true}", """
                {"positionSeconds":60,"done":true,"reason":null,"secondsLeft":0}""");
        report(text, "{}", "{\"positionSeconds\":60,\"done\":true}");
    }

    @Test
    void oneForgedReportFinishesNoFilm() throws Exception {
        var film = first(LessonKind.VIDEO);
        var forged = "{\"positionSeconds\":9999,\"secondsSpent\":120,\"done\":true}";

        report(film, forged, "{\"done\":false,\"reason\":\"FILM_NOT_WATCHED\"}");
        http.perform(get("/api/v1/lessons/" + film.id())).andExpect(status().isOk());
        http = at(NOW.plusSeconds(10));
        report(film, forged, "{\"positionSeconds\":25,\"done\":false,\"reason\":\"FILM_NOT_WATCHED\"}");
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        http.perform(put("/api/v1/lessons/" + first(LessonKind.TEXT).id() + "/progress")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"positionSeconds\":-1}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("https://liangku.example/problems/bad-progress"));
        http.perform(get("/api/v1/lessons/not-an-id")).andExpect(status().isNotFound());
        http.perform(get("/api/v1/lessons/" + UUID.randomUUID())).andExpect(status().isNotFound());
    }

    private void report(LessonOutline lesson, String report, String answer) throws Exception {
        http.perform(put("/api/v1/lessons/" + lesson.id() + "/progress")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(report))
                .andExpect(status().isOk())
                .andExpect(content().json(answer));
    }

    private static LessonOutline first(LessonKind kind) {
        return courses.byCode("basics").orElseThrow().lessons().stream()
                .filter(lesson -> lesson.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
