package liangku.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of renderings: which PDF is the one of a certificate. */
@Repository
class RenderingTable {

    private final JdbcClient db;

    RenderingTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Rendering> find(CertificateNumber number) {
        return db.sql("""
                select number, object_key, sha256, bytes, rendered_at
                from certificate.rendering
                where number = :number
                """)
                .param("number", number.toString())
                .query((rs, row) -> new Rendering(
                        number,
                        rs.getString("object_key"),
                        rs.getString("sha256"),
                        rs.getInt("bytes"),
                        rs.getTimestamp("rendered_at").toInstant()))
                .optional();
    }

    /** {@return whether this is the first: the first one is the PDF forever} */
    boolean add(Rendering rendering) {
        return db.sql("""
                insert into certificate.rendering (number, object_key, sha256, bytes, rendered_at)
                values (:number, :key, :sha256, :bytes, :at)
                on conflict do nothing
                """)
                        .param("number", rendering.number().toString())
                        .param("key", rendering.key())
                        .param("sha256", rendering.sha256())
                        .param("bytes", rendering.bytes())
                        .param("at", rendering.at().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** {@return certificates without a PDF because no font had a character of them, those first that wait longest} */
    List<CertificateNumber> waiting(int limit) {
        return db.sql("""
                select h.number
                from certificate.by_hand h
                where not exists (select from certificate.rendering r where r.number = h.number)
                order by h.noticed_at, h.number
                limit :limit
                """)
                .param("limit", limit)
                .query((rs, row) -> CertificateNumber.of(rs.getString("number")))
                .list();
    }

    void waitForFont(CertificateNumber number, Instant now) {
        db.sql("""
                insert into certificate.by_hand (number, noticed_at)
                values (:number, :now)
                on conflict do nothing
                """)
                .param("number", number.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
