package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import liangku.courseware.CourseExport;
import liangku.courseware.CourseImport;
import liangku.courseware.Courses;
import liangku.courseware.CoursesImported;
import liangku.courseware.CoursewareSettings;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.media.FolderObjectStore;
import liangku.media.MediaLibrary;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** The courses the platform comes with, out and in again. */
class CourseFilesControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final CoursewareSettings SETTINGS =
            new CoursewareSettings("classpath:courses/", 20, Duration.ofSeconds(60), 90, 200, 15, Duration.ofHours(24));

    @TempDir
    Path objects;

    private final ArrayList<Object> events = new ArrayList<>();
    private Courses courses;
    private MockMvc http;

    @BeforeEach
    void load() throws Exception {
        var database = TestDatabase.of("courseware");
        var db = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        courses = new Courses(db, transactions, events::add);
        var media = new MediaLibrary(new FolderObjectStore(objects), objects.resolve("@part"));
        var courseImport = new CourseImport(courses, media, db, transactions, events::add, SETTINGS);
        courseImport.loadOwn(NOW);
        http = MockMvcBuilders.standaloneSetup(new CourseFilesController(
                        courseImport,
                        new CourseExport(courses, media),
                        courses,
                        Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"))))
                .setControllerAdvice(new ProblemAdvice())
                .setCustomArgumentResolvers(new CallerArguments(), new LanguageArguments())
                .build();
        var caller = new Caller("account:author", Role.AUTHOR, "作者", Optional.empty(), new Scope.Nothing());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, null));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatWentOutChangesNothingWhenItComesBack() throws Exception {
        var went = http.perform(get("/api/v1/courses/exports"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("liangku-courses-2026-03-02.zip")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        http.perform(multipart("/api/v1/courses/imports").file(file(went)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.dryRun").value(false))
                .andExpect(jsonPath("$.changed").value(0))
                .andExpect(jsonPath("$.courses[0].code").value("basics"))
                .andExpect(jsonPath("$.courses[0].outcome").value("UNCHANGED"))
                .andExpect(jsonPath("$.courses[0].reason").isEmpty())
                .andExpect(jsonPath("$.courses[0].lessons.length()").value(11))
                .andExpect(jsonPath("$.courses[1].lessons[6].outcome").value("UNCHANGED"));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        CoursesImported.class, told -> assertThat(told.by()).isEqualTo("account:author"));
    }

    @Test
    void aDryRunTellsNobody() throws Exception {
        var one = http.perform(get("/api/v1/courses/exports").param("course", "managers"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var before = events.size();

        http.perform(multipart("/api/v1/courses/imports").file(file(one)).param("dryRun", "true"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.courses.length()").value(1));

        assertThat(events).hasSize(before);
    }

    @Test
    void whatCannotBeUnderstoodIsToldInTheReadersLanguage() throws Exception {
        var noZip = multipart("/api/v1/courses/imports").file(file("no zip".getBytes(StandardCharsets.UTF_8)));
        http.perform(noZip.header("Accept-Language", "en"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("no ZIP file")));
        http.perform(multipart("/api/v1/courses/imports")
                        .file(file(new byte[0]))
                        .param("onEdited", "maybe"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type", containsString("unknown-on-edited")));
        http.perform(get("/api/v1/courses/exports").param("course", "nope")).andExpect(status().isNotFound());
    }

    private static MockMultipartFile file(byte[] content) {
        return new MockMultipartFile("file", "courses.zip", "application/zip", content);
    }
}
