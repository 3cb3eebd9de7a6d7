package liangku.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code ./run} as whoever tries the platform calls it: what it prints is followed, Ctrl-C ends it and who learns of it
 * beside it, the data are there the next time, also after the power went, and {@code --reset} forgets them.
 *
 * <p>The project is made of links to the one under test, so that what is built of it is taken for the build of {@code ./run}:
 * nothing is built again, and nothing is put under the feet of a platform that runs from the real folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OneStory.class)
class RunIT {

    private static final String WORKER = "13900000011";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern DESKS = Pattern.compile("(?m)^  desks +http://localhost:(\\d+)/$");
    private static final Pattern ACCOUNTS = Pattern.compile("(?m)^  desks: +(\\w+(?: +\\w+)*) +password (\\S+)$");
    private static final Pattern FIRST_SIGN_IN =
            Pattern.compile("First sign-in: user (\\w+), one-time password (\\S+)");

    private Path project;
    private Path data;
    private int port;
    private RunningPlatform platform;
    private String businesses;
    private String attempt;
    private String answers;

    @BeforeAll
    void linkTheProject() throws IOException, InterruptedException {
        project = RunningPlatform.folder();
        data = RunningPlatform.folder();
        port = RunningPlatform.freePort();
        for (var file : List.of("run", "deploy", "pom.xml", ".mvn")) {
            Files.createSymbolicLink(project.resolve(file), ROOT.resolve(file));
        }
        for (var module : List.of("question-bank", "courseware", "backend", "ui")) {
            var folder = Files.createDirectory(project.resolve(module));
            for (var file : List.of("pom.xml", "src")) {
                Files.createSymbolicLink(
                        folder.resolve(file), ROOT.resolve(module).resolve(file));
            }
        }
        var app = Files.createDirectories(project.resolve("ui/target/app"));
        var built = RunningPlatform.application();
        for (var file : List.of(built.getFileName().toString(), "lib")) {
            Files.createSymbolicLink(app.resolve(file), built.resolveSibling(file));
        }
        shell("sources >$app/sources; touch $app/built");
    }

    private void shell(String commands) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(
                        "bash", "-c", ". deploy/sources.sh; . deploy/learned.sh; app=ui/target/app; " + commands)
                .directory(project.toFile())
                .inheritIO();
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(shell.start().waitFor()).isZero();
    }

    @Test
    @Order(1)
    void whatItPrintsLeadsInside() throws Exception {
        var said = run("street");

        assertThat(only(DESKS, said).group(1)).isEqualTo(Integer.toString(port));
        assertThat(said)
                .doesNotContain("Building")
                .contains("/m/", "/verify", "/v3/api-docs", "/demo/supervision", "13900000001");
        var accounts = only(ACCOUNTS, said);
        assertThat(accounts.group(1).split(" +")).contains("author", "regulator", "employer", "system");
        var signedIn = signIn("regulator", accounts.group(2));
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        businesses = businesses();
        var worker = Api.worker(platform, WORKER);
        attempt = start(worker);
        var saved = worker.call("PUT", attempt + "/answers", "[{\"seq\":1,\"item\":1,\"response\":[\"T\"]}]");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        answers = answers();
        assertThat(answers).contains("\"item\":1");
    }

    private static String start(Api worker) throws IOException, InterruptedException {
        var exam = worker.get("/api/v1/exams").json().at("/exams/0/id").asString();
        var started = worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "");
        assertThat(started.status()).as(started.text()).isIn(200, 201);
        return "/api/v1/attempts/" + started.json().get("attemptId").asString();
    }

    /** While a second platform runs of which a JVM learns, which hears nothing of Ctrl-C. */
    @Test
    @Order(2)
    void ctrlCEndsItAndTheLearnerBesideIt() throws Exception {
        assertThat(learners()).as("while nothing was learned").isNotEmpty();

        interrupt();

        var learning = project.resolve("ui/target/app/learning");
        for (var looks = 0; looks < 100 && Files.exists(learning); looks++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(learning).doesNotExist();
        try (var left = Files.list(project.resolve("ui/target/app"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("learned"));
        }
        // From here on there is nothing to learn.
        shell("touch \"$(learned $app)\"");
    }

    @Test
    @Order(3)
    void itGoesOnWhereItWasStopped() throws Exception {
        assertThat(run("street")).doesNotContain("Founding", "Building");

        assertThat(learners()).isEmpty();
        assertThat(businesses()).isEqualTo(businesses);
        assertThat(answers()).isEqualTo(answers);
    }

    /** The same start is told to fill the search index anew. */
    @Test
    @Order(4)
    void itGoesOnByItselfAfterAHardKillAndEndsWhereItIsInterrupted() throws Exception {
        platform.kill();
        assertThat(data.resolve("pg/postmaster.pid"))
                .as("the database survives, as it does")
                .exists();

        assertThat(run("street", "--rebuild-search"))
                .doesNotContain("Founding", "Building")
                .contains("search index rebuilt");
        assertThat(businesses()).isEqualTo(businesses);
        assertThat(answers()).isEqualTo(answers);
        var found = Api.user(platform, "regulator").get("/api/v1/search?q=" + URLEncoder.encode("小学", UTF_8));
        assertThat(found.json().findValuesAsString("kind")).as(found.text()).contains("BUSINESS");
        interrupt();
    }

    /** The platform itself does not run by then, and nothing of it could end what it started. */
    @Test
    @Order(5)
    void itForgetsWhenItIsToldToAndEndsWhereItIsInterruptedWhileItsDatabaseStarts() throws Exception {
        var key = Files.readString(data.resolve("pg-password"));
        begin("none", "--reset");
        awaitServerOtherThan(key);

        interrupt();

        assertThat(Files.readString(data.resolve("pg-password"))).isNotEqualTo(key);
    }

    /** The server says in its file that it takes connections; the platform has not asked for one yet. */
    private void awaitServerOtherThan(String key) throws IOException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!says(data.resolve("pg/postmaster.pid"), "ready") || says(data.resolve("pg-password"), key)) {
            assertThat(System.nanoTime()).as("the server did not start").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean says(Path file, String wanted) throws IOException {
        try {
            return Files.readString(file).contains(wanted);
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    @Test
    @Order(6)
    void itGoesOnFromThere() throws Exception {
        var said = run("none");

        assertThat(FIRST_SIGN_IN.matcher(said).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder("system", "security", "audit");
        assertThat(signIn("regulator", Api.PASSWORD).status()).isEqualTo(401);
        interrupt();
    }

    private String answers() throws IOException, InterruptedException {
        return Api.worker(platform, WORKER).get(attempt).json().get("answers").toString();
    }

    private String businesses() throws IOException, InterruptedException {
        return Api.user(platform, "regulator")
                .get("/api/v1/employers?limit=200")
                .text();
    }

    private Api.Answer signIn(String user, String password) throws IOException, InterruptedException {
        return Api.anonymous(platform)
                .call("POST", "/api/v1/tokens", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
    }

    private void begin(String demo, String... arguments) throws IOException {
        var output = RunningPlatform.output(port);
        Files.deleteIfExists(output);
        var builder = new ProcessBuilder().redirectErrorStream(true).redirectOutput(output.toFile());
        if (Files.exists(Path.of("/proc/self"))) {
            // Whoever started the tests behind something else may have left them deaf to Ctrl-C, and it would be, too.
            // It
            // leads a group, as at a terminal: what it starts hears Ctrl-C with it.
            builder.command().addAll(List.of("setsid", "env", "--default-signal=INT"));
        }
        builder.command().add(project.resolve("run").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("LIANGKU_DATABASE_URL");
        builder.environment()
                .putAll(Map.of(
                        "PORT", Integer.toString(port),
                        "LIANGKU_DATA", data.toString(),
                        "LIANGKU_DEMO", demo,
                        "LIANGKU_HEAP", "1g",
                        "LIANGKU_DATABASE_PROGRAMS", RunningPlatform.PROGRAMS.toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        // It lives for seconds: compiling less takes half of the machine's time.
                        "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
        platform = RunningPlatform.of(builder.start(), data, port);
    }

    /** {@return what it said until it was ready} */
    private String run(String demo, String... arguments) throws IOException {
        begin(demo, arguments);
        platform.awaitReady();
        var output = RunningPlatform.output(port);
        // Requests are taken a moment before it says so.
        var last = demo.equals("none") ? "/v3/api-docs" : "code " + Api.CODE;
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Files.readString(output).contains(last) && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return Files.readString(output);
    }

    /** As Ctrl-C does. Nothing is left. */
    private void interrupt() throws IOException, InterruptedException {
        platform.interrupt();

        assertThat(data.resolve("pg/postmaster.pid")).doesNotExist();
        // Who is waited for by the file it leaves is still ending then.
        for (var looks = 0; looks < 300 && ofThisFolder().findAny().isPresent(); looks++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(ofThisFolder().map(process -> process.info().commandLine())).isEmpty();
        assertThat(platform.accidents()).isEmpty();
    }

    private Stream<ProcessHandle> learners() {
        return processes(project.resolve("ui/target/app/learning").toString());
    }

    private Stream<ProcessHandle> ofThisFolder() {
        return Stream.concat(processes(data.toString()), processes(project.toString()));
    }

    private static Stream<ProcessHandle> processes(String named) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(named))
                        .isPresent());
    }

    private static MatchResult only(Pattern wanted, String said) {
        var found = wanted.matcher(said).results().toList();
        assertThat(found).as(said).hasSize(1);
        return found.getFirst();
    }
}
