package liangku.supervision;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import liangku.privacy.KeyRing;

/**
 * The keys of the feed. The one with the highest number signs; the others stay for what they signed. A key is named by its
 * number and what it signs with, as the type may have changed under it.
 */
public final class FeedKeys {

    private record Name(SignType type, String keyId) {}

    private final SignType type;
    private final KeyRing ring;
    private final Map<Name, Signer> signers = new ConcurrentHashMap<>();

    public FeedKeys(SignType type, KeyRing ring) {
        this.type = type;
        this.ring = ring;
    }

    /** {@return who signs from now on} */
    public Signer signer() {
        return signer(type, Integer.toString(ring.newest())).orElseThrow();
    }

    /** {@return who signed with this key in this way; empty if the key is not here any more} */
    public Optional<Signer> signer(SignType signedWith, String keyId) {
        var name = new Name(signedWith, keyId);
        var known = Optional.ofNullable(signers.get(name));
        return known.isPresent()
                ? known
                : secret(keyId)
                        .map(secret -> signers.computeIfAbsent(name, n -> new Signer(signedWith, keyId, secret)));
    }

    /** {@return the numbers of all keys, the newest first} */
    List<String> keyIds() {
        return ring.numbers().stream()
                .sorted(Collections.reverseOrder())
                .map(number -> Integer.toString(number))
                .toList();
    }

    /** {@return which key made a signature of before it was kept with it; empty if none that is here did} */
    Optional<String> keyOf(SignType signedWith, String text, String signature) {
        return keyIds().stream()
                .filter(keyId -> signer(signedWith, keyId)
                        .filter(signer -> signer.verify(text, signature))
                        .isPresent())
                .findFirst();
    }

    private Optional<byte[]> secret(String keyId) {
        return keyId.matches("[1-9][0-9]{0,2}") ? ring.key(Integer.parseInt(keyId)) : Optional.empty();
    }
}
