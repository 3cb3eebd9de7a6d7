package liangku.supervision;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.employer.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code supervision.record}, {@code .waiting} and {@code .entry}. */
@Repository
class FeedTable {

    /** The latest of something, to see whether it changed. */
    record Latest(int version, String digest, SignType signType) {}

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient db;
    private final FeedKeys keys;
    private final Signer signer;

    FeedTable(JdbcClient db, FeedKeys keys) {
        this.db = db;
        this.keys = keys;
        this.signer = keys.signer();
    }

    /**
     * Signs and keeps what happened; what is kept already is left alone, so a listener may be called twice.
     *
     * @return how many are new
     */
    int add(List<Happening> happenings, Instant now) {
        var rows = happenings.stream().map(this::signed).toList();
        return db.sql("""
                with added as (
                    insert into supervision.record (id, data_type, biz_id, version, op, occurred_at, data, digest,
                                                    sign_type, key_id, signature, recorded_at)
                    select r.id, r.data_type, r.biz_id, r.version, 'UPSERT', r.occurred_at, r.data, r.digest,
                           :signType, :keyId, r.signature, :now
                    from unnest(:ids::uuid[], :dataTypes::text[], :bizIds::text[], :versions::int[],
                                :occurredAt::timestamptz[], :data::text[], :digests::text[], :signatures::text[])
                         as r (id, data_type, biz_id, version, occurred_at, data, digest, signature)
                    on conflict (data_type, biz_id, version) do nothing
                    returning id, data_type, version
                )
                insert into supervision.waiting (record_id, data_type, version)
                select id, data_type, version
                from added
                """)
                .param("ids", Column.of(rows, row -> ids.generate()))
                .param("dataTypes", Column.of(rows, row -> row.happening().dataType()))
                .param("bizIds", Column.of(rows, row -> row.happening().bizId()))
                .param("versions", Column.of(rows, row -> row.happening().version()))
                .param("occurredAt", Column.of(rows, row -> row.happening().occurredAt()))
                .param("data", Column.of(rows, Signed::data))
                .param("digests", Column.of(rows, Signed::digest))
                .param("signatures", Column.of(rows, Signed::signature))
                .param("signType", signer.type().name())
                .param("keyId", signer.keyId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever numbers versions of this kind waits here until the other's transaction ends. */
    void oneAtATime(DataType dataType) {
        db.sql("select pg_advisory_xact_lock(hashtext('supervision.version'), hashtext(:type))")
                .param("type", dataType.name())
                .query((rs, row) -> 0)
                .single();
    }

    Map<String, Latest> latest(DataType dataType, Collection<String> bizIds) {
        return db
                .sql("""
                select distinct on (biz_id) biz_id, version, digest, sign_type
                from supervision.record
                where data_type = :dataType
                  and biz_id = any (:bizIds)
                order by biz_id, version desc
                """)
                .param("dataType", dataType.name())
                .param("bizIds", bizIds.toArray(String[]::new))
                .query((rs, row) -> Map.entry(
                        rs.getString("biz_id"),
                        new Latest(
                                rs.getInt("version"),
                                rs.getString("digest"),
                                SignType.valueOf(rs.getString("sign_type")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** {@return whether this is what was told} It is digested as it was then: another type of digest is no change. */
    boolean isSame(Latest latest, Map<String, ?> data) {
        return Signer.digest(latest.signType(), CanonicalJson.of(data).getBytes(StandardCharsets.UTF_8))
                .equals(latest.digest());
    }

    /** {@return whether this transaction, alone among all, may give positions} */
    boolean mayNumber() {
        return db.sql("select pg_try_advisory_xact_lock(hashtext('supervision.position'))")
                .query(Boolean.class)
                .single();
    }

    /**
     * Gives the next positions to at most {@code limit} committed records, and makes them due for the push. First versions
     * go first: two nodes' clocks may differ, and a second version is never told before its first.
     *
     * @return how many
     */
    int number(int limit, Instant now) {
        return db.sql("""
                with taken as (
                    delete from supervision.waiting
                    where record_id in (
                        select record_id
                        from supervision.waiting
                        order by version, record_id
                        limit :limit
                    )
                    returning record_id, data_type, version
                ), placed as (
                    select (select coalesce(max(position), 0) from supervision.entry)
                               + row_number() over (order by version, record_id) as position,
                           record_id, data_type
                    from taken
                ), numbered as (
                    insert into supervision.entry (position, record_id)
                    select position, record_id
                    from placed
                )
                insert into supervision.delivery (position, data_type, state, tries, due_at)
                select position, data_type, 'DUE', 0, :now
                from placed
                """)
                .param("limit", limit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Entry> after(long position, int limit) {
        return db.sql("""
                select e.position, r.data_type, r.biz_id, r.version, r.op, r.occurred_at, r.data, r.digest, r.signature,
                       r.sign_type, r.key_id
                from supervision.entry e
                join supervision.record r on r.id = e.record_id
                where e.position > :after
                order by e.position
                limit :limit
                """)
                .param("after", position)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    List<Entry> at(Collection<Long> positions) {
        return db.sql("""
                select e.position, r.data_type, r.biz_id, r.version, r.op, r.occurred_at, r.data, r.digest, r.signature,
                       r.sign_type, r.key_id
                from supervision.entry e
                join supervision.record r on r.id = e.record_id
                where e.position = any (:positions)
                order by e.position
                """)
                .param("positions", positions.toArray(Long[]::new))
                .query(this::entry)
                .list();
    }

    private record Signed(Happening happening, String data, String digest, String signature) {}

    private Signed signed(Happening given) {
        // What the table keeps of a time: the signature is over what will be read back.
        var happening = new Happening(
                given.dataType(),
                given.bizId(),
                given.version(),
                given.occurredAt().truncatedTo(ChronoUnit.MICROS),
                given.data());
        var data = CanonicalJson.of(happening.data());
        var digest = signer.digest(data.getBytes(StandardCharsets.UTF_8));
        var text = Entry.signedText(
                happening.dataType(),
                happening.bizId(),
                happening.version(),
                Entry.Op.UPSERT,
                happening.occurredAt(),
                digest);
        return new Signed(happening, data, digest, signer.sign(text));
    }

    private Entry entry(ResultSet rs, int row) throws SQLException {
        var entry = new Entry(
                rs.getLong("position"),
                DataType.valueOf(rs.getString("data_type")),
                rs.getString("biz_id"),
                rs.getInt("version"),
                Entry.Op.valueOf(rs.getString("op")),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getString("data"),
                rs.getString("digest"),
                rs.getString("signature"),
                SignType.valueOf(rs.getString("sign_type")),
                Optional.ofNullable(rs.getString("key_id")));
        return entry.keyId().isPresent()
                ? entry
                : entry.signedBy(keys.keyOf(entry.signType(), entry.signedText(), entry.signature()));
    }
}
