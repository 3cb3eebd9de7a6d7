package liangku.courseware;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

class CourseTable {

    private final JdbcClient db;

    CourseTable(JdbcClient db) {
        this.db = db;
    }

    /** Two statements, however many courses. */
    List<Course> all() {
        var lessons = outlines().stream().collect(Collectors.groupingBy(LessonOutline::course));
        return db.sql("""
                select id, version, code, title_zh, title_en, summary_zh, summary_en, audience
                from courseware.course
                order by position, code
                """)
                .query((row, number) -> course(row, lessons.getOrDefault(courseId(row, "id"), List.of())))
                .list();
    }

    /** What an import must know of a course that is there. */
    record Known(CourseId id, boolean edited, Words title, Words summary, Audience audience) {}

    Optional<Known> known(String code) {
        return db.sql("""
                select id, edited_at is not null as edited, title_zh, title_en, summary_zh, summary_en, audience
                from courseware.course
                where code = :code
                """)
                .param("code", code)
                .query((row, number) -> new Known(
                        courseId(row, "id"),
                        row.getBoolean("edited"),
                        words(row, "title"),
                        words(row, "summary"),
                        Audience.valueOf(row.getString("audience"))))
                .optional();
    }

    /** {@return 1, or 0 if the code is taken} */
    int insert(CourseId id, String code, Words title, Words summary, Audience audience, Instant now) {
        return db.sql("""
                insert into courseware.course
                  (id, code, position, title_zh, title_en, summary_zh, summary_en, audience, version, changed_at)
                select :id, :code, coalesce(max(position), 0) + 1, :titleZh, :titleEn, :summaryZh, :summaryEn,
                  :audience, 1, :now
                from courseware.course
                on conflict (code) do nothing
                """)
                .param("id", id.value())
                .param("code", code)
                .params(texts(title, summary))
                .param("audience", audience.name())
                .param("now", timestamp(now))
                .update();
    }

    /** What an import brings over what was there; it is as it came from then on. */
    void replace(CourseId id, Words title, Words summary, Audience audience, Instant now) {
        db.sql("""
                update courseware.course
                set title_zh = :titleZh, title_en = :titleEn, summary_zh = :summaryZh, summary_en = :summaryEn,
                  audience = :audience, version = version + 1, changed_at = :now, edited_at = null
                where id = :id
                """)
                .params(texts(title, summary))
                .param("audience", audience.name())
                .param("now", timestamp(now))
                .param("id", id.value())
                .update();
    }

    /** What is written here is not an import's to change. */
    void keep(CourseId id, Instant now) {
        db.sql("update courseware.course set edited_at = :now where id = :id")
                .param("now", timestamp(now))
                .param("id", id.value())
                .update();
    }

    /** {@return 1, or 0 if the version is no longer the one that was read} */
    int update(CourseId id, long version, Words title, Words summary, Instant now) {
        return db.sql("""
                update courseware.course
                set title_zh = :titleZh, title_en = :titleEn, summary_zh = :summaryZh, summary_en = :summaryEn,
                  version = version + 1, changed_at = :now, edited_at = :now
                where id = :id
                  and version = :version
                """)
                .params(texts(title, summary))
                .param("now", timestamp(now))
                .param("id", id.value())
                .param("version", version)
                .update();
    }

    private static Map<String, String> texts(Words title, Words summary) {
        return Map.of(
                "titleZh", title.zh(), "titleEn", title.en(), "summaryZh", summary.zh(), "summaryEn", summary.en());
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Words words(ResultSet row, String column) throws SQLException {
        return new Words(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    static LessonOutline outline(ResultSet row) throws SQLException {
        return new LessonOutline(
                new LessonId(row.getObject("id", UUID.class)),
                courseId(row, "course_id"),
                row.getString("slug"),
                row.getInt("position"),
                LessonKind.valueOf(row.getString("kind")),
                words(row, "title"),
                words(row, "summary"),
                row.getInt("minutes"),
                List.of((String[]) row.getArray("knowledge_points").getArray()));
    }

    private List<LessonOutline> outlines() {
        return db.sql("""
                select id, course_id, slug, position, kind, title_zh, title_en, summary_zh, summary_en, minutes,
                  array(select k.knowledge_point
                        from courseware.lesson_knowledge_point k
                        where k.lesson_id = l.id
                        order by k.position) as knowledge_points
                from courseware.lesson l
                where withdrawn_at is null
                order by course_id, position, slug
                """).query((row, number) -> outline(row)).list();
    }

    private static Course course(ResultSet row, List<LessonOutline> lessons) throws SQLException {
        return new Course(
                courseId(row, "id"),
                row.getLong("version"),
                row.getString("code"),
                words(row, "title"),
                words(row, "summary"),
                Audience.valueOf(row.getString("audience")),
                lessons);
    }

    private static CourseId courseId(ResultSet row, String column) throws SQLException {
        return new CourseId(row.getObject(column, UUID.class));
    }
}
