package liangku.questionbank.interchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;

/**
 * A file of text: UTF-8 with or without mark, UTF-16 with mark, or GB18030, which is what Chinese Windows writes.
 *
 * <p>GB18030 explains nearly any bytes, so that a text in UTF-8 with a byte lost or changed would be read as other characters
 * from end to end. What says of itself that it is UTF-8, by its mark or in words, or consists of UTF-8 but for a few places,
 * is refused with the first of them. What remains undecidable is short: a text of which hardly a character is left whole, and
 * changes after which everything is UTF-8 still.
 *
 * @param charset in which the whole file makes sense
 */
record TextFile(Path path, Charset charset) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Bytes looked at to tell what a file is. */
    private static final int HEAD = 1 << 16;

    /** @throws UnreadableFile if it is no text: zero bytes, or what no encoding explains */
    static TextFile of(Path path) throws IOException {
        return of(path, List.of());
    }

    /**
     * {@return the file, read in UTF-8 if it is that}
     *
     * @throws UnreadableFile if it is no text, or a text that was damaged
     * @param claimed what the file says of itself; believed before GB18030, and UTF-8 to the letter
     */
    static TextFile of(Path path, List<Charset> claimed) throws IOException {
        var marked = marked(path);
        if (marked.isPresent()) {
            if (isText(path, marked.get())) return new TextFile(path, marked.get());
            throw new UnreadableFile(FileFault.Code.BROKEN, "UTF-16");
        }
        if (isText(path, StandardCharsets.UTF_8)) return new TextFile(path, StandardCharsets.UTF_8);
        var look = Utf8Look.at(path);
        boolean said = saysUtf8(path) || claimed.contains(StandardCharsets.UTF_8);
        if ((said || (claimed.isEmpty() && look.isClearly())) && look.isBroken()) {
            throw new UnreadableFile(FileFault.Code.BROKEN, "UTF-8, byte %d".formatted(look.firstBroken() + 1));
        }
        for (var charset : claimed) if (isText(path, charset)) return new TextFile(path, charset);
        if (isText(path, GB18030)) return new TextFile(path, GB18030);
        throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    /** {@return how the file begins, as far as it can be read without looking at the rest; empty if it holds zero bytes} */
    static String head(Path path) throws IOException {
        byte[] start;
        try (var bytes = Files.newInputStream(path)) {
            start = bytes.readNBytes(HEAD);
        }
        var marked = marked(path);
        if (marked.isPresent())
            return marked.get().decode(ByteBuffer.wrap(start)).toString();
        for (byte b : start) if (b == 0) return "";
        if (saysUtf8(path))
            return StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(start))
                    .toString()
                    .substring(1);
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var chars = CharBuffer.allocate(HEAD);
            // Not the end of the input: a character cut in two by the limit is no fault.
            if (!strict(charset).decode(ByteBuffer.wrap(start), chars, false).isError()) {
                var text = chars.flip().toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        }
        // Enough to see what an XML file says of its own encoding.
        return StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(start)).toString();
    }

    /** {@return its characters, without the mark} */
    Reader reader() throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        if (saysUtf8(path)) bytes.skipNBytes(3);
        return new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    }

    private static Optional<Charset> marked(Path path) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            var mark = HexFormat.of().formatHex(bytes.readNBytes(2));
            return mark.equals("fffe") || mark.equals("feff") ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
        }
    }

    private static boolean saysUtf8(Path path) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            return HexFormat.of().formatHex(bytes.readNBytes(3)).equals("efbbbf");
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isText(Path file, Charset charset) throws IOException {
        var decoder = strict(charset);
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                if (decoder.decode(bytes, chars, end).isError()) return false;
                chars.flip();
                if (chars.toString().indexOf(0) >= 0) return false;
                chars.clear();
                bytes.compact();
            }
        }
        return true;
    }
}
