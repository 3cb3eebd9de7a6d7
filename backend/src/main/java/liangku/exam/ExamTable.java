package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.exam}. */
class ExamTable {

    private final JdbcClient db;

    ExamTable(JdbcClient db) {
        this.db = db;
    }

    List<Exam> all() {
        return db.sql("""
                select id, code, kind, title_zh, title_en, blueprint_code, minutes, pass_percent,
                       attempts_allowed, period_days, cool_down_hours
                from exam.exam
                order by id
                """).query(ExamTable::exam).list();
    }

    private static Exam exam(ResultSet rs, int row) throws SQLException {
        return new Exam(
                new ExamId(rs.getObject("id", UUID.class)),
                rs.getString("code"),
                ExamKind.valueOf(rs.getString("kind")),
                rs.getString("title_zh"),
                rs.getString("title_en"),
                rs.getString("blueprint_code"),
                Duration.ofMinutes(rs.getInt("minutes")),
                rs.getInt("pass_percent"),
                new Exam.Retakes(
                        rs.getInt("attempts_allowed"),
                        Duration.ofDays(rs.getInt("period_days")),
                        Duration.ofHours(rs.getInt("cool_down_hours"))));
    }
}
