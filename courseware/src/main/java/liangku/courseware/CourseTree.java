package liangku.courseware;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Courses as files: {@code <course>/course.yaml} and, for each lesson it lists, {@code <lesson>/lesson.yaml}, {@code
 * lesson.md}, {@code lesson.en.md} and what these name. From a folder ({@code file:…/}) or the class path.
 */
final class CourseTree {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Of a file beside a text. */
    static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern MISSING = Pattern.compile("Missing required creator property '(\\w+)'");
    private static final int TEXT_BYTES_MAX = 256 * 1024;
    private static final int LESSONS_MAX = 200;

    /** @param hours only for readers of the file: the sum of the lessons' minutes */
    record CourseFile(
            @JsonProperty(value = "code", required = true) String code,

            @JsonProperty(value = "title_zh", required = true)
            String titleZh,

            @JsonProperty(value = "title_en", required = true)
            String titleEn,

            @JsonProperty(value = "summary_zh", required = true)
            String summaryZh,

            @JsonProperty(value = "summary_en", required = true)
            String summaryEn,

            @JsonProperty(value = "audience", required = true)
            String audience,

            @JsonProperty("hours") @Nullable Double hours,

            @JsonProperty(value = "lessons", required = true)
            List<String> lessons) {

        CourseFile {
            if (!CODE.matcher(code).matches()) {
                throw new Unfit(
                        new Words("课程代码“%s”应为 1 至 40 个小写字母、数字或连字符", "the code '%s' is not 1 to 40 of a-z 0-9 -"), code);
            }
            new Words(titleZh, titleEn).completeOr(LessonDraft.TITLE);
            new Words(summaryZh, summaryEn).completeOr(LessonDraft.SUMMARY);
            lessons = List.copyOf(lessons);
            if (lessons.isEmpty() || lessons.size() > LESSONS_MAX) {
                throw new Unfit(
                        new Words("课程有 %d 个课时，应为 1 至 %d 个", "%d lessons are not in 1..%d"),
                        lessons.size(),
                        LESSONS_MAX);
            }
            if (Set.copyOf(lessons).size() < lessons.size()) {
                throw new Unfit(new Words("同一课时列了两次", "a lesson is listed twice"));
            }
            if (Audience.named(audience).isEmpty()) {
                throw new Unfit(
                        new Words("对象“%s”应为 worker、manager 或 all", "the audience '%s' is none of worker, manager, all"),
                        audience);
            }
        }

        Audience whom() {
            return Audience.named(audience).orElseThrow();
        }

        Words title() {
            return new Words(titleZh, titleEn);
        }

        Words summary() {
            return new Words(summaryZh, summaryEn);
        }
    }

    /** The film and what goes with it are there exactly for {@code kind: video}. */
    record LessonFileHead(
            @JsonProperty(value = "title_zh", required = true)
            String titleZh,

            @JsonProperty(value = "title_en", required = true)
            String titleEn,

            @JsonProperty(value = "summary_zh", required = true)
            String summaryZh,

            @JsonProperty(value = "summary_en", required = true)
            String summaryEn,

            @JsonProperty(value = "minutes", required = true)
            int minutes,

            @JsonProperty(value = "knowledge_points", required = true)
            List<String> knowledgePoints,

            @JsonProperty(value = "kind", required = true) String kind,
            @JsonProperty("video") @Nullable String video,
            @JsonProperty("poster") @Nullable String poster,
            @JsonProperty("subtitles") @Nullable Map<String, String> subtitles,
            @JsonProperty("duration_seconds") @Nullable Integer durationSeconds) {

        LessonDraft draft(String slug, Words body) {
            return new LessonDraft(
                    slug, new Words(titleZh, titleEn), new Words(summaryZh, summaryEn), body, minutes, knowledgePoints);
        }
    }

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final String location;

    /** @param location with a scheme, e.g. {@code classpath:courses/} or {@code file:/srv/courses/} */
    CourseTree(String location) {
        this.location = location.endsWith("/") ? location : location + "/";
    }

    /** {@return the folder names of the courses, in their order} */
    List<String> courses() throws IOException {
        var found = new ArrayList<Resource>();
        try {
            found.addAll(Arrays.asList(resources.getResources(location + "*/course.yaml")));
        } catch (FileNotFoundException noSuchTree) {
            return List.of();
        }
        return found.stream()
                .map(CourseTree::folderName)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    CourseFile course(String folder) throws IOException {
        return read(folder + "/course.yaml", CourseFile.class);
    }

    LessonFileHead lesson(String folder) throws IOException {
        return read(folder + "/lesson.yaml", LessonFileHead.class);
    }

    /** Editors of other systems end lines and begin files in their own way. */
    String text(String folder, String fileName) throws IOException {
        return new String(bytes(folder + "/" + fileName), StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replaceFirst("^\uFEFF", "");
    }

    /** @throws Unfit if the name would lead out of the lesson's folder */
    InputStream open(String folder, String fileName) throws IOException {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw new Unfit(
                    new Words(
                            "“%s”不是正文旁的文件名（只用字母、数字、点、下划线和连字符）",
                            "'%s' is not the name of a file beside the text (letters, digits, . _ -)"),
                    fileName);
        }
        return resources.getResource(location + folder + "/" + fileName).getInputStream();
    }

    private byte[] bytes(String path) throws IOException {
        try (var content = resources.getResource(location + path).getInputStream()) {
            var bytes = content.readNBytes(TEXT_BYTES_MAX + 1);
            if (bytes.length > TEXT_BYTES_MAX) {
                throw new Unfit(
                        new Words("%s 超过 %d KB", "%s is larger than %d KB"),
                        path.substring(path.lastIndexOf('/') + 1),
                        TEXT_BYTES_MAX / 1024);
            }
            return bytes;
        }
    }

    /** Writes what {@link #course} and {@link #lesson} read. */
    static byte[] write(Record file) {
        return YAML.writeValueAsBytes(file);
    }

    private <T> T read(String path, Class<T> type) throws IOException {
        try {
            return YAML.readValue(bytes(path), type);
        } catch (JacksonException wrong) {
            // Of the tree's folders only those within the course are its author's affair.
            throw unfit(path.substring(path.indexOf('/') + 1), wrong);
        }
    }

    /** What a file's own constructor refuses has its words; a parser knows English and lines. */
    private static Unfit unfit(String path, JacksonException wrong) {
        if (wrong.getCause() instanceof Unfit inside) {
            return inside.at(path);
        }
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return new Unfit(new Words("不认识“%s”", "'%s' is not known"), unknown.getPropertyName()).at(path);
        }
        var missing = MISSING.matcher(wrong.getOriginalMessage());
        if (missing.find()) {
            return new Unfit(new Words("缺少“%s”", "'%s' is missing"), missing.group(1)).at(path);
        }
        var line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
        return new Unfit(new Words("第 %d 行读不懂", "line %d cannot be read"), line).at(path);
    }

    private static String folderName(Resource courseFile) {
        try {
            var path = courseFile.getURL().getPath();
            var folder = path.substring(0, path.lastIndexOf('/'));
            return folder.substring(folder.lastIndexOf('/') + 1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
