package liangku.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import liangku.media.ObjectStore.Stat;

/**
 * One page of the objects of a folder in key order.
 *
 * <p>The order of keys is not the order of names: {@code a-b} comes before {@code a/c}, as {@code -} comes before
 * {@code /}. A folder therefore sorts as its name with the slash, then a walk in depth gives the order of keys. Whole
 * folders outside the prefix or before the start are not entered.
 */
final class FolderListing {

    private final Path root;
    private final String prefix;
    private final String after;
    private final int limit;
    private final List<Stat> found = new ArrayList<>();

    FolderListing(Path root, String prefix, String after, int limit) {
        this.root = root;
        this.prefix = prefix;
        this.after = after;
        this.limit = limit;
    }

    List<Stat> read() throws IOException {
        if (limit > 0 && Files.isDirectory(root)) {
            walk(root, "");
        } else if (limit > 0 && !Files.exists(root.getParent())) {
            throw new NoSuchFileException(root.toString());
        }
        return List.copyOf(found);
    }

    private void walk(Path folder, String path) throws IOException {
        for (var name : namesInKeyOrder(folder)) {
            if (found.size() == limit) {
                return;
            }
            var key = path + name;
            if (!name.endsWith("/")) {
                add(key);
            } else if (mayHold(key)) {
                walk(folder.resolve(name), key);
            }
        }
    }

    private void add(String key) throws IOException {
        if (key.startsWith(prefix) && key.compareTo(after) > 0) {
            ObjectFacts.read(root.resolve(key + "@")).ifPresent(facts -> found.add(facts.stat(key)));
        }
    }

    private boolean mayHold(String folderKey) {
        var inPrefix = folderKey.startsWith(prefix) || prefix.startsWith(folderKey);
        return inPrefix && (folderKey.compareTo(after) > 0 || after.startsWith(folderKey));
    }

    private static List<String> namesInKeyOrder(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                if (name.startsWith("@")) {
                    continue;
                }
                if (name.endsWith("@")) {
                    names.add(name.substring(0, name.length() - 1));
                } else if (!name.contains("@") && Files.isDirectory(entry)) {
                    names.add(name + "/");
                }
            }
        }
        names.sort(null);
        return names;
    }
}
