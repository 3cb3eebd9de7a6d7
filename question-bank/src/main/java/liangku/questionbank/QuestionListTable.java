package liangku.questionbank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of questions, filtered and sorted over the questions' own rows; versions are read of what is shown only. */
final class QuestionListTable {

    private final JdbcClient db;

    QuestionListTable(JdbcClient db) {
        this.db = db;
    }

    List<Question> page(QuestionFilter filter, QuestionSort sort, String after, int limit) {
        Map<String, Object> params = new HashMap<>();
        var order = order(sort);
        var where = where(filter, params) + from(sort, after, params);
        params.put("limit", limit);
        return db.sql("""
            with page as materialized (
                select q.id
                from questionbank.question q
                %s
                order by %s
                limit :limit
            )
            %s
            where v.version = q.version and q.id in (select id from page)
            order by %s
            """.formatted(where, order, QuestionTable.QUESTION, order))
                .params(params)
                .query(QuestionTable::question)
                .list();
    }

    /** {@return the newest versions of questions, by identifier, at most {@code limit}} */
    List<QuestionVersion> newest(QuestionFilter filter, int limit) {
        Map<String, Object> params = new HashMap<>();
        var where = where(filter, params);
        params.put("limit", limit);
        return db.sql("""
            select q.id, q.version
            from questionbank.question q
            %s
            order by q.identifier
            limit :limit
            """.formatted(where))
                .params(params)
                .query((row, number) -> new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("version")))
                .list();
    }

    /** {@return the newest versions of those of these questions that exist, by identifier} */
    List<QuestionVersion> newest(List<QuestionId> ids) {
        return db.sql("select q.id, q.version from questionbank.question q where q.id = any (:ids) order by"
                        + " q.identifier")
                .param("ids", QuestionTable.uuids(ids))
                .query((row, number) -> new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("version")))
                .list();
    }

    int count(QuestionFilter filter) {
        Map<String, Object> params = new HashMap<>();
        var where = where(filter, params);
        return db.sql("select count(*) from questionbank.question q " + where)
                .params(params)
                .query(Integer.class)
                .single();
    }

    List<String> tags() {
        return db.sql("select distinct unnest(tags) as tag from questionbank.question order by tag")
                .query((row, number) -> row.getString("tag"))
                .list();
    }

    /** Only what is asked for becomes a condition, so that each list gets the plan and the index that fit it. */
    private static String where(QuestionFilter filter, Map<String, Object> params) {
        var where = new StringBuilder("where true");
        switch (filter.topic().length()) {
            case 0 -> {}
            case 2 -> and(where, "left(q.topic, 2) = :topic", "topic", filter.topic(), params);
            case 4 -> and(where, "q.topic = :topic", "topic", filter.topic(), params);
            default -> and(where, "starts_with(q.topic, :topic)", "topic", filter.topic(), params);
        }
        filter.kind().ifPresent(kind -> and(where, "q.kind = :kind", "kind", kind.name(), params));
        filter.difficulty()
                .ifPresent(difficulty -> and(where, "q.difficulty = :difficulty", "difficulty", difficulty, params));
        filter.status().ifPresent(status -> and(where, "q.status = :status", "status", status.name(), params));
        filter.tag().ifPresent(tag -> and(where, "q.tags @> array[:tag::text]", "tag", tag, params));
        filter.post().ifPresent(post -> and(where, "q.posts @> array[:post::text]", "post", post, params));
        filter.changedBy().ifPresent(by -> and(where, "q.changed_by = :changedBy", "changedBy", by, params));
        filter.author().ifPresent(by -> and(where, "q.author = :author", "author", by, params));
        filter.origin().ifPresent(origin -> and(where, "q.import_id = :origin", "origin", origin.value(), params));
        filter.expiredOn()
                .ifPresent(
                        today -> and(where, "q.expires_on < :today and q.status <> 'RETIRED'", "today", today, params));
        var text = Folding.folded(filter.text());
        if (!text.isEmpty()) {
            var pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            and(where, "q.words like :pattern", "pattern", pattern, params);
            where.append(WordPairsTable.condition(text));
        }
        return where.toString();
    }

    private static void and(
            StringBuilder where, String condition, String name, Object value, Map<String, Object> params) {
        where.append(" and ").append(condition);
        params.put(name, value);
    }

    private static String from(QuestionSort sort, String after, Map<String, Object> params) {
        if (after.isEmpty()) return "";
        var place = sort.place(after);
        params.put("place", place.value());
        params.put("identifier", place.identifier());
        var beyond = switch (sort.direction()) {
            case ASCENDING -> ">";
            case DESCENDING -> "<";
        };
        return switch (sort.key()) {
            case IDENTIFIER -> " and q.identifier %s :identifier".formatted(beyond);
            case CHANGED, DIFFICULTY, TOPIC ->
                " and (%s, q.identifier) %s (:place, :identifier)".formatted(column(sort.key()), beyond);
        };
    }

    private static String order(QuestionSort sort) {
        var direction = switch (sort.direction()) {
            case ASCENDING -> "";
            case DESCENDING -> " desc";
        };
        return switch (sort.key()) {
            case IDENTIFIER -> "q.identifier" + direction;
            case CHANGED, DIFFICULTY, TOPIC -> column(sort.key()) + direction + ", q.identifier" + direction;
        };
    }

    private static String column(QuestionSort.Key key) {
        return switch (key) {
            case IDENTIFIER -> "q.identifier";
            case CHANGED -> "q.changed_at";
            case DIFFICULTY -> "q.difficulty";
            case TOPIC -> "q.topic";
        };
    }

    List<TopicCount> counts() {
        return db.sql("""
            select topic, kind, count(*) as questions,
                count(*) filter (where status in ('APPROVED', 'RELEASED')) as approved
            from questionbank.question
            where status <> 'RETIRED'
            group by topic, kind
            order by topic, kind
            """)
                .query((row, number) -> new TopicCount(
                        row.getString("topic"),
                        QuestionKind.valueOf(row.getString("kind")),
                        row.getInt("questions"),
                        row.getInt("approved")))
                .list();
    }
}
