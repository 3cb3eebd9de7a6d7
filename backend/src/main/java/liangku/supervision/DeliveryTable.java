package liangku.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import liangku.employer.Column;
import liangku.employer.Employers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code supervision.delivery}. */
@Repository
class DeliveryTable {

    static final String STALE = "STALE";

    /**
     * A record this node may push now.
     *
     * @param tries with the one that is to come
     */
    record Leased(long position, int tries) {}

    /**
     * What became of a try.
     *
     * @param dueAt when to try again
     */
    record Failure(long position, Instant dueAt, String error) {}

    private final JdbcClient db;

    DeliveryTable(JdbcClient db) {
        this.db = db;
    }

    /** {@return the kinds of which anything is due; asked every second, and mostly of none} */
    List<DataType> due(Instant now) {
        return db.sql("""
                select t.data_type
                from unnest(:dataTypes::text[]) with ordinality as t (data_type, place)
                where exists (
                    select
                    from supervision.delivery d
                    where d.state = 'DUE' and d.data_type = t.data_type and d.due_at <= :now
                )
                order by t.place
                """)
                .param("dataTypes", Column.of(List.of(DataType.values()), DataType::name))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> DataType.valueOf(rs.getString("data_type")))
                .list();
    }

    /** Takes what is due, for as long as the lease lasts; another sender takes the next ones meanwhile. */
    List<Leased> lease(DataType dataType, int limit, Instant now, Instant until) {
        return db.sql("""
                update supervision.delivery d
                set tries = d.tries + 1, due_at = :until
                from (
                    select position
                    from supervision.delivery
                    where state = 'DUE'
                      and data_type = :dataType
                      and due_at <= :now
                    order by position
                    limit :limit
                    for update skip locked
                ) due
                where d.position = due.position
                returning d.position, d.tries
                """)
                .param("dataType", dataType.name())
                .param("limit", limit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Leased(rs.getLong("position"), rs.getInt("tries")))
                .list();
    }

    void sent(Collection<Long> positions, Instant now) {
        settle(positions, "SENT", "", now);
    }

    /** The other side has a later version already: nothing to do, but it will not be among what it counts. */
    void stale(Collection<Long> positions, Instant now) {
        settle(positions, "SENT", STALE, now);
    }

    void retry(List<Failure> failures) {
        db.sql("""
                update supervision.delivery d
                set due_at = f.due_at, last_error = f.error
                from unnest(:positions::bigint[], :dueAt::timestamptz[], :errors::text[]) as f (position, due_at, error)
                where d.position = f.position
                """)
                .param("positions", Column.of(failures, Failure::position))
                .param("dueAt", Column.of(failures, Failure::dueAt))
                .param("errors", Column.of(failures, Failure::error))
                .update();
    }

    void dead(long position, String error, Instant now) {
        settle(List.of(position), "DEAD", error, now);
    }

    /** {@return how many dead letters are to be tried afresh} */
    int revive(Instant now) {
        return db.sql("""
                update supervision.delivery
                set state = 'DUE', tries = 0, due_at = :now, settled_at = null
                where state = 'DEAD'
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Sends a day's records again: the other side knows by their versions what it has already. */
    int sendAgain(DataType dataType, LocalDate day, Instant now) {
        return db.sql("""
                update supervision.delivery d
                set state = 'DUE', tries = 0, due_at = :now, settled_at = null
                from supervision.entry e
                join supervision.record r on r.id = e.record_id
                where d.position = e.position
                  and d.state = 'SENT'
                  and r.data_type = :dataType
                  and r.occurred_at >= :from
                  and r.occurred_at < :to
                """)
                .param("dataType", dataType.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("from", day.atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .param("to", day.plusDays(1).atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .update();
    }

    /** {@return {@code bizId:version} of what the other side accepted of a day, sorted by code point} */
    List<String> accepted(DataType dataType, LocalDate day) {
        return db.sql("""
                select r.biz_id || ':' || r.version as line
                from supervision.record r
                join supervision.entry e on e.record_id = r.id
                join supervision.delivery d on d.position = e.position
                where r.data_type = :dataType
                  and r.occurred_at >= :from
                  and r.occurred_at < :to
                  and d.state = 'SENT'
                  and d.last_error is distinct from 'STALE'
                order by (r.biz_id || ':' || r.version) collate "C"
                """)
                .param("dataType", dataType.name())
                .param("from", day.atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .param("to", day.plusDays(1).atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .query((rs, row) -> rs.getString(1))
                .list();
    }

    List<Deliveries.Count> counts() {
        return db.sql("""
                select data_type, count(*) filter (where state = 'DUE') as due,
                       count(*) filter (where state = 'SENT') as sent, count(*) filter (where state = 'DEAD') as dead
                from supervision.delivery
                group by data_type
                """)
                .query((rs, row) -> new Deliveries.Count(
                        DataType.valueOf(rs.getString("data_type")),
                        rs.getLong("due"),
                        rs.getLong("sent"),
                        rs.getLong("dead")))
                .list();
    }

    List<Deliveries.DeadLetter> deadLetters(long after, int limit) {
        return db.sql("""
                select d.position, d.data_type, r.biz_id, r.version, d.tries, coalesce(d.last_error, '') as last_error
                from supervision.delivery d
                join supervision.entry e on e.position = d.position
                join supervision.record r on r.id = e.record_id
                where d.state = 'DEAD'
                  and d.position > :after
                order by d.position
                limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((rs, row) -> new Deliveries.DeadLetter(
                        rs.getLong("position"),
                        DataType.valueOf(rs.getString("data_type")),
                        rs.getString("biz_id"),
                        rs.getInt("version"),
                        rs.getInt("tries"),
                        rs.getString("last_error")))
                .list();
    }

    private void settle(Collection<Long> positions, String state, String error, Instant now) {
        db.sql("""
                update supervision.delivery
                set state = :state, last_error = nullif(:error, ''), settled_at = :now
                where position = any (:positions)
                """)
                .param("state", state)
                .param("error", error)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("positions", positions.toArray(Long[]::new))
                .update();
    }
}
