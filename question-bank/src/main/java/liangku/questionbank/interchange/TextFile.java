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
     * @param claimed what the file says of itself; believed before GB18030
     */
    static TextFile of(Path path, List<Charset> claimed) throws IOException {
        var marked = marked(path);
        if (marked.isPresent()) return new TextFile(path, marked.get());
        if (isText(path, StandardCharsets.UTF_8)) return new TextFile(path, StandardCharsets.UTF_8);
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
        bytes.mark(3);
        var start = bytes.readNBytes(3);
        bytes.reset();
        if (HexFormat.of().formatHex(start).equals("efbbbf")) bytes.skipNBytes(3);
        return new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    }

    private static Optional<Charset> marked(Path path) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            var mark = HexFormat.of().formatHex(bytes.readNBytes(2));
            return mark.equals("fffe") || mark.equals("feff") ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
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
                if (chars.chars().anyMatch(c -> c == 0)) return false;
                chars.clear();
                bytes.compact();
            }
        }
        return true;
    }
}
