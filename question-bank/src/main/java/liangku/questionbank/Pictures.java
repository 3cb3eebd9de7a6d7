package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pictures of questions. They never change, so they may be kept by anyone for ever; and who does not know a
 * question cannot guess the name of its picture.
 */
@Component
public class Pictures {

    private static final long BYTES_AT_HAND = 32L << 20;

    private final PictureTable table;

    private final Cache<String, Shown> atHand = Caffeine.newBuilder()
            .maximumWeight(BYTES_AT_HAND)
            .weigher((String hash, Shown shown) -> shown.bytes.length)
            .build();

    /** A picture with what it shows. */
    public static final class Shown {

        private final Picture picture;
        private final byte[] bytes;

        Shown(Picture picture, byte[] bytes) {
            this.picture = picture;
            this.bytes = bytes.clone();
        }

        public Picture picture() {
            return picture;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    public Pictures(JdbcClient db) {
        this.table = new PictureTable(db);
    }

    /** Keeps a picture of at most 1 MB; the same one twice is kept once. */
    public PictureKeeping keep(byte[] bytes, String name, Instant now) {
        var keeping = PictureFile.inspect(bytes, name);
        if (keeping instanceof PictureKeeping.Kept(var picture)) table.keep(picture, bytes, now);
        return keeping;
    }

    /** @param sha256 lower-case hex */
    public Optional<Shown> show(String sha256) {
        var known = Optional.ofNullable(atHand.getIfPresent(sha256));
        if (known.isPresent()) return known;
        var found = table.find(sha256).flatMap(picture -> table.bytes(sha256).map(bytes -> new Shown(picture, bytes)));
        found.ifPresent(shown -> atHand.put(sha256, shown));
        return found;
    }
}
