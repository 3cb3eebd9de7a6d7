package liangku.questionbank;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Filters people keep under a name, each for themselves. */
@Component
public class SavedFilters {

    /** Most filters of one person. */
    public static final int FILTERS_MAX = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    public SavedFilters(JdbcClient db) {
        this.db = db;
    }

    /** Whether a filter was saved. */
    public enum Keeping {
        KEPT,
        /** The person has {@link #FILTERS_MAX} already. */
        TOO_MANY,
        /** The name is blank or has more than {@link SavedFilter#NAME_MAX} characters. */
        BAD_NAME
    }

    /**
     * {@return what this person saved, by name}
     *
     * @param owner a subject such as {@code account:<uuid>}
     * @param today in Shanghai: filters of expired questions are about this day, not the one they were saved on
     */
    public List<SavedFilter> list(String owner, LocalDate today) {
        return db.sql("""
                        select name, filter::text as filter, saved_at
                        from questionbank.saved_filter
                        where owner = :owner
                        order by name
                        """)
                .param("owner", owner)
                .query((row, number) -> new SavedFilter(
                        row.getString("name"),
                        read(row.getString("filter"), today),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    /** Saves a filter, or another one under a known name. */
    public Keeping save(String owner, String name, QuestionFilter filter, Instant now) {
        var kept = name.strip();
        if (kept.isEmpty() || kept.length() > SavedFilter.NAME_MAX) return Keeping.BAD_NAME;
        int saved = db.sql("""
                        insert into questionbank.saved_filter (owner, name, filter, saved_at)
                        select :owner, :name, :filter::jsonb, :now
                        where (select count(*) from questionbank.saved_filter where owner = :owner and name <> :name)
                            < :most
                        on conflict (owner, name) do update
                        set filter = excluded.filter, saved_at = excluded.saved_at
                        """)
                .param("owner", owner)
                .param("name", kept)
                .param("filter", write(filter, Days.of(now)))
                .param("now", Timestamp.from(now))
                .param("most", FILTERS_MAX)
                .update();
        return saved == 1 ? Keeping.KEPT : Keeping.TOO_MANY;
    }

    /** {@return whether there was one of this name} */
    public boolean delete(String owner, String name) {
        return db.sql("delete from questionbank.saved_filter where owner = :owner and name = :name")
                        .param("owner", owner)
                        .param("name", name)
                        .update()
                == 1;
    }

    private static String write(QuestionFilter filter, LocalDate today) {
        var json = JSON.createObjectNode();
        json.put("topic", filter.topic());
        filter.kind().ifPresent(kind -> json.put("kind", kind.name()));
        filter.difficulty().ifPresent(difficulty -> json.put("difficulty", difficulty));
        filter.status().ifPresent(status -> json.put("status", status.name()));
        json.put("text", filter.text());
        filter.tag().ifPresent(tag -> json.put("tag", tag));
        filter.post().ifPresent(post -> json.put("post", post));
        filter.changedBy().ifPresent(by -> json.put("changedBy", by));
        filter.author().ifPresent(by -> json.put("author", by));
        filter.origin().ifPresent(origin -> json.put("origin", origin.toString()));
        filter.expiredOn().ifPresent(day -> {
            json.put("expired", true);
            json.put("daysAhead", ChronoUnit.DAYS.between(today, day));
        });
        write(filter.figures(), json);
        return json.toString();
    }

    private static void write(FigureFilter figures, ObjectNode json) {
        figures.facilityFrom().ifPresent(share -> json.put("facilityFrom", share));
        figures.facilityTo().ifPresent(share -> json.put("facilityTo", share));
        figures.discriminationFrom().ifPresent(number -> json.put("discriminationFrom", number));
        figures.discriminationTo().ifPresent(number -> json.put("discriminationTo", number));
        figures.measured().ifPresent(is -> json.put("measured", is));
        figures.quarantined().ifPresent(is -> json.put("quarantined", is));
    }

    private static QuestionFilter read(String text, LocalDate today) {
        var json = JSON.readTree(text);
        return new QuestionFilter(
                json.path("topic").asString(""),
                said(json, "kind").map(QuestionKind::valueOf),
                said(json, "difficulty").map(Integer::valueOf),
                said(json, "status").map(QuestionStatus::valueOf),
                json.path("text").asString(""),
                said(json, "tag"),
                said(json, "post"),
                said(json, "changedBy"),
                said(json, "origin").map(UUID::fromString).map(ImportId::new),
                json.path("expired").asBoolean(false)
                        ? Optional.of(today.plusDays(json.path("daysAhead").asInt(0)))
                        : Optional.empty(),
                said(json, "author"),
                new FigureFilter(
                        said(json, "facilityFrom").map(Double::valueOf),
                        said(json, "facilityTo").map(Double::valueOf),
                        said(json, "discriminationFrom").map(Double::valueOf),
                        said(json, "discriminationTo").map(Double::valueOf),
                        said(json, "measured").map(Boolean::valueOf),
                        said(json, "quarantined").map(Boolean::valueOf)));
    }

    private static Optional<String> said(JsonNode json, String name) {
        return json.path(name).asStringOpt();
    }
}
