package liangku.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What has signed records of the feed, for those who verify them: nothing of it is secret. */
@Service
public class PublishedKeys implements SmartInitializingSingleton {

    private final JdbcClient db;
    private final FeedKeys keys;
    private final Clock clock;

    PublishedKeys(JdbcClient db, FeedKeys keys, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    /** At every start of every node, before anything is signed. */
    @Override
    public void afterSingletonsInstantiated() {
        var now = clock.instant();
        var signer = keys.signer();
        if (list().isEmpty()) {
            // Before keys were kept here, the older ones signed in the same way, as far as anybody knows.
            keys.keyIds().forEach(keyId -> keys.signer(signer.type(), keyId).ifPresent(one -> keep(one, now)));
        }
        keep(signer, now);
    }

    /** {@return all keys, the latest first} */
    public List<PublishedKey> list() {
        return db.sql("""
                select key_id, sign_type, public_key, since
                from supervision.signing_key
                order by since desc, key_id::int desc, sign_type
                """).query(this::key).list();
    }

    private void keep(Signer signer, Instant now) {
        db.sql("""
                insert into supervision.signing_key (key_id, sign_type, public_key, since)
                values (:keyId, :signType, :publicKey, :now)
                on conflict (key_id, sign_type) do nothing
                """)
                .param("keyId", signer.keyId())
                .param("signType", signer.type().name())
                .param("publicKey", signer.publicKey().orElse(null), Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private PublishedKey key(ResultSet rs, int row) throws SQLException {
        var type = SignType.valueOf(rs.getString("sign_type"));
        var keyId = rs.getString("key_id");
        var signer = keys.signer();
        return new PublishedKey(
                keyId,
                type.header(),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                signer.type() == type && signer.keyId().equals(keyId),
                Optional.ofNullable(rs.getString("public_key")));
    }
}
