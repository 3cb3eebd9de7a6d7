package liangku.questionbank.interchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook name by number, on disk: a workbook of a hundred thousand questions has a million of
 * them. In memory are four bytes for each, and the last few thousand that were asked for, for most cells say what the cell
 * above says.
 */
final class SharedStrings implements AutoCloseable {

    private static final long CHARACTERS_MAX = 100_000_000;
    private static final int COUNT_MAX = 3_000_000;
    private static final int STRUCK_MAX = 100_000;
    private static final int CACHE = 1 << 12;

    private final Path file;
    private final OutputStream out;
    private final Arena arena = Arena.ofConfined();
    private final String[] cached = new String[CACHE];
    private final int[] cachedIndex = new int[CACHE];
    private final Map<Integer, String> struck = new HashMap<>(0);
    private final Map<Integer, String> underlined = new HashMap<>(0);
    private int[] ends = new int[1 << 10];
    private int count;
    private int bytes;
    private long characters;
    private @Nullable MemorySegment texts;

    SharedStrings() throws IOException {
        file = Files.createTempFile("liangku-import-", ".strings");
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        Arrays.fill(cachedIndex, -1);
    }

    /**
     * @param struckOut words that are not in the text since they are struck out; mostly empty
     * @param lined words of the text that are underlined among others; mostly empty
     */
    void add(String text, String struckOut, String lined) throws IOException {
        characters += text.length();
        boolean told = struck.size() + underlined.size() > STRUCK_MAX;
        if (characters > CHARACTERS_MAX || count >= COUNT_MAX || told) {
            throw new UnreadableFile(FileFault.Code.TOO_LARGE, "shared strings", CHARACTERS_MAX + " characters");
        }
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        out.write(encoded);
        bytes += encoded.length;
        if (count == ends.length) ends = Arrays.copyOf(ends, ends.length * 2);
        ends[count] = bytes;
        if (!struckOut.isBlank()) struck.put(count, struckOut);
        if (!lined.isBlank()) underlined.put(count, lined);
        count++;
    }

    /** Call when all were added, before any is asked for. */
    void seal() throws IOException {
        out.close();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
        }
    }

    /** @throws UnreadableFile if there is no such text */
    String get(int index) {
        int place = index & (CACHE - 1);
        if (index >= 0 && cachedIndex[place] == index) return cached[place];
        var text = read(index);
        cached[place] = text;
        cachedIndex[place] = index;
        return text;
    }

    private String read(int index) {
        if (index < 0 || index >= count || texts == null) {
            throw new UnreadableFile(
                    FileFault.Code.BROKEN,
                    new Phrase(
                            "没有第%d段共用文字，一共%d段".formatted(index, count),
                            "shared string %d of %d".formatted(index, count)));
        }
        int from = index == 0 ? 0 : ends[index - 1];
        var encoded = texts.asSlice(from, ends[index] - from).toArray(ValueLayout.JAVA_BYTE);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    /** {@return what of it is struck out; mostly empty} */
    String struck(int index) {
        return struck.getOrDefault(index, "");
    }

    /** {@return what of it is underlined, if not all is; mostly empty} */
    String underlined(int index) {
        return underlined.getOrDefault(index, "");
    }

    @Override
    public void close() throws IOException {
        out.close();
        arena.close();
        Files.deleteIfExists(file);
    }
}
