package liangku.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens what a shared device kept of somebody's answers. The device seals it with a key it has only while they sit there
 * (AES-256-GCM; nonce of 12 bytes, then text and tag), so whoever has the device afterwards can deliver it and neither read
 * nor change it; that it opens is the proof that it is theirs.
 */
@Component
public class SealedPapers {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String FORMAT = "liangku-room-paper-1\n";

    private final SeatTable seats;

    public SealedPapers(JdbcClient db) {
        this.seats = new SeatTable(db);
    }

    /** What was sealed, and whose it is. */
    public record Opened(WorkerId worker, String text) {

        @Override
        public String toString() {
            return "Opened[worker=" + worker + "]";
        }
    }

    /** {@return what was sealed for this person's seat}; empty if it was not, was changed, or is too old */
    public Optional<Opened> open(CandidateId id, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        return seats.candidate(id)
                .flatMap(who -> seats.knownPaperKey(id)
                        .flatMap(key -> text(key, id, sealed))
                        .map(text -> new Opened(who.worker(), text)));
    }

    private static Optional<String> text(byte[] key, CandidateId id, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var nonce = new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE_BYTES));
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce);
            cipher.updateAAD((FORMAT + id).getBytes(StandardCharsets.US_ASCII));
            var text = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException notTheirs) {
            return Optional.empty();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot open a sealed paper", failed);
        }
    }
}
