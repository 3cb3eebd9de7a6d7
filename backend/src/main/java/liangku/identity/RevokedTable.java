package liangku.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens that were given back. */
class RevokedTable {

    private final JdbcClient db;

    RevokedTable(JdbcClient db) {
        this.db = db;
    }

    boolean holds(byte[] sha256) {
        return db.sql("select exists (select 1 from identity.revoked_token where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Rows of tokens that have ended by now go with it. */
    void add(byte[] sha256, Instant expiry, Instant now) {
        db.sql("""
                with ended as (delete from identity.revoked_token where expires_at < :now)
                insert into identity.revoked_token (sha256, expires_at)
                values (:sha256, :expiry)
                on conflict do nothing
                """)
                .param("sha256", sha256)
                .param("expiry", expiry.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
