package liangku.demo;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import liangku.employer.Column;
import liangku.employer.Employers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code demo.received} and {@code demo.report}. */
@Repository
@OnlyInDemo
class ReceivedTable {

    /** A record as it came. */
    record Received(String bizId, int version, Instant occurredAt, String data, String digest) {}

    /** What is known of one version of something. */
    record Known(String bizId, int version, String digest) {}

    record Count(String dataType, long records, Instant last) {}

    record Arrival(String dataType, String bizId, int version, Instant at) {}

    record Door(String outcome, long reports, Instant last) {}

    private final JdbcClient db;

    ReceivedTable(JdbcClient db) {
        this.db = db;
    }

    /** One report of a kind at a time, so that what is decided about a version is still true when it is written. */
    void oneAtATime(String dataType) {
        db.sql("select pg_advisory_xact_lock(hashtext('demo.received'), hashtext(:dataType))")
                .param("dataType", dataType)
                .query((rs, row) -> 0)
                .single();
    }

    List<Known> known(String dataType, Collection<String> bizIds) {
        return db.sql("""
                select biz_id, version, digest
                from demo.received
                where data_type = :dataType
                  and biz_id = any (:bizIds)
                """)
                .param("dataType", dataType)
                .param("bizIds", bizIds.toArray(String[]::new))
                .query((rs, row) -> new Known(rs.getString("biz_id"), rs.getInt("version"), rs.getString("digest")))
                .list();
    }

    void add(String dataType, String batchNo, List<Received> records, Instant now) {
        db.sql("""
                insert into demo.received (data_type, biz_id, version, occurred_at, data, digest, batch_no, received_at)
                select :dataType, r.biz_id, r.version, r.occurred_at, r.data, r.digest, :batchNo, :now
                from unnest(:bizIds::text[], :versions::int[], :occurredAt::timestamptz[], :data::text[],
                            :digests::text[])
                     as r (biz_id, version, occurred_at, data, digest)
                """)
                .param("dataType", dataType)
                .param("batchNo", batchNo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("bizIds", Column.of(records, Received::bizId))
                .param("versions", Column.of(records, Received::version))
                .param("occurredAt", Column.of(records, Received::occurredAt))
                .param("data", Column.of(records, Received::data))
                .param("digests", Column.of(records, Received::digest))
                .update();
    }

    void addReport(String dataType, String signType, int records, String outcome, Instant now) {
        db.sql("""
                insert into demo.report (id, at, data_type, sign_type, records, outcome)
                values (:id, :now, :dataType, :signType, :records, :outcome)
                """)
                .param("id", Generators.timeBasedEpochGenerator().generate())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("dataType", dataType)
                .param("signType", signType)
                .param("records", records)
                .param("outcome", outcome)
                .update();
    }

    /** {@return {@code bizId:version} of a day's records, sorted by code point} */
    List<String> lines(String dataType, LocalDate day) {
        return db.sql("""
                select biz_id || ':' || version
                from demo.received
                where data_type = :dataType
                  and occurred_at >= :from
                  and occurred_at < :to
                order by (biz_id || ':' || version) collate "C"
                """)
                .param("dataType", dataType)
                .param("from", day.atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .param("to", day.plusDays(1).atStartOfDay(Employers.ZONE).toOffsetDateTime())
                .query((rs, row) -> rs.getString(1))
                .list();
    }

    List<Count> counts() {
        return db.sql("""
                select data_type, count(*) as records, max(received_at) as last
                from demo.received
                group by data_type
                """)
                .query((rs, row) -> new Count(
                        rs.getString("data_type"),
                        rs.getLong("records"),
                        rs.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Arrival> latest(int limit) {
        return db.sql("""
                select data_type, biz_id, version, received_at
                from demo.received
                order by received_at desc, biz_id
                limit :limit
                """)
                .param("limit", limit)
                .query((rs, row) -> new Arrival(
                        rs.getString("data_type"),
                        rs.getString("biz_id"),
                        rs.getInt("version"),
                        rs.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** {@return what became of the reports, by outcome} */
    List<Door> door() {
        return db.sql("""
                select outcome, count(*) as reports, max(at) as last
                from demo.report
                group by outcome
                order by outcome
                """)
                .query((rs, row) -> new Door(
                        rs.getString("outcome"),
                        rs.getLong("reports"),
                        rs.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }
}
