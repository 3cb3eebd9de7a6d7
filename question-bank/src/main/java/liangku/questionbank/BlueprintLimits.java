package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The columns of a blueprint's row that say what papers must keep to. */
final class BlueprintLimits {

    private BlueprintLimits() {}

    static StatementSpec bind(StatementSpec statement, Blueprint blueprint) {
        var limits = blueprint.limits();
        var sections = blueprint.sections();
        return statement
                .param("coverage", limits.coveragePercent())
                .param("fixed", ids(limits.fixed()))
                .param("excluded", ids(limits.excluded()))
                .param("pilots", limits.pilots())
                .param("cap", limits.exposureCapPercent())
                .param("target", limits.band().map(BlueprintLimits::target).orElse(null))
                .param("tolerance", limits.band().map(Limits.Band::tolerance).orElse(null))
                .param("spread", limits.band().map(Limits.Band::spread).orElse(null))
                .param(
                        "sectionsZh",
                        sections.stream().map(Blueprint.Section::titleZh).toArray(String[]::new))
                .param(
                        "sectionsEn",
                        sections.stream().map(Blueprint.Section::titleEn).toArray(String[]::new))
                .param(
                        "sectionCells",
                        sections.stream().map(Blueprint.Section::cells).toArray(Integer[]::new));
    }

    private static @Nullable Integer target(Limits.Band band) {
        return band.target().isPresent() ? band.target().getAsInt() : null;
    }

    private static UUID[] ids(List<QuestionId> ids) {
        return ids.stream().map(QuestionId::value).toArray(UUID[]::new);
    }

    static List<Blueprint.Section> sections(ResultSet row) throws SQLException {
        var zh = (String[]) row.getArray("section_zh").getArray();
        var en = (String[]) row.getArray("section_en").getArray();
        var cells = (Integer[]) row.getArray("section_cells").getArray();
        List<Blueprint.Section> sections = new ArrayList<>();
        for (int i = 0; i < zh.length; i++) sections.add(new Blueprint.Section(zh[i], en[i], cells[i]));
        return sections;
    }

    static Limits limits(ResultSet row) throws SQLException {
        return new Limits(
                row.getInt("coverage_percent"),
                questions(row, "fixed"),
                questions(row, "excluded"),
                row.getInt("pilots"),
                band(row),
                row.getInt("exposure_cap_percent"));
    }

    private static Optional<Limits.Band> band(ResultSet row) throws SQLException {
        int tolerance = row.getInt("band_tolerance");
        if (row.wasNull()) return Optional.empty();
        int spread = row.getInt("band_spread");
        int target = row.getInt("band_target");
        return Optional.of(
                new Limits.Band(row.wasNull() ? OptionalInt.empty() : OptionalInt.of(target), tolerance, spread));
    }

    private static List<QuestionId> questions(ResultSet row, String column) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray())
                .map(QuestionId::new)
                .toList();
    }
}
