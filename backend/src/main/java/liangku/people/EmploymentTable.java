package liangku.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of employments. */
class EmploymentTable {

    private final JdbcClient db;
    private final WorkerTable workers;

    EmploymentTable(JdbcClient db, WorkerTable workers) {
        this.db = db;
        this.workers = workers;
    }

    Optional<Employment> find(EmploymentId id) {
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until
                from people.employment m
                where m.id = :id
                """)
                .param("id", id.value())
                .query(EmploymentTable::employment)
                .optional();
    }

    List<Employment> find(Collection<EmploymentId> ids) {
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until
                from people.employment m
                where m.id = any (:ids::uuid[])
                """)
                .param("ids", Column.of(List.copyOf(ids), EmploymentId::value))
                .query(EmploymentTable::employment)
                .list();
    }

    /** {@return the employment if its business is within {@code scope}; locked until the end of the transaction} */
    Optional<Employment> lock(EmploymentId id, Scope scope) {
        var visible = ScopeSql.where(scope, "e");
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until
                from people.employment m
                     join employer.employer e on e.id = m.employer_id
                where m.id = :id and %s
                for update of m
                """.formatted(visible.sql()))
                .params(visible.parameters())
                .param("id", id.value())
                .query(EmploymentTable::employment)
                .optional();
    }

    List<Employment> of(Collection<WorkerId> people) {
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until
                from people.employment m
                where m.worker_id = any (:workers::uuid[])
                order by m.since, m.id
                """)
                .param("workers", Column.of(List.copyOf(people), WorkerId::value))
                .query(EmploymentTable::employment)
                .list();
    }

    List<Workplace> workplacesOn(WorkerId worker, LocalDate day) {
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until, e.category
                from people.employment m
                     join employer.employer e on e.id = m.employer_id
                where m.worker_id = :worker
                  and m.since <= :day
                  and (m.until is null or m.until > :day)
                order by m.since, m.id
                """)
                .param("worker", worker.value())
                .param("day", day)
                .query((rs, row) -> new Workplace(employment(rs, row), Category.valueOf(rs.getString("category"))))
                .list();
    }

    List<RosterEntry> roster(EmployerId employer, LocalDate day) {
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until,
                       w.id, w.name, w.id_number, w.phone
                from people.employment m
                     join people.worker w on w.id = m.worker_id
                where m.employer_id = :employer
                  and m.since <= :day
                  and (m.until is null or m.until > :day)
                order by m.id
                """)
                .param("employer", employer.value())
                .param("day", day)
                .query(entries())
                .list();
    }

    List<RosterEntry> page(Scope scope, RosterFilter filter, Optional<EmploymentId> after, int limit) {
        var visible = ScopeSql.where(scope, "e");
        var where = new StringBuilder(visible.sql());
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        after.ifPresent(id -> {
            where.append(" and m.id > :after");
            parameters.put("after", id.value());
        });
        filter.employer().ifPresent(employer -> {
            where.append(" and m.employer_id = :employer");
            parameters.put("employer", employer.value());
        });
        filter.on().ifPresent(day -> {
            where.append(" and m.since <= :day and (m.until is null or m.until > :day)");
            parameters.put("day", day);
        });
        filter.text().ifPresent(text -> {
            where.append(" and ").append(textCondition(text, parameters));
        });
        parameters.put("limit", limit);
        return db.sql("""
                select m.id as employment_id, m.worker_id, m.employer_id, m.post, m.since, m.until,
                       w.id, w.name, w.id_number, w.phone
                from people.employment m
                     join people.worker w on w.id = m.worker_id
                     join employer.employer e on e.id = m.employer_id
                where %s
                order by m.id
                limit :limit
                """.formatted(where)).params(parameters).query(entries()).list();
    }

    void add(List<Employment> employments, Instant now) {
        db.sql("""
                insert into people.employment (id, worker_id, employer_id, post, since, until, recorded_at)
                select id, worker_id, employer_id, post, since, until, :now
                from unnest(:ids::uuid[], :workers::uuid[], :employers::uuid[], :posts::text[], :since::date[],
                            :until::date[])
                     as d (id, worker_id, employer_id, post, since, until)
                """)
                .param("ids", Column.of(employments, Employment::id))
                .param("workers", Column.of(employments, Employment::worker))
                .param("employers", Column.of(employments, Employment::employer))
                .param("posts", Column.of(employments, e -> e.post().name()))
                .param("since", Column.of(employments, Employment::since))
                .param("until", Column.ofOptional(employments, Employment::until))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Writes post and last day of these; who, where and since stay. */
    void correct(List<Employment> employments) {
        db.sql("""
                update people.employment m
                set post = d.post, until = d.until
                from unnest(:ids::uuid[], :posts::text[], :until::date[]) as d (id, post, until)
                where m.id = d.id
                """)
                .param("ids", Column.of(employments, Employment::id))
                .param("posts", Column.of(employments, e -> e.post().name()))
                .param("until", Column.ofOptional(employments, Employment::until))
                .update();
    }

    private String textCondition(String text, Map<String, Object> parameters) {
        if (Phone.parse(text) instanceof Phone.Parsed.Valid(var phone)) {
            parameters.put("index", workers.index(phone));
            return "w.phone_index = :index";
        }
        if (ResidentId.parse(text) instanceof ResidentId.Parsed.Valid(var idNumber)) {
            parameters.put("index", workers.index(idNumber));
            return "w.id_number_index = :index";
        }
        if (PersonName.parse(text) instanceof PersonName.Parsed.Valid(var name)) {
            parameters.put("index", workers.index(name));
            return "w.name_index = :index";
        }
        return "false";
    }

    private RowMapper<RosterEntry> entries() {
        return (rs, row) -> new RosterEntry(workers.worker(rs, row), employment(rs, row));
    }

    private static Employment employment(ResultSet rs, int row) throws SQLException {
        return new Employment(
                new EmploymentId(rs.getObject("employment_id", UUID.class)),
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                Post.valueOf(rs.getString("post")),
                rs.getObject("since", LocalDate.class),
                Optional.ofNullable(rs.getObject("until", LocalDate.class)));
    }
}
