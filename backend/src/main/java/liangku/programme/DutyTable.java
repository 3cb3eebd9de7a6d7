package liangku.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.people.Post;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code programme.duty}. */
class DutyTable {

    private final JdbcClient db;

    DutyTable(JdbcClient db) {
        this.db = db;
    }

    /** @param duty empty: from that day the post owes nothing */
    record Row(LocalDate effectiveFrom, Kind kind, Post post, Optional<Duty> duty) {

        boolean appliesTo(Category category) {
            return switch (kind) {
                case ANY -> true;
                case SPECIFIC -> category.specific();
                case ORDINARY -> !category.specific();
            };
        }

        /** A row for just this kind of business overrules one of the same day for all. */
        int precision() {
            return kind == Kind.ANY ? 0 : 1;
        }
    }

    enum Kind {
        ANY,
        SPECIFIC,
        ORDINARY
    }

    List<Row> all() {
        return db.sql("""
                select effective_from, applies_to, post, programme_id, hours_per_year, validity_months,
                       exam_interval_months, before_work, basis
                from programme.duty
                """).query(DutyTable::row).list();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        var from = rs.getObject("effective_from", LocalDate.class);
        var post = Post.valueOf(rs.getString("post"));
        var programme = Optional.ofNullable(rs.getObject("programme_id", UUID.class));
        var duty = new DutyTerms(
                rs.getInt("hours_per_year"),
                Period.ofMonths(rs.getInt("validity_months")),
                Period.ofMonths(rs.getInt("exam_interval_months")),
                rs.getBoolean("before_work"),
                rs.getString("basis"));
        return new Row(
                from,
                Kind.valueOf(rs.getString("applies_to")),
                post,
                programme.map(id -> duty.at(from, post, new ProgrammeId(id))));
    }

    private record DutyTerms(int hours, Period validity, Period interval, boolean beforeWork, String basis) {
        Duty at(LocalDate from, Post post, ProgrammeId programme) {
            return new Duty(from, post, programme, hours, validity, interval, beforeWork, basis);
        }
    }
}
