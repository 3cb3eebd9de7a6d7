package liangku.courseware;

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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Courses as files: {@code <course>/course.yaml} and, for each lesson it lists, {@code <lesson>/lesson.yaml}, {@code
 * lesson.md}, {@code lesson.en.md} and what these name. From a folder ({@code file:…/}) or the class path.
 */
final class CourseTree {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

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

        Audience whom() {
            return Audience.valueOf(audience.toUpperCase(Locale.ROOT));
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

    String text(String folder, String fileName) throws IOException {
        try (var content = open(folder, fileName)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @throws IllegalArgumentException if the name would lead out of the lesson's folder */
    InputStream open(String folder, String fileName) throws IOException {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("'" + fileName + "' is not the name of a file beside the text");
        }
        return resources.getResource(location + folder + "/" + fileName).getInputStream();
    }

    private <T> T read(String path, Class<T> type) throws IOException {
        try (var content = resources.getResource(location + path).getInputStream()) {
            return YAML.readValue(content, type);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("%s: %s".formatted(path, wrong.getOriginalMessage()), wrong);
        }
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
