package liangku.questionbank.interchange;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;

/**
 * A content package: a zip with a manifest. Nothing of it is ever written to a disk; what it unpacks to is counted while it
 * is read, whatever its directory says.
 */
final class QtiPackage implements AutoCloseable {

    static final String MANIFEST = "imsmanifest.xml";

    /** Files of one package: the items of the largest import, each with a picture. */
    static final int ENTRIES_MAX = 450_000;

    /** Unpacked bytes of one item, stimulus, test or picture. */
    static final int FILE_MAX = 2 << 20;

    /** Unpacked bytes of all that is read of a package. */
    static final long UNPACKED_MAX = 1L << 30;

    /** Longest stretch of a manifest or a test without a bracket. */
    private static final int STRETCH_MAX = 1 << 20;

    private final ZipFile zip;
    private final String manifest;
    private long unpacked;

    private QtiPackage(ZipFile zip, String manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws UnreadableFile if it is no zip, has no manifest, or its directory is hostile */
    static QtiPackage open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.ARCHIVE);
        }
        try {
            inspect(zip);
            var manifest = manifest(zip)
                    .orElseThrow(() ->
                            new UnreadableFile(FileFault.Code.BROKEN, new Phrase("没有" + MANIFEST, "no " + MANIFEST)));
            return new QtiPackage(zip, manifest);
        } catch (UnreadableFile refused) {
            zip.close();
            throw refused;
        }
    }

    /** {@return where the manifest is: the least deep one, if there is any} */
    static Optional<String> manifest(ZipFile zip) {
        if (zip.getEntry(MANIFEST) != null) return Optional.of(MANIFEST);
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + MANIFEST) && !name.startsWith("__MACOSX/"))
                .min(Comparator.comparingLong((String name) ->
                                name.chars().filter(c -> c == '/').count())
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static void inspect(ZipFile zip) {
        if (zip.size() > ENTRIES_MAX) throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, ENTRIES_MAX);
        Set<String> names = HashSet.newHashSet(zip.size());
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            if (name.startsWith("/")
                    || name.indexOf('\0') >= 0
                    || name.matches("[A-Za-z]:.*")
                    || ("/" + name.replace('\\', '/') + "/").contains("/../")) {
                throw QtiXml.hostile(shown(name));
            }
            if (!names.add(name)) throw QtiXml.hostile("2 × " + shown(name));
        });
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    /** {@return where the manifest is} */
    String manifest() {
        return manifest;
    }

    /** Opens the manifest for reading from its start; only its parts are held at once. */
    InputStream openManifest() throws IOException {
        return new Watched(zip.getInputStream(zip.getEntry(manifest)));
    }

    /**
     * {@return the file of this name, if there is one; one byte more than {@link #FILE_MAX} of one that is too large}
     *
     * @param name as {@link #resolve} gives it
     */
    Optional<byte[]> file(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) return Optional.empty();
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(FILE_MAX + 1);
            count(bytes.length);
            return Optional.of(bytes);
        } catch (ZipException | EOFException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.in(shown(name), Damage.ARCHIVE));
        }
    }

    /** {@return the file of this name, to be read from its start to its end, if there is one} */
    Optional<InputStream> open(String name) throws IOException {
        var entry = zip.getEntry(name);
        return entry == null || entry.isDirectory()
                ? Optional.empty()
                : Optional.of(new Watched(zip.getInputStream(entry)));
    }

    private void count(int bytes) {
        unpacked += bytes;
        if (unpacked > UNPACKED_MAX) {
            throw new UnreadableFile(
                    FileFault.Code.TOO_LARGE, "> %d MB".formatted(UNPACKED_MAX >> 20), (UNPACKED_MAX >> 20) + " MB");
        }
    }

    /**
     * {@return the name of the file that {@code href} means in the file {@code from}; empty if it leads out of the package}
     *
     * @param href percent signs decoded here, query and fragment left out
     */
    static Optional<String> resolve(String from, String href) {
        var plain = href.strip().replaceFirst("(?s)[?#].*", "").replace('\\', '/');
        try {
            plain = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            // A percent sign that is meant as one.
        }
        if (plain.isEmpty() || plain.startsWith("/") || plain.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return Optional.empty();
        }
        Deque<String> folders = new ArrayDeque<>();
        int end = from.lastIndexOf('/');
        var whole = end < 0 ? plain : from.substring(0, end + 1) + plain;
        for (var step : whole.split("/", -1)) {
            if (step.equals("..")) {
                if (folders.pollLast() == null) return Optional.empty();
            } else if (!step.isEmpty() && !step.equals(".")) {
                folders.addLast(step);
            }
        }
        return Optional.of(String.join("/", folders));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A manifest or a test on its way to the parser: its bytes are counted, and no name or text is longer than any honest one. */
    private final class Watched extends FilterInputStream {

        private int sinceBracket;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) inspect(buffer, offset, read);
            return read;
        }

        private void inspect(byte[] buffer, int offset, int length) {
            count(length);
            for (int i = offset; i < offset + length; i++) {
                sinceBracket = buffer[i] == '<' ? 0 : sinceBracket + 1;
                if (sinceBracket > STRETCH_MAX)
                    throw QtiXml.hostile(new Phrase("一段文字超过1 MB", "a text of more than 1 MB"));
            }
        }
    }
}
