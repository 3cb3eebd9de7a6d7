package liangku;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data folder, held by this process alone. */
record HeldFolder(Path path, FileChannel file, FileLock lock) implements AutoCloseable {

    /**
     * Takes the folder, making it where it is not there.
     *
     * @throws DataFolderInUse if another Liangku holds it
     */
    static HeldFolder take(Path path) throws IOException {
        Files.createDirectories(path);
        var file = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.tryLock();
        if (lock == null) {
            file.close();
            throw new DataFolderInUse(path);
        }
        // Who wants to remove the folder looks here first.
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new HeldFolder(path, file, lock);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }
}
