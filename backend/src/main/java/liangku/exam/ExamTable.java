package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.exam}. */
class ExamTable {

    private final JdbcClient db;
    private final ExamSettings settings;

    ExamTable(JdbcClient db, ExamSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** An exam with one version of its policy that is, or was, in force. */
    record Version(Exam exam, boolean inForce) {}

    /** {@return every exam with every version that ever was in force} */
    List<Version> all() {
        return db.sql("""
                select e.id, e.code, e.kind, e.title_zh, e.title_en, e.blueprint_code, e.policy = p.number as in_force,
                """ + PolicyTable.TERMS + """
                from exam.exam e
                join exam.policy p on p.exam_id = e.id
                join exam.policy_decision d on d.exam_id = p.exam_id and d.number = p.number
                where d.outcome = 'APPROVED'
                order by e.id, p.number
                """).query(this::version).list();
    }

    /** {@return number of the policy in force, which nobody else changes before this transaction ends; 0 for no exam} */
    int lock(ExamId exam) {
        return db.sql("select policy from exam.exam where id = :exam for update")
                .param("exam", exam.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void putInForce(ExamId exam, int policy) {
        db.sql("update exam.exam set policy = :policy where id = :exam")
                .param("policy", policy)
                .param("exam", exam.value())
                .update();
    }

    private Version version(ResultSet rs, int row) throws SQLException {
        return new Version(
                new Exam(
                        new ExamId(rs.getObject("id", UUID.class)),
                        rs.getString("code"),
                        ExamKind.valueOf(rs.getString("kind")),
                        rs.getString("title_zh"),
                        rs.getString("title_en"),
                        rs.getString("blueprint_code"),
                        rs.getInt("number"),
                        PolicyTable.terms(rs, settings)),
                rs.getBoolean("in_force"));
    }
}
