package liangku.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where tests keep what nobody needs afterwards: in memory where there is plenty of it, else on the disk. A database is a
 * thousand small files; making and removing them takes a disk several times as long.
 */
public final class Scratch {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY = 12L << 30;

    private Scratch() {}

    /** {@return a new, empty folder; whoever asks for it removes it} */
    public static Path folder(String prefix) throws IOException {
        return roomy() ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
    }

    private static boolean roomy() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > PLENTY;
    }

    /** Lets another process remove the folder as soon as no database server works in it; nobody waits for it. */
    public static void removeLater(Path folder) throws IOException {
        new ProcessBuilder("sh", "-c", """
                        for i in $(seq 60); do
                          if [ ! -e "$0/postmaster.pid" ] && [ ! -e "$0/pg/postmaster.pid" ]; then break; fi
                          sleep 1
                        done
                        rm -rf "$0\"""", folder.toString()).start();
    }
}
