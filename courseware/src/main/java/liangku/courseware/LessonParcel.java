package liangku.courseware;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import liangku.courseware.CourseTree.LessonFileHead;
import liangku.courseware.LessonFile.Role;
import liangku.media.MediaLibrary;
import org.jspecify.annotations.Nullable;

/**
 * A lesson of a {@link CourseTree}, read whole, its files in the media library.
 *
 * @param digest of everything that came, so that the same is known again
 */
record LessonParcel(LessonDraft draft, LessonTable.Content content, String digest) {

    /**
     * @param folder of the lesson, from the tree's root
     * @throws IllegalArgumentException if the lesson is not complete, saying what is missing
     * @throws liangku.media.StoreUnavailable if its files cannot be stored
     */
    static LessonParcel read(CourseTree tree, String folder, String slug, MediaLibrary library) throws IOException {
        return new Reader(tree, folder, library).read(slug);
    }

    private static final class Reader {

        private final CourseTree tree;
        private final String folder;
        private final MediaLibrary library;
        private final List<LessonFile> files = new ArrayList<>();

        private Reader(CourseTree tree, String folder, MediaLibrary library) {
            this.tree = tree;
            this.folder = folder;
            this.library = library;
        }

        private LessonParcel read(String slug) throws IOException {
            try {
                var head = tree.lesson(folder);
                var draft =
                        head.draft(slug, new Words(tree.text(folder, "lesson.md"), tree.text(folder, "lesson.en.md")));
                addPictures(draft.body());
                var film = film(head);
                return new LessonParcel(draft, new LessonTable.Content(files, film), digest(draft, film));
            } catch (FileNotFoundException missing) {
                throw new IllegalArgumentException("a file is missing: " + missing.getMessage(), missing);
            }
        }

        private Optional<Duration> film(LessonFileHead head) throws IOException {
            return switch (head.kind()) {
                case "text" -> Optional.empty();
                case "video" -> {
                    add(Role.VIDEO, required(head.video(), "video"));
                    if (head.poster() != null) {
                        add(Role.POSTER, head.poster());
                    }
                    var subtitles = Objects.requireNonNullElse(head.subtitles(), Map.<String, String>of());
                    add(Role.SUBTITLE_ZH, required(subtitles.get("zh"), "subtitles in Chinese"));
                    add(Role.SUBTITLE_EN, required(subtitles.get("en"), "subtitles in English"));
                    yield Optional.of(Duration.ofSeconds(required(head.durationSeconds(), "duration_seconds")));
                }
                default -> throw new IllegalArgumentException("kind '" + head.kind() + "' is neither text nor video");
            };
        }

        private void addPictures(Words body) throws IOException {
            var names = new TreeSet<>(LessonText.pictures(body.zh()));
            names.addAll(LessonText.pictures(body.en()));
            for (var name : names) {
                add(Role.PICTURE, name);
            }
        }

        private void add(Role role, String fileName) throws IOException {
            try (InputStream content = tree.open(folder, fileName)) {
                var media = library.put(fileName, content);
                var bytes = library.stat(media)
                        .orElseThrow(() -> new IOException(media + " is not where it was put"))
                        .size();
                files.add(new LessonFile(role, fileName, media, bytes));
            }
        }

        private String digest(LessonDraft draft, Optional<Duration> film) {
            var digest = sha256();
            digest.update(draft.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(film.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(files.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        }

        private static <T> T required(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalArgumentException("a film needs " + name);
            }
            return value;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
