package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of blueprints and their cells. */
final class BlueprintTable {

    private final JdbcClient db;

    BlueprintTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Blueprint> find(BlueprintId id) {
        return blueprints("b.id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    Optional<Blueprint> latest(String code) {
        return blueprints("""
                        b.code = :code and b.version = (
                            select max(version) from questionbank.blueprint where code = :code)
                        """, Map.of("code", code)).stream().findFirst();
    }

    List<Blueprint> latestOfEach(int limit) {
        return blueprints("""
                b.id in (
                    select distinct on (code) id from questionbank.blueprint order by code, version desc limit :limit)
                """, Map.of("limit", limit));
    }

    private List<Blueprint> blueprints(String condition, Map<String, Object> parameters) {
        Map<Head, List<Blueprint.Cell>> found = new LinkedHashMap<>();
        db.sql("""
                        select b.id, b.code, b.version, b.title_zh, b.title_en, b.coverage_percent, b.fixed,
                            b.excluded, b.pilots, b.exposure_cap_percent, b.band_target, b.band_tolerance,
                            b.band_spread, b.section_zh, b.section_en, b.section_cells,
                            c.topic, c.difficulty_from, c.difficulty_to, c.kind, c.count, c.points
                        from questionbank.blueprint b
                        join questionbank.blueprint_cell c on c.blueprint_id = b.id
                        where\s""" + condition + " order by b.code, c.position")
                .params(parameters)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(head(row), _ -> new ArrayList<>()).add(cell(row));
                });
        return found.entrySet().stream()
                .map(entry -> entry.getKey().with(entry.getValue()))
                .toList();
    }

    private record Head(
            BlueprintId id,
            String code,
            int version,
            String titleZh,
            String titleEn,
            List<Blueprint.Section> sections,
            Limits limits) {

        Blueprint with(List<Blueprint.Cell> cells) {
            return new Blueprint(id, code, version, titleZh, titleEn, cells, sections, limits);
        }
    }

    /** {@return the questions of these identifiers, as far as there are any} */
    Map<String, QuestionId> identified(List<String> identifiers) {
        Map<String, QuestionId> found = new LinkedHashMap<>();
        db.sql("select id, identifier from questionbank.question where identifier = any (:identifiers)")
                .param("identifiers", identifiers.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getString("identifier"), new QuestionId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    void lock() {
        db.sql("lock table questionbank.blueprint in share row exclusive mode").update();
    }

    void insert(Blueprint blueprint, String by, Instant now) {
        var statement = db.sql("""
                        insert into questionbank.blueprint
                            (id, code, version, title_zh, title_en, created_at, created_by, coverage_percent, fixed,
                             excluded, pilots, exposure_cap_percent, band_target, band_tolerance, band_spread,
                             section_zh, section_en, section_cells)
                        values (:id, :code, :version, :titleZh, :titleEn, :createdAt, :createdBy, :coverage, :fixed,
                            :excluded, :pilots, :cap, :target::int, :tolerance::int, :spread::int,
                            :sectionsZh, :sectionsEn, :sectionCells)
                        """);
        BlueprintLimits.bind(statement, blueprint)
                .param("id", blueprint.id().value())
                .param("code", blueprint.code())
                .param("version", blueprint.version())
                .param("titleZh", blueprint.titleZh())
                .param("titleEn", blueprint.titleEn())
                .param("createdAt", Timestamp.from(now))
                .param("createdBy", by)
                .update();
        var cells = blueprint.cells();
        db.sql("""
                        insert into questionbank.blueprint_cell
                            (blueprint_id, position, topic, difficulty_from, difficulty_to, kind, count, points)
                        select :id, c.position, c.topic, c.low, c.high, c.kind, c.count, c.points
                        from unnest(:topics, :lows, :highs, :kinds, :counts, :points) with ordinality
                            as c (topic, low, high, kind, count, points, position)
                        """)
                .param("id", blueprint.id().value())
                .param("topics", cells.stream().map(Blueprint.Cell::topic).toArray(String[]::new))
                .param(
                        "lows",
                        cells.stream().map(Blueprint.Cell::difficultyFrom).toArray(Integer[]::new))
                .param("highs", cells.stream().map(Blueprint.Cell::difficultyTo).toArray(Integer[]::new))
                .param("kinds", cells.stream().map(cell -> cell.kind().name()).toArray(String[]::new))
                .param("counts", cells.stream().map(Blueprint.Cell::count).toArray(Integer[]::new))
                .param("points", cells.stream().map(Blueprint.Cell::points).toArray(Integer[]::new))
                .update();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new BlueprintId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getInt("version"),
                row.getString("title_zh"),
                row.getString("title_en"),
                BlueprintLimits.sections(row),
                BlueprintLimits.limits(row));
    }

    private static Blueprint.Cell cell(ResultSet row) throws SQLException {
        return new Blueprint.Cell(
                row.getString("topic"),
                row.getInt("difficulty_from"),
                row.getInt("difficulty_to"),
                QuestionKind.valueOf(row.getString("kind")),
                row.getInt("count"),
                row.getInt("points"));
    }
}
