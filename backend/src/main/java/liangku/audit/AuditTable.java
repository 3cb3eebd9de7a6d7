package liangku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one place that writes and reads {@code audit.entry}. */
class AuditTable {

    /** Any constant of our own: the lock that puts writers of the chain in line. */
    private static final long CHAIN_LOCK = 0x6c69616e676b7501L;

    private static final String INSERT = """

            insert into audit.entry (position, at, subject, action, object_type, object_id, detail, previous, hash)
            select e.position, e.at, e.subject, e.action, e.object_type, e.object_id, e.detail,
                   decode(e.previous, 'hex'), decode(e.hash, 'hex')
            from unnest(:positions::bigint[], :at::timestamptz[], :subjects::text[], :actions::text[],
                        :objectTypes::text[], :objectIds::text[], :details::text[], :previous::text[],
                        :hashes::text[])
                 as e (position, at, subject, action, object_type, object_id, detail, previous, hash)
            """;

    /** @param position 0 where there is no entry */
    record Head(long position, String hash) {
        static final Head NONE = new Head(0, AuditEntry.BEFORE_THE_FIRST);
    }

    private final JdbcClient db;

    AuditTable(JdbcClient db) {
        this.db = db;
    }

    Head lockAndReadHead() {
        // A statement of its own: a snapshot taken together with the lock could be older than the lock's last holder.
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", CHAIN_LOCK)
                .query((rs, row) -> 0)
                .single();
        return db.sql("""
                select position, hash
                from audit.entry
                order by position desc
                limit 1
                """)
                .query((rs, row) -> new Head(rs.getLong("position"), hex(rs, "hash")))
                .optional()
                .orElse(Head.NONE);
    }

    /** Adds entries behind the head that the caller's transaction has locked and read. */
    void add(List<AuditEntry> entries) {
        with(entries, db.sql(INSERT)).update();
    }

    /**
     * Adds entries behind a head that was seen before, if it is the head still; all of them or none. In one statement, which
     * without a transaction around it is one commit: it takes the chain's lock for so long.
     *
     * @return how many were added, 0 if the head is another by now
     * @throws org.springframework.dao.DuplicateKeyException if another writer was just adding its own
     */
    int addBehind(Head head, List<AuditEntry> entries) {
        return with(entries, db.sql("with line as materialized (select pg_advisory_xact_lock(:lock))" + INSERT + """
                , line
                where exists (
                    select
                    from (select position, hash from audit.entry order by position desc limit 1) head
                    where head.position = :behind and head.hash = decode(:hash, 'hex')
                )
                """))
                .param("lock", CHAIN_LOCK)
                .param("behind", head.position())
                .param("hash", head.hash())
                .update();
    }

    private static JdbcClient.StatementSpec with(List<AuditEntry> entries, JdbcClient.StatementSpec statement) {
        return statement
                .param("positions", column(entries, AuditEntry::position))
                .param("at", column(entries, AuditEntry::at))
                .param("subjects", column(entries, AuditEntry::subject))
                .param("actions", column(entries, AuditEntry::action))
                .param("objectTypes", column(entries, AuditEntry::objectType))
                .param("objectIds", column(entries, AuditEntry::objectId))
                .param("details", column(entries, AuditEntry::detail))
                .param("previous", column(entries, AuditEntry::previous))
                .param("hashes", column(entries, AuditEntry::hash));
    }

    private static String[] column(List<AuditEntry> entries, Function<AuditEntry, ?> value) {
        return entries.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    List<AuditEntry> after(long position, int limit) {
        return db.sql("""
                select position, at, subject, action, object_type, object_id, detail, previous, hash
                from audit.entry
                where position > :position
                order by position
                limit :limit
                """)
                .param("position", position)
                .param("limit", limit)
                .query(AuditTable::entry)
                .list();
    }

    List<AuditEntry> before(long position, int limit) {
        return db.sql("""
                select position, at, subject, action, object_type, object_id, detail, previous, hash
                from audit.entry
                where position < :position
                order by position desc
                limit :limit
                """)
                .param("position", position)
                .param("limit", limit)
                .query(AuditTable::entry)
                .list();
    }

    List<AuditEntry> about(String objectType, String objectId, int limit) {
        return db.sql("""
                select position, at, subject, action, object_type, object_id, detail, previous, hash
                from audit.entry
                where object_type = :type and object_id = :id
                order by position
                limit :limit
                """)
                .param("type", objectType)
                .param("id", objectId)
                .param("limit", limit)
                .query(AuditTable::entry)
                .list();
    }

    List<AuditEntry> about(String objectType, String objectId, String action, long after, int limit) {
        return db.sql("""
                select position, at, subject, action, object_type, object_id, detail, previous, hash
                from audit.entry
                where object_type = :type and object_id = :id and action = :action and position > :after
                order by position
                limit :limit
                """)
                .param("type", objectType)
                .param("id", objectId)
                .param("action", action)
                .param("after", after)
                .param("limit", limit)
                .query(AuditTable::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet rs, int row) throws SQLException {
        return new AuditEntry(
                rs.getLong("position"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("subject"),
                rs.getString("action"),
                rs.getString("object_type"),
                rs.getString("object_id"),
                rs.getString("detail"),
                hex(rs, "previous"),
                hex(rs, "hash"));
    }

    private static String hex(ResultSet rs, String column) throws SQLException {
        return HexFormat.of().formatHex(rs.getBytes(column));
    }
}
