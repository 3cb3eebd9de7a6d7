package liangku.questionbank;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What was understood of a file, on disk until it is written: a file of any size is read and checked in constant memory
 * before anyone holds the bank's lock. Written once, then read once.
 */
final class ImportSpool implements AutoCloseable {

    private static final String SEPARATOR = "\u001f";

    private final Path items;
    private final Path pictures;
    private final DataOutputStream itemsOut;
    private final DataOutputStream picturesOut;
    private int itemCount;
    private int pictureCount;

    ImportSpool() {
        try {
            items = Files.createTempFile("liangku-import-", ".items");
            pictures = Files.createTempFile("liangku-import-", ".pictures");
            itemsOut = out(items);
            picturesOut = out(pictures);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DataOutputStream out(Path path) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
    }

    void add(ImportItem item) {
        try {
            var content = item.content();
            itemsOut.writeInt(item.place());
            write(content.identifier());
            write(content.body().kind().name());
            write(content.body().stem());
            write(item.body());
            write(content.explanation());
            write(content.knowledgePoint());
            itemsOut.writeInt(content.difficulty());
            write(content.source());
            write(item.about());
            write(item.labels().tags());
            write(item.labels().enemies());
            write(item.digest());
            write(item.twin());
            itemCount++;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void add(Picture picture, byte[] bytes) {
        try {
            picturesOut.writeUTF(picture.sha256());
            picturesOut.writeUTF(picture.mediaType());
            picturesOut.writeInt(picture.width());
            picturesOut.writeInt(picture.height());
            picturesOut.writeInt(bytes.length);
            picturesOut.write(bytes);
            pictureCount++;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        itemsOut.writeInt(bytes.length);
        itemsOut.write(bytes);
    }

    private void write(Optional<List<String>> words) throws IOException {
        itemsOut.writeBoolean(words.isPresent());
        if (words.isPresent()) write(String.join(SEPARATOR, words.get()));
    }

    /** {@return how many items there are} */
    int size() {
        return itemCount;
    }

    /** {@return all items, in the order they were added; nothing may be added any more} */
    Items items() {
        try {
            itemsOut.close();
            return new Items(in(items), itemCount);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The items, once. */
    static final class Items implements AutoCloseable {

        private final DataInputStream in;
        private int left;

        private Items(DataInputStream in, int left) {
            this.in = in;
            this.left = left;
        }

        /** {@return so many more, or as many as there are} */
        List<ImportItem> next(int most) throws IOException {
            List<ImportItem> next = new ArrayList<>();
            for (; left > 0 && next.size() < most; left--) next.add(item(in));
            return next;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static ImportItem item(DataInputStream in) throws IOException {
        int place = in.readInt();
        var identifier = text(in);
        var kind = QuestionKind.valueOf(text(in));
        var stem = text(in);
        var bodyJson = text(in);
        var body = BodyJson.read(kind, stem, bodyJson);
        var explanation = text(in);
        var topic = text(in);
        int difficulty = in.readInt();
        var source = text(in);
        var aboutJson = text(in);
        var about = AboutJson.read(aboutJson);
        var labels = new FormReader.LabelsForm(words(in), words(in));
        var content = new QuestionContent(identifier, body, explanation, topic, difficulty, source, about);
        return new ImportItem(place, content, labels, text(in), text(in), bodyJson, aboutJson);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Optional<List<String>> words(DataInputStream in) throws IOException {
        if (!in.readBoolean()) return Optional.empty();
        var joined = text(in);
        return Optional.of(joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR, -1)));
    }

    /** Gives all pictures, in the order they were added. */
    void pictures(BiConsumer<Picture, byte[]> taker) {
        try {
            picturesOut.close();
            try (var in = in(pictures)) {
                for (int i = 0; i < pictureCount; i++) {
                    var picture = new Picture(in.readUTF(), in.readUTF(), in.readInt(), in.readInt());
                    taker.accept(picture, in.readNBytes(in.readInt()));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DataInputStream in(Path path) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    @Override
    public void close() {
        try {
            itemsOut.close();
            picturesOut.close();
            Files.deleteIfExists(items);
            Files.deleteIfExists(pictures);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
