package liangku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path data;

    @Test
    void whatIsDrawnAtTheFirstStartIsKeptForItsOwnerAlone() throws IOException {
        var file = data.resolve("pg-password");

        assertThat(EmbeddedDatabase.kept(file, () -> "first")).isEqualTo("first");
        assertThat(EmbeddedDatabase.kept(file, () -> "second")).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anEmptyFileOfAKilledStartIsFilled() throws IOException {
        var file = Files.createFile(data.resolve("pg-port"));

        assertThat(EmbeddedDatabase.kept(file, () -> "54321")).isEqualTo("54321");
        assertThat(file).hasContent("54321");
    }

    /** After a hard kill and a new start of the machine anything may have the server's number. */
    @Test
    void whatOnlyHasTheNumberOfTheServerIsNotEndedInItsPlace() throws IOException {
        var pg = Files.createDirectory(data.resolve("pg"));
        assertThat(EmbeddedStart.server(data)).isEmpty();
        for (var number : new String[] {Long.toString(ProcessHandle.current().pid()), "-4711", ""}) {
            Files.writeString(pg.resolve("postmaster.pid"), number + "\n" + pg + "\n");
            assertThat(EmbeddedStart.server(data)).as(number).isEmpty();
        }
    }

    @Test
    void whoIsKilledWhileWritingLeavesNoFileBehindThatIsRead() throws IOException {
        var file = data.resolve("pg-port");
        Files.writeString(data.resolve("pg-port.new"), "54");

        assertThatThrownBy(() -> EmbeddedDatabase.kept(file, () -> {
                    throw new IOException("no port is free");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).doesNotExist();
        assertThat(EmbeddedDatabase.kept(file, () -> "54321")).isEqualTo("54321");
    }
}
