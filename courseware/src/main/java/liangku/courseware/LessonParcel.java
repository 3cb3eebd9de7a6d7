package liangku.courseware;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import liangku.courseware.CourseTree.LessonFileHead;
import liangku.courseware.LessonFile.Role;
import org.jspecify.annotations.Nullable;

/**
 * A lesson of a {@link CourseTree}, read whole, its files on their shelf.
 *
 * @param digest of everything that came, so that the same is known again
 */
record LessonParcel(LessonDraft draft, LessonTable.Content content, String digest) {

    /** Where the files of lessons go. */
    interface Shelf {

        /** {@return the file with its address and length} */
        LessonFile put(Role role, String fileName, LimitedFile content) throws IOException;
    }

    /**
     * @param folder of the lesson, from the tree's root
     * @throws Unfit if the lesson is not complete, saying what is missing
     * @throws liangku.media.StoreUnavailable if its files cannot be stored
     */
    static LessonParcel read(CourseTree tree, String folder, String slug, Shelf shelf) throws IOException {
        return new Reader(tree, folder, shelf).read(slug);
    }

    /** {@return the digest that the lesson would have if it came as it is here} */
    static String digest(Lesson lesson) {
        var outline = lesson.outline();
        var draft = new LessonDraft(
                outline.slug(),
                outline.title(),
                outline.summary(),
                lesson.body(),
                outline.minutes(),
                outline.knowledgePoints());
        var film = switch (lesson) {
            case Lesson.TextLesson text -> Optional.<Duration>empty();
            case Lesson.VideoLesson video -> Optional.of(video.length());
        };
        return digest(draft, film, used(lesson));
    }

    /** {@return the files of a lesson as they would be read: not a picture that its text no longer shows} */
    static List<LessonFile> used(Lesson lesson) {
        var shown = pictures(lesson.body());
        return lesson.files().stream()
                .filter(file -> file.role() != Role.PICTURE || shown.contains(file.fileName()))
                .sorted(Comparator.comparing(LessonFile::role).thenComparing(LessonFile::fileName))
                .toList();
    }

    private static Set<String> pictures(Words body) {
        var names = new TreeSet<>(LessonText.pictures(body.zh()));
        names.addAll(LessonText.pictures(body.en()));
        return names;
    }

    private static String digest(LessonDraft draft, Optional<Duration> film, List<LessonFile> files) {
        var digest = sha256();
        digest.update(draft.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(film.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(files.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static final class Reader {

        private final CourseTree tree;
        private final String folder;
        private final Shelf shelf;
        private final List<LessonFile> files = new ArrayList<>();

        private Reader(CourseTree tree, String folder, Shelf shelf) {
            this.tree = tree;
            this.folder = folder;
            this.shelf = shelf;
        }

        private LessonParcel read(String slug) throws IOException {
            // Before anything is opened: the name of a folder is what a stranger wrote.
            LessonDraft.requireSlug(slug);
            try {
                var head = tree.lesson(folder);
                var draft =
                        head.draft(slug, new Words(tree.text(folder, "lesson.md"), tree.text(folder, "lesson.en.md")));
                addPictures(draft.body());
                var film = film(head);
                return new LessonParcel(draft, new LessonTable.Content(files, film), digest(draft, film, files));
            } catch (FileNotFoundException missing) {
                throw new Unfit(new Words(
                        "缺少 lesson.yaml、lesson.md 或 lesson.en.md",
                        "lesson.yaml, lesson.md or lesson.en.md is missing"));
            }
        }

        private Optional<Duration> film(LessonFileHead head) throws IOException {
            return switch (head.kind()) {
                case "text" -> Optional.empty();
                case "video" -> {
                    add(Role.VIDEO, required(head.video(), new Words("视频文件", "video")));
                    if (head.poster() != null) {
                        add(Role.POSTER, head.poster());
                    }
                    var subtitles = Objects.requireNonNullElse(head.subtitles(), Map.<String, String>of());
                    add(Role.SUBTITLE_ZH, required(subtitles.get("zh"), new Words("中文字幕", "subtitles in Chinese")));
                    add(Role.SUBTITLE_EN, required(subtitles.get("en"), new Words("英文字幕", "subtitles in English")));
                    yield Optional.of(length(
                            required(head.durationSeconds(), new Words("时长（duration_seconds）", "duration_seconds"))));
                }
                default ->
                    throw new Unfit(
                            new Words("类型“%s”应为 text 或 video", "kind '%s' is neither text nor video"), head.kind());
            };
        }

        private static Duration length(int seconds) {
            if (seconds < 1) {
                throw new Unfit(new Words("视频时长 %d 秒不对", "a film does not last %d seconds"), seconds);
            }
            return Duration.ofSeconds(seconds);
        }

        private void addPictures(Words body) throws IOException {
            for (var name : pictures(body)) {
                add(Role.PICTURE, name);
            }
        }

        private void add(Role role, String fileName) throws IOException {
            try (var content = new LimitedFile(tree.open(folder, fileName), role, fileName)) {
                files.add(shelf.put(role, fileName, content));
            } catch (FileNotFoundException missing) {
                throw new Unfit(new Words("缺少文件“%s”", "the file '%s' is missing"), fileName);
            }
        }

        private static <T> T required(@Nullable T value, Words name) {
            if (value == null) {
                throw new Unfit(new Words("视频课时缺少" + name.zh(), "a film needs " + name.en()));
            }
            return value;
        }
    }
}
