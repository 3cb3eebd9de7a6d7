package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of questions, filtered and sorted over the questions' own rows. What a list shows is read by another statement, whose
 * plan hangs on nothing that is asked for and is made once; one for both was planned at each call, which took as long as
 * the rest of it.
 */
final class QuestionListTable {

    private static final Pattern GROUP = Pattern.compile("[0-9]{2}");
    private static final Pattern LEAF = Pattern.compile("[0-9]{4}");

    /** Whether the newest version of {@code questionbank.question q} is suspected, and nobody has decided. */
    static final String QUARANTINED = """
            exists (
                select from questionbank.quarantine k
                where k.question_id = q.id and k.version = q.version and k.decided_at is null)""";

    private final JdbcClient db;

    QuestionListTable(JdbcClient db) {
        this.db = db;
    }

    /** A question, and its place in the list it was asked for. */
    record Listed(QuestionId id, QuestionSort.Place place) {}

    List<Listed> page(QuestionFilter filter, QuestionSort sort, String after, int limit) {
        if (!sort.key().isFigure()) return read(filter, sort, after, limit);
        var place = after.isEmpty() ? Optional.<QuestionSort.Place>empty() : Optional.of(sort.place(after));
        boolean isAmongThoseWith = place.isEmpty() || place.get().value() != null;
        List<Listed> listed = new ArrayList<>(isAmongThoseWith ? read(filter, sort, after, limit) : List.of());
        if (listed.size() < limit) {
            var from = isAmongThoseWith ? "" : place.get().identifier();
            listed.addAll(without(filter, sort, from, limit - listed.size()));
        }
        return listed;
    }

    /** Those last that have no such figure: one statement for both would have to sort the whole list. */
    private List<Listed> without(QuestionFilter filter, QuestionSort sort, String identifier, int limit) {
        var among = sort.amongThoseWithout();
        Map<String, Object> params = new HashMap<>();
        var which = where(filter, sort, params) + from(among, identifier, params);
        return db.sql("select q.id, q.identifier %s and %s is null order by %s limit %d"
                        .formatted(which, column(sort.key()), order(among), limit))
                .params(params)
                .query((row, number) -> new Listed(
                        QuestionTable.id(row, "id"), new QuestionSort.Place(null, row.getString("identifier"))))
                .list();
    }

    private List<Listed> read(QuestionFilter filter, QuestionSort sort, String after, int limit) {
        return db.sql(statement(filter, sort, after, limit))
                .params(params(filter, sort, after))
                .query((row, number) -> new Listed(QuestionTable.id(row, "id"), place(sort, row)))
                .list();
    }

    /** {@return a page's statement; by a figure, of those that have it} The limit stands in it, so that it is planned for a page and not for a tenth of all. */
    static String statement(QuestionFilter filter, QuestionSort sort, String after, int limit) {
        Map<String, Object> params = new HashMap<>();
        return """
            select %s
            %s
            order by %s
            limit %d
            """.formatted(
                        columns(sort),
                        where(filter, sort, params) + having(sort) + from(sort, after, params),
                        order(sort),
                        limit);
    }

    /** As the index by the figure says it, too. */
    private static String having(QuestionSort sort) {
        return sort.key().isFigure() ? " and " + column(sort.key()) + " is not null" : "";
    }

    static Map<String, Object> params(QuestionFilter filter, QuestionSort sort, String after) {
        Map<String, Object> params = new HashMap<>();
        where(filter, sort, params);
        from(sort, after, params);
        return params;
    }

    private static String columns(QuestionSort sort) {
        return sort.key() == QuestionSort.Key.IDENTIFIER
                ? "q.id, q.identifier"
                : "q.id, q.identifier, " + column(sort.key()) + " as place";
    }

    private static QuestionSort.Place place(QuestionSort sort, ResultSet row) throws SQLException {
        var identifier = row.getString("identifier");
        return switch (sort.key()) {
            case IDENTIFIER -> new QuestionSort.Place(identifier, identifier);
            case CHANGED -> new QuestionSort.Place(row.getTimestamp("place"), identifier);
            case DIFFICULTY -> new QuestionSort.Place(row.getInt("place"), identifier);
            case TOPIC -> new QuestionSort.Place(row.getString("place"), identifier);
            case MEASURED, FACILITY, DISCRIMINATION -> new QuestionSort.Place(row.getDouble("place"), identifier);
        };
    }

    /** {@return the newest versions of questions, by identifier, at most {@code limit}} */
    List<QuestionVersion> newest(QuestionFilter filter, int limit) {
        Map<String, Object> params = new HashMap<>();
        var where = where(filter, QuestionSort.BY_IDENTIFIER, params);
        params.put("limit", limit);
        return db.sql("""
            select n.id, n.version
            from (select q.id %s) as named
            join questionbank.question n on n.id = named.id
            order by n.identifier
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

    /** {@return those of these whose newest version was written after this time} */
    Set<QuestionId> changedAfter(Instant then, List<QuestionId> ids) {
        return new LinkedHashSet<>(db.sql("""
                        select id
                        from questionbank.question
                        where id = any (:ids) and changed_at > :then
                        order by identifier
                        """)
                .param("ids", QuestionTable.uuids(ids))
                .param("then", Timestamp.from(then))
                .query((row, number) -> QuestionTable.id(row, "id"))
                .list());
    }

    int count(QuestionFilter filter) {
        Map<String, Object> params = new HashMap<>();
        return db.sql("select count(*) " + where(filter, QuestionSort.BY_IDENTIFIER, params))
                .params(params)
                .query(Integer.class)
                .single();
    }

    List<String> tags() {
        return db.sql("select distinct unnest(tags) as tag from questionbank.question order by tag")
                .query((row, number) -> row.getString("tag"))
                .list();
    }

    /**
     * {@return from where, and which of it} Only what is asked for becomes a condition, so that each list gets the plan and
     * the index that fit it; and what there are few of stands in the statement itself: a plan made for any kind and any
     * topic collects and sorts where reading fifty from an index would do.
     */
    private static String where(QuestionFilter filter, QuestionSort sort, Map<String, Object> params) {
        var where = new StringBuilder();
        topic(filter.topic(), sort, where, params);
        filter.kind().ifPresent(kind -> where.append(" and q.kind = '%s'".formatted(kind)));
        filter.difficulty().ifPresent(difficulty -> where.append(" and q.difficulty = %d".formatted(difficulty)));
        filter.status().ifPresent(status -> where.append(" and q.status = '%s'".formatted(status)));
        filter.tag().ifPresent(tag -> and(where, "q.tags @> array[:tag::text]", "tag", tag, params));
        filter.post().ifPresent(post -> and(where, "q.posts @> array[:post::text]", "post", post, params));
        filter.changedBy().ifPresent(by -> and(where, "q.changed_by = :changedBy", "changedBy", by, params));
        filter.author().ifPresent(by -> and(where, "q.author = :author", "author", by, params));
        filter.origin().ifPresent(origin -> and(where, "q.import_id = :origin", "origin", origin.value(), params));
        filter.expiredOn()
                .ifPresent(
                        today -> and(where, "q.expires_on < :today and q.status <> 'RETIRED'", "today", today, params));
        figures(filter.figures(), where, params);
        var text = Folding.folded(filter.text());
        if (text.isEmpty()) return "from questionbank.question q where true" + where;
        var pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        and(where, "f.words like :pattern", "pattern", pattern, params);
        return "from questionbank.found_by f " + question(filter, sort) + " where true" + where
                + FoundByTable.condition(text);
    }

    private static void figures(FigureFilter filter, StringBuilder where, Map<String, Object> params) {
        filter.facilityFrom()
                .ifPresent(from -> and(where, "q.facility >= :facilityFrom", "facilityFrom", from, params));
        filter.facilityTo().ifPresent(to -> and(where, "q.facility <= :facilityTo", "facilityTo", to, params));
        filter.discriminationFrom()
                .ifPresent(from ->
                        and(where, "q.discrimination >= :discriminationFrom", "discriminationFrom", from, params));
        filter.discriminationTo()
                .ifPresent(to -> and(where, "q.discrimination <= :discriminationTo", "discriminationTo", to, params));
        filter.measured()
                .ifPresent(is -> where.append(" and q.measured_difficulty is %s".formatted(is ? "not null" : "null")));
        filter.quarantined()
                .ifPresent(is -> where.append(is ? " and " : " and not ").append(QUARANTINED));
    }

    /** Where nothing but a text is asked for, what is found need not be looked up among the questions to be sorted. */
    private static String question(QuestionFilter filter, QuestionSort sort) {
        return sort.key() == QuestionSort.Key.IDENTIFIER
                        && filter.asked().keySet().equals(Set.of("text"))
                ? "cross join lateral (select f.question_id as id, f.identifier) as q"
                : "join questionbank.question q on q.id = f.question_id";
    }

    /** A list by topic is read from the index by topic, which knows groups as ranges only. */
    private static void topic(String topic, QuestionSort sort, StringBuilder where, Map<String, Object> params) {
        if (topic.isEmpty()) return;
        if (LEAF.matcher(topic).matches()) {
            where.append(" and q.topic = '%s'".formatted(topic));
        } else if (!GROUP.matcher(topic).matches()) {
            and(where, "starts_with(q.topic, :topic)", "topic", topic, params);
        } else if (sort.key() == QuestionSort.Key.IDENTIFIER) {
            where.append(" and left(q.topic, 2) = '%s'".formatted(topic));
        } else {
            where.append(" and q.topic between '%s' and '%s99'".formatted(topic, topic));
        }
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
            case CHANGED, DIFFICULTY, TOPIC, MEASURED, FACILITY, DISCRIMINATION ->
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
            case CHANGED, DIFFICULTY, TOPIC, MEASURED, FACILITY, DISCRIMINATION ->
                column(sort.key()) + direction + ", q.identifier" + direction;
        };
    }

    private static String column(QuestionSort.Key key) {
        return switch (key) {
            case IDENTIFIER -> "q.identifier";
            case CHANGED -> "q.changed_at";
            case DIFFICULTY -> "q.difficulty";
            case TOPIC -> "q.topic";
            case MEASURED -> "q.measured_difficulty";
            case FACILITY -> "q.facility";
            case DISCRIMINATION -> "q.discrimination";
        };
    }

    /**
     * Lets questions say what was measured of their newest versions, as {@code item_statistics} has it, and nothing where
     * nothing was measured; under the bank's lock.
     *
     * @return how many were told something else; as many as {@code limit} if there may be more
     */
    int show(int limit) {
        return db.sql("""
                        update questionbank.question q
                        set measured_difficulty = w.measured, facility = w.facility, discrimination = w.discrimination,
                            shown = w.shown
                        from (
                            select n.id, s.measured, s.facility, s.discrimination, s.shown
                            from questionbank.question n
                            left join %s on s.question_id = n.id and s.version = n.version
                            where (n.measured_difficulty, n.facility, n.discrimination, n.shown)
                                is distinct from (s.measured, s.facility, s.discrimination, s.shown)
                            limit :limit) w
                        where q.id = w.id
                        """.formatted(ItemStatisticsTable.MEASURED))
                .param("limit", limit)
                .update();
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
