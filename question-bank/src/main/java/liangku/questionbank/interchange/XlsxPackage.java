package liangku.questionbank.interchange;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook (ECMA-376 part 2), found by their relations; nothing is ever unpacked to a folder. */
final class XlsxPackage {

    private static final int RELATIONS_MAX = 100_000;

    private final ZipFile zip;
    private final AtomicLong unpacked = new AtomicLong();

    XlsxPackage(ZipFile zip) {
        this.zip = zip;
    }

    /** Where parts of a part are, by id and by the last word of their type. What lies outside the file is not there. */
    record Relations(Map<String, String> ids, Map<String, String> types) {

        String byId(String id) {
            return found(ids.get(id), id);
        }

        String byType(String type) {
            return found(types.get(type), type);
        }

        @Nullable
        String byTypeOrNull(String type) {
            return types.get(type);
        }

        private static String found(@Nullable String target, String wanted) {
            if (target == null) throw new UnreadableFile(FileFault.Code.BROKEN, wanted);
            return target;
        }
    }

    /** {@return the relations of a part; none if it has none} */
    Relations relationsOrNone(String part) throws IOException {
        return entry(relationsPart(part)) == null ? new Relations(Map.of(), Map.of()) : relations(part);
    }

    /** @throws UnreadableFile if it has none */
    Relations relations(String part) throws IOException {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var found = new Relations(new HashMap<>(), new HashMap<>());
        try (var xml = open(relationsPart(part))) {
            while (xml.nextElement()) {
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id == null || type == null || target == null || "External".equals(xml.attribute("TargetMode"))) {
                    continue;
                }
                var path = normal(target.startsWith("/") ? target.substring(1) : folder + target);
                found.ids.put(id, path);
                found.types.putIfAbsent(type.substring(type.lastIndexOf('/') + (type.contains("/") ? 0 : 1)), path);
                if (found.ids.size() > RELATIONS_MAX) {
                    throw new UnreadableFile(FileFault.Code.HOSTILE, Excess.more(RELATIONS_MAX, "个关联", "relations"));
                }
            }
        }
        return found;
    }

    private static String relationsPart(String part) {
        int slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    /** Above the root is the root. */
    private static String normal(String path) {
        if (!path.contains("./")) return path;
        Deque<String> steps = new ArrayDeque<>();
        for (var step : path.split("/", -1)) {
            if (step.equals("..")) steps.pollLast();
            else if (!step.equals(".")) steps.addLast(step);
        }
        return String.join("/", steps);
    }

    XmlPart open(String part) throws IOException {
        var entry = entry(part);
        if (entry == null) throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
        return new XmlPart(new GuardedPart(zip.getInputStream(entry), unpacked));
    }

    /** {@return the first {@code max} bytes of a part; nothing if there is no such part} */
    byte[] bytes(String part, int max) throws IOException {
        var entry = entry(part);
        if (entry == null) return new byte[0];
        try (var content = zip.getInputStream(entry)) {
            var bytes = content.readNBytes(max);
            GuardedPart.count(unpacked, bytes.length);
            return bytes;
        } catch (ZipException | EOFException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.ARCHIVE);
        }
    }

    private @Nullable ZipEntry entry(String part) {
        var entry = zip.getEntry(part);
        // Some tools on Windows write its separators into the archive.
        return entry != null ? entry : zip.getEntry(part.replace('/', '\\'));
    }
}
