package liangku.employer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of the archive. */
class EmployerTable {

    /** {@return whose status changes on one of these days} */
    List<EmployerId> changingBetween(LocalDate from, LocalDate to) {
        return db.sql("select distinct employer_id from employer.status_period where since between :from and :to")
                .param("from", from)
                .param("to", to)
                .query((rs, row) -> new EmployerId(rs.getObject("employer_id", UUID.class)))
                .list();
    }

    private static final String SELECT = """
            select e.id, e.version, e.name, e.unified_code, e.licence, e.registration_number, e.region, e.category,
                   e.parent, coalesce(s.status, 'CLOSED') as status
            from employer.employer e
                 left join employer.status_period s
                           on s.employer_id = e.id
                          and s.since <= (now() at time zone 'Asia/Shanghai')::date
                          and (s.until is null or s.until > (now() at time zone 'Asia/Shanghai')::date)
            """;

    /** A row to write, with the identity it has or gets. */
    record Draft(EmployerId id, EmployerData data) {}

    private final JdbcClient db;

    EmployerTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Employer> find(EmployerId id, Scope scope) {
        var visible = ScopeSql.where(scope, "e");
        return db.sql(SELECT + " where e.id = :id and " + visible.sql())
                .params(visible.parameters())
                .param("id", id.value())
                .query(EmployerTable::employer)
                .optional();
    }

    List<Employer> find(Collection<EmployerId> ids) {
        return db.sql(SELECT + " where e.id = any (:ids::uuid[])")
                .param("ids", Column.of(List.copyOf(ids), EmployerId::value))
                .query(EmployerTable::employer)
                .list();
    }

    /** {@return every business that carries one of these identifiers} */
    List<Employer> carrying(List<EmployerData> rows) {
        return db.sql(SELECT + """
                 where e.unified_code = any (:unifiedCodes)
                    or e.licence = any (:licences)
                    or e.registration_number = any (:registrationNumbers)
                """)
                .param("unifiedCodes", Column.ofOptional(rows, EmployerData::unifiedCode))
                .param("licences", Column.ofOptional(rows, EmployerData::licence))
                .param("registrationNumbers", Column.ofOptional(rows, EmployerData::registrationNumber))
                .query(EmployerTable::employer)
                .list();
    }

    List<Employer> page(Scope scope, EmployerFilter filter, Optional<EmployerId> after, int limit) {
        var visible = ScopeSql.where(scope, "e");
        var where = new StringBuilder(" where ").append(visible.sql());
        var parameters = new HashMap<>(visible.parameters());
        after.ifPresent(id -> {
            where.append(" and e.id > :after");
            parameters.put("after", id.value());
        });
        filter.text().ifPresent(text -> {
            where.append(" and (strpos(e.name, :text) > 0 or e.unified_code = :code or e.licence = :code)");
            parameters.put("text", text.strip());
            parameters.put("code", UnifiedCode.normal(text));
        });
        filter.region().ifPresent(region -> {
            where.append(" and starts_with(e.region, :region)");
            parameters.put("region", region);
        });
        filter.category().ifPresent(category -> {
            where.append(" and e.category = :category");
            parameters.put("category", category.name());
        });
        filter.status().ifPresent(status -> {
            where.append(" and coalesce(s.status, 'CLOSED') = :status");
            parameters.put("status", status.name());
        });
        parameters.put("limit", limit);
        return db.sql(SELECT + where + " order by e.id limit :limit")
                .params(parameters)
                .query(EmployerTable::employer)
                .list();
    }

    long count(Scope scope) {
        var visible = ScopeSql.where(scope, "e");
        return db.sql("select count(*) from employer.employer e where " + visible.sql())
                .params(visible.parameters())
                .query(Long.class)
                .single();
    }

    /** {@return how many were added; fewer than given if an identifier was taken meanwhile} */
    int add(List<Draft> drafts, Instant now) {
        return write("""
                insert into employer.employer (id, name, unified_code, licence, registration_number, region, category,
                                               parent, created_at, changed_at)
                select id, name, unified_code, licence, registration_number, region, category, parent, :now, :now
                from unnest(:ids::uuid[], :names::text[], :unifiedCodes::text[], :licences::text[],
                            :registrationNumbers::text[], :regions::text[], :categories::text[], :parents::uuid[])
                     as d (id, name, unified_code, licence, registration_number, region, category, parent)
                on conflict do nothing
                """, drafts, now);
    }

    int change(List<Draft> drafts, Instant now) {
        return write("""
                update employer.employer e
                set version             = e.version + 1,
                    name                = d.name,
                    unified_code        = d.unified_code,
                    licence             = d.licence,
                    registration_number = d.registration_number,
                    region              = d.region,
                    category            = d.category,
                    parent              = d.parent,
                    changed_at          = :now
                from unnest(:ids::uuid[], :names::text[], :unifiedCodes::text[], :licences::text[],
                            :registrationNumbers::text[], :regions::text[], :categories::text[], :parents::uuid[])
                     as d (id, name, unified_code, licence, registration_number, region, category, parent)
                where e.id = d.id
                """, drafts, now);
    }

    /** {@return whether the business still has that version, which is now locked until the end of the transaction} */
    boolean lock(EmployerId id, long version) {
        return db.sql("select from employer.employer where id = :id and version = :version for update")
                .param("id", id.value())
                .param("version", version)
                .query((rs, row) -> true)
                .optional()
                .isPresent();
    }

    /** {@return the business and what is above it, itself first; empty if it is not there} */
    List<EmployerId> upwardsFrom(EmployerId id) {
        return db.sql("""
                with recursive line as (
                    select id, parent, 1 as step
                    from employer.employer
                    where id = :id
                    union all
                    select e.id, e.parent, l.step + 1
                    from line l
                    join employer.employer e on e.id = l.parent
                ) cycle id set is_cycle using path
                select id
                from line
                where not is_cycle
                order by step
                """)
                .param("id", id.value())
                .query((rs, row) -> new EmployerId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** One change of a parent at a time: two at once could close a circle that neither sees. */
    void lockParents() {
        db.sql("select pg_advisory_xact_lock(hashtext('employer.parent'))")
                .query((rs, row) -> 0)
                .single();
    }

    /** One archive import at a time: two with the same new business would else stop one another at the end. */
    void lockArchive() {
        db.sql("select pg_advisory_xact_lock(hashtext('employer.import'))")
                .query((rs, row) -> 0)
                .single();
    }

    /** {@return earliest first} */
    List<StatusPeriod> statuses(EmployerId employer) {
        return db.sql("""
                select employer_id, status, since, until
                from employer.status_period
                where employer_id = :employer
                order by since
                """)
                .param("employer", employer.value())
                .query((rs, row) -> new StatusPeriod(
                        new EmployerId(rs.getObject("employer_id", UUID.class)),
                        Status.valueOf(rs.getString("status")),
                        rs.getObject("since", LocalDate.class),
                        Optional.ofNullable(rs.getObject("until", LocalDate.class))))
                .list();
    }

    void addStatuses(List<StatusPeriod> periods) {
        db.sql("""
                insert into employer.status_period (employer_id, status, since, until)
                select employer_id, status, since, until
                from unnest(:employers::uuid[], :statuses::text[], :since::date[], :until::date[])
                     as p (employer_id, status, since, until)
                """)
                .param("employers", Column.of(periods, StatusPeriod::employer))
                .param("statuses", Column.of(periods, StatusPeriod::status))
                .param("since", Column.of(periods, StatusPeriod::since))
                .param("until", Column.ofOptional(periods, StatusPeriod::until))
                .update();
    }

    /** Ends what is true now of these businesses on {@code day}; a period that began that day or later was an error. */
    void endStatuses(List<EmployerId> employers, LocalDate day) {
        var ids = Column.of(employers, EmployerId::value);
        db.sql("delete from employer.status_period where employer_id = any (:ids::uuid[]) and since >= :day")
                .param("ids", ids)
                .param("day", day)
                .update();
        db.sql("""
                update employer.status_period
                set until = :day
                where employer_id = any (:ids::uuid[])
                  and (until is null or until > :day)
                """).param("ids", ids).param("day", day).update();
    }

    private int write(String sql, List<Draft> drafts, Instant now) {
        return db.sql(sql)
                .param("ids", Column.of(drafts, Draft::id))
                .param("names", Column.of(drafts, d -> d.data().name()))
                .param("unifiedCodes", Column.ofOptional(drafts, d -> d.data().unifiedCode()))
                .param("licences", Column.ofOptional(drafts, d -> d.data().licence()))
                .param(
                        "registrationNumbers",
                        Column.ofOptional(drafts, d -> d.data().registrationNumber()))
                .param("regions", Column.of(drafts, d -> d.data().region()))
                .param("categories", Column.of(drafts, d -> d.data().category().name()))
                .param("parents", Column.ofOptional(drafts, d -> d.data().parent()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Employer employer(ResultSet rs, int row) throws SQLException {
        return new Employer(
                new EmployerId(rs.getObject("id", UUID.class)),
                rs.getLong("version"),
                new EmployerData(
                        rs.getString("name"),
                        Optional.ofNullable(rs.getString("unified_code")).map(UnifiedCode::new),
                        Optional.ofNullable(rs.getString("licence")).map(FoodLicence::new),
                        Optional.ofNullable(rs.getString("registration_number")),
                        rs.getString("region"),
                        Category.valueOf(rs.getString("category")),
                        Optional.ofNullable(rs.getObject("parent", UUID.class)).map(EmployerId::new)),
                Status.valueOf(rs.getString("status")));
    }
}
