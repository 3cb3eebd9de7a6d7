package liangku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} asks before it starts: is the build still of the sources? */
class SourcesScriptTest {

    private static final Path SCRIPT = Sources.ROOT.resolve("deploy/sources.sh").toAbsolutePath();

    @TempDir
    Path project;

    @BeforeEach
    void aBuildOfTwoSources() throws IOException, InterruptedException {
        write("pom.xml");
        write(".mvn/maven.config");
        write("ui/pom.xml");
        write("ui/src/main/java/One.java");
        write("ui/src/main/resources/two words.sql");
        write("ui/src/test/java/OneTest.java");
        write("app/one.jar");
        assertThat(shell("sources >app/sources; touch app/built")).isZero();
    }

    @Test
    void nothingChangedNothingBuilt() throws Exception {
        assertThat(changed()).isFalse();
        write("ui/src/test/java/OneTest.java");
        write("ui/src/main/phone/node_modules/lit/index.js");
        assertThat(changed()).isFalse();
    }

    @Test
    void aSourceThatChangedOrCameIsBuilt() throws Exception {
        write("ui/src/main/java/Two.java");
        Files.setLastModifiedTime(
                project.resolve("ui/src/main/java/Two.java"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(changed()).as("a new one with an old date").isTrue();
        assertThat(removed()).isFalse();
    }

    @Test
    void aSourceThatIsGoneIsBuiltFromNothing() throws Exception {
        Files.delete(project.resolve("ui/src/main/resources/two words.sql"));

        assertThat(changed()).isTrue();
        assertThat(removed()).isTrue();
    }

    @Test
    void aBuildThatDoesNotSayWhatItWasMadeOfIsDoneAgain() throws Exception {
        Files.delete(project.resolve("app/sources"));

        assertThat(changed()).isTrue();
        assertThat(removed()).isTrue();
    }

    private boolean changed() throws IOException, InterruptedException {
        return shell("changed app") == 0;
    }

    private boolean removed() throws IOException, InterruptedException {
        return shell("removed app") == 0;
    }

    private int shell(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", ". '%s'; %s".formatted(SCRIPT, command))
                .directory(project.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private void write(String file) throws IOException {
        var path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "as it was at " + System.nanoTime());
    }
}
