package liangku.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the index has yet to learn. */
final class PendingTable {

    private final JdbcClient db;

    PendingTable(JdbcClient db) {
        this.db = db;
    }

    void add(SearchKind kind, Collection<String> ids, Instant now) {
        db.sql("""
                insert into search.pending (kind, id, since)
                select :kind, id, :now
                from unnest(:ids) id
                on conflict do nothing
                """)
                .param("kind", kind.name())
                .param("ids", ids.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Takes up to {@code limit} of a kind away, whichever: who takes goes on until there are none, and sorting all that waits
     * each time took longer than the rest. The caller's transaction brings them back if it fails.
     */
    List<String> take(SearchKind kind, int limit) {
        return db.sql("""
                delete from search.pending
                where (kind, id) in (
                    select kind, id
                    from search.pending
                    where kind = :kind
                    limit :limit
                    for update skip locked)
                returning id
                """)
                .param("kind", kind.name())
                .param("limit", limit)
                .query((rs, row) -> rs.getString("id"))
                .list();
    }

    /** {@return whether something of a kind has waited since before this moment} */
    boolean isAnySince(SearchKind kind, Instant moment) {
        return db.sql("select exists (select from search.pending where kind = :kind and since < :moment)")
                .param("kind", kind.name())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    long count() {
        return db.sql("select count(*) from search.pending")
                .query((rs, row) -> rs.getLong(1))
                .single();
    }
}
