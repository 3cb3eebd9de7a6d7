package liangku.identity;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), written in the usual form of {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, as Spring's encoder writes
 * it. The memory of a hash is used again for the next one, wiped in between: as garbage, 19 MiB a sign-in cost the collector
 * more than all that a sign-in does beside its hash.
 */
final class Argon2 {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();
    private final Cost cost;

    /** Memory that no hash is being made in; given back to the collector if it is short. */
    private final ConcurrentLinkedQueue<SoftReference<BlockPool>> free = new ConcurrentLinkedQueue<>();

    Argon2(Cost cost) {
        this.cost = cost;
    }

    /** What a hash costs whoever makes it. */
    record Cost(int kibibytes, int passes, int lanes) {}

    /** {@return what to keep of a password} */
    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = hash(password, cost, salt, HASH_BYTES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.kibibytes(),
                        cost.passes(),
                        cost.lanes(),
                        TEXT.encodeToString(salt),
                        TEXT.encodeToString(hash));
    }

    /** {@return whether {@code kept} was made of this password, at whatever cost; false for what is no such hash} */
    boolean matches(String password, String kept) {
        var form = FORM.matcher(kept);
        if (!form.matches()) {
            return false;
        }
        var then = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        var wanted = Base64.getDecoder().decode(form.group(5));
        return MessageDigest.isEqual(
                wanted, hash(password, then, Base64.getDecoder().decode(form.group(4)), wanted.length));
    }

    private byte[] hash(String password, Cost cost, byte[] salt, int bytes) {
        var memory = Optional.ofNullable(free.poll())
                .map(SoftReference::get)
                .orElseGet(() -> new FixedBlockPool(
                        Argon2BytesGenerator.getBlockCount(this.cost.kibibytes(), this.cost.lanes())));
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        var hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        free.add(new SoftReference<>(memory));
        return hash;
    }
}
