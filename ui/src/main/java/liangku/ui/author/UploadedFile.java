package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import liangku.ui.kit.Notices;
import liangku.ui.kit.UploadWords;

/** One file of at most 100 MB, kept on the disk until it is imported or left: sessions hold no files. */
class UploadedFile extends Div {

    private static final long serialVersionUID = 1L;
    private static final int BYTES_MAX = 100 * 1024 * 1024;

    private transient Optional<File> file = Optional.empty();
    private final Upload upload = new Upload();
    private String name = "";

    /** Whatever reads it. */
    interface Reader<T> {
        T read(InputStream content, String name);
    }

    UploadedFile(SerializableRunnable arrived) {
        this(arrived, "author.import.type", ".xlsx", ".csv", ".txt", ".gift", ".xml", ".zip");
    }

    /**
     * @param type key of what is said of a file of another type
     * @param endings of what is taken
     */
    UploadedFile(SerializableRunnable arrived, String type, String... endings) {
        upload.setUploadHandler(UploadHandler.toTempFile((metadata, came) -> {
            forget();
            file = Optional.of(came);
            name = metadata.fileName();
            // Whoever mended the file brings it again without clearing anything first.
            upload.clearFileList();
            arrived.run();
        }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(BYTES_MAX);
        upload.setAcceptedFileExtensions(endings);
        upload.setI18n(UploadWords.of(this::getTranslation, "author.import.choose", "author.import.big", type));
        upload.addFileRejectedListener(rejected -> Notices.refused(rejected.getErrorMessage()));
        add(upload);
    }

    boolean empty() {
        return file.isEmpty();
    }

    String name() {
        return name;
    }

    /** Hands over the file from its first byte. @throws IllegalStateException if there is none */
    <T> T read(Reader<T> reader) {
        var path = file.orElseThrow(() -> new IllegalStateException("no file was chosen"))
                .toPath();
        try (var content = Files.newInputStream(path)) {
            return reader.read(content, name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void forget() {
        try {
            if (file.isPresent()) Files.deleteIfExists(file.get().toPath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            file = Optional.empty();
        }
    }
}
