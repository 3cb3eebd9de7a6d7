package liangku.questionbank;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of pictures. */
final class PictureTable {

    private final JdbcClient db;

    PictureTable(JdbcClient db) {
        this.db = db;
    }

    void keep(Picture picture, byte[] bytes, Instant now) {
        db.sql("""
                        insert into questionbank.picture (sha256, media_type, width, height, bytes, kept_at)
                        values (:sha256, :mediaType, :width, :height, :bytes, :now)
                        on conflict do nothing
                        """)
                .param("sha256", picture.sha256())
                .param("mediaType", picture.mediaType())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("bytes", bytes)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Picture> find(String sha256) {
        return db.sql("select sha256, media_type, width, height from questionbank.picture where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, number) -> new Picture(
                        row.getString("sha256"),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height")))
                .optional();
    }

    Optional<byte[]> bytes(String sha256) {
        return db.sql("select bytes from questionbank.picture where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }

    /** {@return those of these hashes that no picture has} */
    List<String> unknown(Collection<String> hashes) {
        return db.sql("""
                        select w.sha256
                        from unnest(:hashes) as w (sha256)
                        where not exists (select from questionbank.picture p where p.sha256 = w.sha256)
                        """)
                .param("hashes", hashes.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
