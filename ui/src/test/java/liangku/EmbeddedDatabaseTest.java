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
