package liangku.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of one-time codes. */
class CodeTable {

    record Tried(UUID id, String hashHex) {}

    private final JdbcClient db;

    CodeTable(JdbcClient db) {
        this.db = db;
    }

    /** Requests for one phone wait for one another until the end of the transaction. */
    void lock(byte[] phone) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(encode(:phone, 'hex'), 0))")
                .param("phone", phone)
                .query((rs, row) -> 0)
                .single();
    }

    /** {@return when codes were asked for since {@code since}, newest first} */
    List<Instant> requests(byte[] phone, Instant since) {
        return db.sql("""
                select requested_at
                from identity.one_time_code
                where phone_index = :phone and requested_at > :since
                order by requested_at desc
                limit 100
                """)
                .param("phone", phone)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, row) ->
                        rs.getObject("requested_at", OffsetDateTime.class).toInstant())
                .list();
    }

    void add(UUID id, byte[] phone, byte[] hash, Instant now, Instant expiresAt) {
        db.sql("""
                insert into identity.one_time_code (id, phone_index, code_hash, requested_at, expires_at)
                values (:id, :phone, :hash, :now, :expiresAt)
                """)
                .param("id", id)
                .param("phone", phone)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forgetBefore(Instant now, Duration age) {
        db.sql("delete from identity.one_time_code where requested_at < :before")
                .param("before", now.minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts a try on the newest code before it is compared; {@return that code if it may still be tried} */
    Optional<Tried> tryNewest(byte[] phone, int triesMax, Instant now) {
        return db.sql("""
                update identity.one_time_code c
                set tries = c.tries + 1
                where c.id = (select n.id
                              from identity.one_time_code n
                              where n.phone_index = :phone
                              order by n.requested_at desc
                              limit 1)
                  and c.used_at is null
                  and c.expires_at > :now
                  and c.tries < :triesMax
                returning c.id, c.code_hash
                """)
                .param("phone", phone)
                .param("triesMax", triesMax)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, row) ->
                        new Tried(rs.getObject("id", UUID.class), HexFormat.of().formatHex(rs.getBytes("code_hash"))))
                .optional();
    }

    /** {@return whether nobody used it before} */
    boolean use(UUID id, Instant now) {
        return db.sql("update identity.one_time_code set used_at = :now where id = :id and used_at is null")
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
