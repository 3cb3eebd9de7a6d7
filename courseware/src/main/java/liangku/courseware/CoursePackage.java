package liangku.courseware;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP of courses, laid out in a temporary folder as a {@link CourseTree}: each folder that has a {@code course.yaml} is
 * a course, wherever in the package it lies. Closed, it is gone.
 *
 * <p>Nothing of the package says where a file goes: the folders of courses are numbered here, the two names below are
 * plain, and whatever is called otherwise is left out. So no name leads out of the folder.
 */
final class CoursePackage implements AutoCloseable {

    private static final String COURSE = "course.yaml";
    private static final int ENTRIES_MAX = 5_000;
    private static final int COURSES_MAX = 50;
    private static final long BYTES_MAX = 500L * 1024 * 1024;
    private static final int NAME_MAX = 40;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;

    private CoursePackage(Path folder) {
        this.folder = folder;
    }

    /** @throws Unfit if it is no ZIP, holds no course, or more than a package may */
    static CoursePackage unpack(InputStream content) throws IOException {
        var unpacked = new CoursePackage(Files.createTempDirectory("courses-"));
        try {
            unpacked.fill(content);
            return unpacked;
        } catch (IOException | RuntimeException failed) {
            unpacked.close();
            throw failed;
        }
    }

    CourseTree tree() {
        return new CourseTree(folder.resolve("tree").toUri().toString());
    }

    private void fill(InputStream content) throws IOException {
        var file = folder.resolve("package.zip");
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        try (var zip = new ZipFile(file.toFile())) {
            fill(zip);
        } catch (ZipException | EOFException broken) {
            throw new Unfit(new Words(
                    "这不是可以读的 ZIP 文件（文件名请用字母和数字）",
                    "this is no ZIP file that can be read (name files in letters and digits)"));
        }
        Files.delete(file);
    }

    private void fill(ZipFile zip) throws IOException {
        if (zip.size() > ENTRIES_MAX) {
            throw new Unfit(new Words("文件有 %d 个，最多 %d 个", "%d files are more than %d"), zip.size(), ENTRIES_MAX);
        }
        var entries = Collections.list(zip.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .toList();
        var courses = entries.stream()
                .map(CoursePackage::path)
                .filter(path -> path.equals(COURSE) || path.endsWith("/" + COURSE))
                .map(path -> path.substring(0, path.length() - COURSE.length()))
                .filter(path -> !path.startsWith("__MACOSX/"))
                .sorted()
                .toList();
        if (courses.isEmpty() || courses.size() > COURSES_MAX) {
            throw new Unfit(
                    new Words("找到 %d 门课程（course.yaml），应为 1 至 %d 门", "%d courses (course.yaml) are not in 1..%d"),
                    courses.size(),
                    COURSES_MAX);
        }
        var left = BYTES_MAX;
        for (var entry : entries) {
            var place = place(path(entry), courses);
            if (place.isPresent()) {
                left -= copy(zip, entry, place.get(), left);
            }
        }
    }

    private long copy(ZipFile zip, ZipEntry entry, Path place, long most) throws IOException {
        Files.createDirectories(place.getParent());
        var written = 0L;
        var buffer = new byte[BUFFER_BYTES];
        try (var in = zip.getInputStream(entry);
                var out = Files.newOutputStream(place)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > most) {
                    throw new Unfit(
                            new Words("解开后超过 %d MB", "unpacked it is larger than %d MB"), BYTES_MAX / (1024 * 1024));
                }
                out.write(buffer, 0, read);
            }
        }
        return written;
    }

    /** {@return where the file goes; empty for what belongs to no course or has a name of its own kind} */
    private Optional<Path> place(String path, List<String> courses) {
        // The longest match: a course that lies in another's folder is its own.
        var course = courses.stream()
                .filter(path::startsWith)
                .max((one, other) -> Integer.compare(one.length(), other.length()));
        if (course.isEmpty()) {
            return Optional.empty();
        }
        var names = List.of(path.substring(course.get().length()).split("/", -1));
        if (names.size() > 2
                || !names.stream()
                        .allMatch(name -> CourseTree.FILE_NAME.matcher(name).matches())) {
            return Optional.empty();
        }
        var place = folder.resolve("tree").resolve(folderOf(course.get(), courses.indexOf(course.get())));
        for (var name : names) {
            place = place.resolve(name);
        }
        return Optional.of(place);
    }

    /** Numbered, so that no two are one; with something of its name, so that people know which is meant. */
    private static String folderOf(String course, int number) {
        var name = course.replaceFirst("/$", "").replaceFirst(".*/", "").replaceAll("[^A-Za-z0-9-]", "-");
        return "%03d-%s".formatted(number, name.substring(0, Math.min(name.length(), NAME_MAX)));
    }

    /** {@return what the folder of a course was called in its package} */
    static String nameOf(String folder) {
        return folder.replaceFirst("^\\d{3}-", "");
    }

    /** Some systems part folders in their own way. */
    private static String path(ZipEntry entry) {
        return entry.getName().replace('\\', '/');
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
