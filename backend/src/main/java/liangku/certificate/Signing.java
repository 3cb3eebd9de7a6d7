package liangku.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs records, and tells whether a stored one is as it was signed, by whichever key. */
@Component
class Signing implements SmartInitializingSingleton {

    private final JdbcClient db;
    private final SigningKey key;
    private final Instant started;

    @Autowired
    Signing(JdbcClient db, CertificateSettings settings, Clock clock) {
        this(db, new SigningKeyFile(settings).load(clock.instant()), clock.instant());
    }

    Signing(JdbcClient db, SigningKey key, Instant now) {
        this.db = db;
        this.key = key;
        this.started = now;
    }

    /** Remembers the public half of the key: signatures name it, and must verify after it has been replaced. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            db.sql("""
                    insert into certificate.signing_key (id, certificate, since)
                    values (:id, :certificate, :since)
                    on conflict do nothing
                    """)
                    .param("id", key.id())
                    .param("certificate", key.certificate().getEncoded())
                    .param("since", started.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate that was read cannot be written", broken);
        }
    }

    SigningKey key() {
        return key;
    }

    /** {@return hex} */
    String sign(String record) {
        return HexFormat.of().formatHex(signed(record));
    }

    byte[] signed(String text) {
        try {
            return key.sign(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot sign a record", failed);
        }
    }

    /** {@return whether {@code signature} over {@code record} was made by the key {@code keyId}} */
    boolean verifies(String record, String signature, String keyId) {
        var stored = db.sql("select certificate from certificate.signing_key where id = :id")
                .param("id", keyId)
                .query(byte[].class)
                .single();
        return isBy(stored, record, HexFormat.of().parseHex(signature));
    }

    /** {@return whether one of the keys that ever signed here made {@code signature} over {@code text}} They are few. */
    boolean isByAnyKey(String text, byte[] signature) {
        return db
                .sql("select certificate from certificate.signing_key order by since desc, id")
                .query(byte[].class)
                .list()
                .stream()
                .anyMatch(stored -> isBy(stored, text, signature));
    }

    private static boolean isBy(byte[] certificate, String text, byte[] signature) {
        try {
            var signer =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
            return SigningKey.verifies(signer.getPublicKey(), text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }
}
