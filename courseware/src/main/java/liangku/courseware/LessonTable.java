package liangku.courseware;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.courseware.LessonFile.Role;
import liangku.media.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

class LessonTable {

    /**
     * What an import must know of a lesson that is there.
     *
     * @param digest of the import that brought it last; null for one that was written here
     */
    record Known(LessonId id, int position, @Nullable String digest, boolean edited, boolean withdrawn) {}

    /** What is stored beside the author's draft. */
    record Content(List<LessonFile> files, Optional<Duration> film) {

        static final Content NONE = new Content(List.of(), Optional.empty());
    }

    private final JdbcClient db;

    LessonTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Lesson> byId(LessonId id) {
        return db.sql("""
                select id, course_id, slug, position, kind, title_zh, title_en, summary_zh, summary_en, minutes,
                  body_zh, body_en, video_seconds, version,
                  array(select k.knowledge_point
                        from courseware.lesson_knowledge_point k
                        where k.lesson_id = l.id
                        order by k.position) as knowledge_points
                from courseware.lesson l
                where id = :id
                  and withdrawn_at is null
                """)
                .param("id", id.value())
                .query((row, number) -> lesson(row, files(id)))
                .optional();
    }

    Map<String, Known> bySlug(CourseId course) {
        return db
                .sql("""
                select id, slug, position, import_digest, edited_at is not null as edited,
                  withdrawn_at is not null as withdrawn
                from courseware.lesson
                where course_id = :course
                """)
                .param("course", course.value())
                .query((row, number) -> Map.entry(row.getString("slug"), known(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** {@return 1, or 0 if the course has a lesson of that slug} */
    int insert(LessonId id, CourseId course, LessonDraft draft, Content content, @Nullable String digest, Instant now) {
        var inserted = db.sql("""
                insert into courseware.lesson
                  (id, course_id, slug, position, kind, title_zh, title_en, summary_zh, summary_en, body_zh, body_en,
                   minutes, video_seconds, version, changed_at, import_digest)
                select :id, :course, :slug, coalesce(max(position), 0) + 1, :kind, :titleZh, :titleEn, :summaryZh,
                  :summaryEn, :bodyZh, :bodyEn, :minutes, :videoSeconds, 1, :now, :digest
                from courseware.lesson
                where course_id = :course
                on conflict (course_id, slug) do nothing
                """)
                .param("id", id.value())
                .param("course", course.value())
                .params(columns(draft, content))
                .param("now", CourseTable.timestamp(now))
                .param("digest", digest)
                .update();
        if (inserted == 1) {
            writeParts(id, draft, content);
        }
        return inserted;
    }

    /** Makes a lesson part of its course again, as it was when it was withdrawn. */
    void reinstate(LessonId id, Instant now) {
        db.sql("""
                update courseware.lesson
                set withdrawn_at = null, version = version + 1, changed_at = :now
                where id = :id
                """)
                .param("now", CourseTable.timestamp(now))
                .param("id", id.value())
                .update();
    }

    /** What an import brings over what was there; it is as it came from then on. */
    void replace(LessonId id, LessonDraft draft, Content content, String digest, Instant now) {
        db.sql("""
                update courseware.lesson
                set kind = :kind, title_zh = :titleZh, title_en = :titleEn, summary_zh = :summaryZh,
                  summary_en = :summaryEn, body_zh = :bodyZh, body_en = :bodyEn, minutes = :minutes,
                  video_seconds = :videoSeconds, version = version + 1, changed_at = :now, import_digest = :digest,
                  edited_at = null, withdrawn_at = null
                where id = :id
                """)
                .params(columns(draft, content))
                .param("now", CourseTable.timestamp(now))
                .param("digest", digest)
                .param("id", id.value())
                .update();
        db.sql("delete from courseware.lesson_knowledge_point where lesson_id = :id")
                .param("id", id.value())
                .update();
        db.sql("delete from courseware.lesson_media where lesson_id = :id")
                .param("id", id.value())
                .update();
        writeParts(id, draft, content);
    }

    /** {@return 1, or 0 if the version is no longer the one that was read} */
    int edit(LessonId id, long version, Words title, Words summary, Words body, Instant now) {
        return db.sql("""
                update courseware.lesson
                set title_zh = :titleZh, title_en = :titleEn, summary_zh = :summaryZh, summary_en = :summaryEn,
                  body_zh = :bodyZh, body_en = :bodyEn, version = version + 1, changed_at = :now, edited_at = :now
                where id = :id
                  and version = :version
                """)
                .params(texts(title, summary, body))
                .param("now", CourseTable.timestamp(now))
                .param("id", id.value())
                .param("version", version)
                .update();
    }

    void withdraw(Collection<LessonId> ids, Instant now) {
        db.sql("""
                update courseware.lesson
                set withdrawn_at = :now
                where id = any (:ids)
                """)
                .param("now", CourseTable.timestamp(now))
                .param("ids", ids.stream().map(LessonId::value).toArray(UUID[]::new))
                .update();
    }

    /** Puts lessons in this order, from 1. */
    void arrange(CourseId course, List<String> slugs) {
        db.sql("""
                update courseware.lesson l
                set position = o.position
                from unnest(:slugs) with ordinality as o (slug, position)
                where l.course_id = :course
                  and l.slug = o.slug
                  and l.position <> o.position
                """)
                .param("slugs", slugs.toArray(String[]::new))
                .param("course", course.value())
                .update();
    }

    private void writeParts(LessonId id, LessonDraft draft, Content content) {
        db.sql("""
                insert into courseware.lesson_knowledge_point (lesson_id, position, knowledge_point)
                select :id, k.position, k.code
                from unnest(:codes) with ordinality as k (code, position)
                """)
                .param("id", id.value())
                .param("codes", draft.knowledgePoints().toArray(String[]::new))
                .update();
        db.sql("""
                insert into courseware.lesson_media (lesson_id, role, file_name, sha256, stored_name, bytes)
                select :id, f.role, f.file_name, f.sha256, f.stored_name, f.bytes
                from unnest(:roles, :names, :digests, :stored, :sizes)
                  as f (role, file_name, sha256, stored_name, bytes)
                """)
                .param("id", id.value())
                .param("roles", texts(content, file -> file.role().name()))
                .param("names", texts(content, LessonFile::fileName))
                .param("digests", texts(content, file -> file.media().sha256()))
                .param("stored", texts(content, file -> file.media().name()))
                .param("sizes", content.files().stream().map(LessonFile::bytes).toArray(Long[]::new))
                .update();
    }

    private List<LessonFile> files(LessonId id) {
        return db.sql("""
                select role, file_name, sha256, stored_name, bytes
                from courseware.lesson_media
                where lesson_id = :id
                order by role, file_name
                """)
                .param("id", id.value())
                .query((row, number) -> new LessonFile(
                        Role.valueOf(row.getString("role")),
                        row.getString("file_name"),
                        new Media(row.getString("sha256"), row.getString("stored_name")),
                        row.getLong("bytes")))
                .list();
    }

    private static Lesson lesson(ResultSet row, List<LessonFile> files) throws SQLException {
        var outline = CourseTable.outline(row);
        var version = row.getLong("version");
        var body = CourseTable.words(row, "body");
        return switch (outline.kind()) {
            case TEXT -> new Lesson.TextLesson(outline, version, body, files);
            case VIDEO ->
                new Lesson.VideoLesson(outline, version, body, files, Duration.ofSeconds(row.getInt("video_seconds")));
        };
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new LessonId(row.getObject("id", UUID.class)),
                row.getInt("position"),
                row.getString("import_digest"),
                row.getBoolean("edited"),
                row.getBoolean("withdrawn"));
    }

    private static Map<String, @Nullable Object> columns(LessonDraft draft, Content content) {
        var columns = texts(draft.title(), draft.summary(), draft.body());
        columns.put("slug", draft.slug());
        columns.put("minutes", draft.minutes());
        columns.put("kind", (content.film().isPresent() ? LessonKind.VIDEO : LessonKind.TEXT).name());
        columns.put(
                "videoSeconds",
                content.film().map(length -> (int) length.toSeconds()).orElse(null));
        return columns;
    }

    private static Map<String, @Nullable Object> texts(Words title, Words summary, Words body) {
        var texts = new HashMap<String, @Nullable Object>();
        texts.put("titleZh", title.zh());
        texts.put("titleEn", title.en());
        texts.put("summaryZh", summary.zh());
        texts.put("summaryEn", summary.en());
        texts.put("bodyZh", body.zh());
        texts.put("bodyEn", body.en());
        return texts;
    }

    private static String[] texts(Content content, Function<LessonFile, String> of) {
        return content.files().stream().map(of).toArray(String[]::new);
    }
}
