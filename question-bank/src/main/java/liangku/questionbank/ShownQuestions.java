package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lists show of questions. How a question stands, how it is filed and what was measured of it is read anew each time,
 * from its own row; what a version says never changes, so that what was shown of late is at hand: reading and parsing fifty
 * texts costs more than all the rest of a page. Not for whoever writes: a version that its transaction takes back would
 * stay at hand.
 */
final class ShownQuestions {

    /** Some ten thousand questions, 32 MB at most. */
    private static final long CHARACTERS_AT_HAND = 16_000_000;

    /** What objects weigh beside their characters. */
    private static final int CHARACTERS_EACH = 500;

    private final Cache<QuestionVersion, Question> atHand = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_AT_HAND)
            .weigher((QuestionVersion _, Question question) -> characters(question))
            .build();
    private final JdbcClient db;
    private final QuestionTable table;

    ShownQuestions(JdbcClient db, QuestionTable table) {
        this.db = db;
        this.table = table;
    }

    /** A question's newest version, and what answers say of it. */
    record Shown(Question question, Optional<QuestionFigures> figures) {}

    /** What is true of a question now. */
    private record Standing(
            QuestionVersion newest, QuestionStatus status, Labels labels, Optional<QuestionFigures> figures) {}

    /** {@return those of these that exist, in this order} */
    List<Shown> of(List<QuestionId> ids) {
        if (ids.isEmpty()) return List.of();
        var standings = standings(ids);
        var versions =
                versions(standings.values().stream().map(Standing::newest).toList());
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(standings.get(id)).stream())
                // One that an import took back a moment ago is not there any more.
                .flatMap(standing -> Optional.ofNullable(versions.get(standing.newest)).stream()
                        .map(version -> shown(version, standing)))
                .toList();
    }

    private static Shown shown(Question version, Standing now) {
        return new Shown(
                new Question(
                        version.id(),
                        version.version(),
                        now.status,
                        version.content(),
                        now.labels,
                        version.changedBy(),
                        version.changedAt()),
                now.figures);
    }

    private Map<QuestionVersion, Question> versions(List<QuestionVersion> named) {
        Map<QuestionVersion, Question> found = new HashMap<>(atHand.getAllPresent(named));
        var more = named.stream().filter(one -> !found.containsKey(one)).toList();
        if (more.isEmpty()) return found;
        for (var question : table.versions(more)) {
            found.put(question.reference(), question);
            atHand.put(question.reference(), question);
        }
        return found;
    }

    private static int characters(Question question) {
        var content = question.content();
        return CHARACTERS_EACH
                + content.explanation().length()
                + BodyJson.write(content.body()).length()
                + content.body().stem().length()
                + AboutJson.write(content.about()).length();
    }

    private Map<QuestionId, Standing> standings(List<QuestionId> ids) {
        Map<QuestionId, Standing> found = new LinkedHashMap<>();
        db.sql("""
                        select q.id, q.version, q.status, q.tags, %s as enemies,
                            q.measured_difficulty, q.facility, q.discrimination, q.shown, %s as quarantined
                        from questionbank.question q
                        where q.id = any (:ids)
                        """.formatted(QuestionTable.ENEMIES, QuestionListTable.QUARANTINED))
                .param("ids", QuestionTable.uuids(ids))
                .query((ResultSet row) -> {
                    var standing = standing(row);
                    found.put(standing.newest.id(), standing);
                });
        return found;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var figures = new QuestionFigures(measured(row), row.getBoolean("quarantined"));
        return new Standing(
                new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("version")),
                QuestionStatus.valueOf(row.getString("status")),
                new Labels(QuestionTable.strings(row, "tags"), QuestionTable.strings(row, "enemies")),
                figures.measured().isPresent() || figures.isQuarantined() ? Optional.of(figures) : Optional.empty());
    }

    private static Optional<QuestionFigures.Measured> measured(ResultSet row) throws SQLException {
        double difficulty = row.getDouble("measured_difficulty");
        if (row.wasNull()) return Optional.empty();
        double facility = row.getDouble("facility");
        int shown = row.getInt("shown");
        double discrimination = row.getDouble("discrimination");
        var known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(discrimination);
        return Optional.of(new QuestionFigures.Measured(difficulty, facility, known, shown));
    }
}
