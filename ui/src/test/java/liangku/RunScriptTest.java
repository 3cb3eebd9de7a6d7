package liangku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} refuses before it builds or starts anything; {@code RunIT} sees it run. */
class RunScriptTest {

    @TempDir
    Path data;

    /** The keys would go and the database stay: nobody could ever read the people in it again. */
    @Test
    void itForgetsNothingThatADatabaseElsewhereNeeds() throws IOException, InterruptedException {
        Files.writeString(data.resolve("pg-port"), "5432");
        var key = Files.createDirectories(data.resolve("keys")).resolve("personal-data.key");
        Files.writeString(key, "1:abc");
        var resetting = new ProcessBuilder(Sources.ROOT.resolve("run").toString(), "--reset").redirectErrorStream(true);
        resetting.environment().put("LIANGKU_DATA", data.toString());
        resetting.environment().put("LIANGKU_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/liangku");

        var process = resetting.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("LIANGKU_DATABASE_URL is set", "its keys among it", data.toString(), "Nothing was removed")
                .contains("make a new, empty database");
        assertThat(key).hasContent("1:abc");
        assertThat(data.resolve("pg-port")).exists();
    }

    /** It would find other pages and classes, or none, where it looks for its own. */
    @Test
    void nothingIsBuiltUnderAPlatformOnOtherDataThatRunsFromHere() throws IOException, InterruptedException {
        var project = Files.createDirectory(data.resolve("project"));
        for (var file : List.of("run", "deploy", ".mvn")) {
            Files.createSymbolicLink(
                    project.resolve(file), Sources.ROOT.resolve(file).toAbsolutePath());
        }
        var started = "java -jar %s/ui/target/app/ui-1.jar".formatted(project);
        var tenant = new ProcessBuilder("bash", "-c", "exec -a \"$0\" sleep 60", started).start();
        try {
            var building = new ProcessBuilder(project.resolve("run").toString()).redirectErrorStream(true);
            building.environment().put("LIANGKU_DATA", data.resolve("another").toString());

            var process = building.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(said).isEqualTo(1);
            assertThat(said)
                    .contains("process " + tenant.pid(), "stop it first")
                    .doesNotContain("Building");
        } finally {
            tenant.destroyForcibly();
        }
    }
}
