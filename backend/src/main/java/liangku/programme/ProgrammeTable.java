package liangku.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code programme.programme}. */
class ProgrammeTable {

    private final JdbcClient db;

    ProgrammeTable(JdbcClient db) {
        this.db = db;
    }

    List<Programme> all() {
        return db.sql("""
                select id, code, title_zh, title_en, level, course_codes, exam_code, minutes_required
                from programme.programme
                order by level desc, code
                """).query(ProgrammeTable::programme).list();
    }

    private static Programme programme(ResultSet rs, int row) throws SQLException {
        return new Programme(
                new ProgrammeId(rs.getObject("id", UUID.class)),
                rs.getString("code"),
                rs.getString("title_zh"),
                rs.getString("title_en"),
                Programme.Level.valueOf(rs.getString("level")),
                List.of((String[]) rs.getArray("course_codes").getArray()),
                rs.getString("exam_code"),
                Duration.ofMinutes(rs.getInt("minutes_required")));
    }
}
