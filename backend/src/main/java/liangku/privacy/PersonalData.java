package liangku.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data for the database and finds it again without opening it.
 *
 * <p>Sealed form: format (1 byte, {@code 1} = AES-256-GCM), key number (1 byte), nonce (12 bytes, random), ciphertext and
 * 16-byte tag. The field's name is authenticated with it, so a sealed phone put into the column of ID numbers does not
 * open. The blind index is HMAC-SHA-256 over field name, a zero byte and the text, with a key of its own: who has the
 * database alone can neither read nor guess 11-digit phones by trying.
 *
 * <p>Threads may share one.
 */
public final class PersonalData {

    /** What a text is; part of every sealing and index. The name is stored nowhere but must never change. */
    public enum Field {
        PERSON_NAME,
        ID_NUMBER,
        PHONE,
        ONE_TIME_CODE,
        SIGN_IN_NAME,
        CERTIFICATE_HOLDER,
        EXTRA_TIME_REASON,
        EXAM_PHOTO
    }

    private static final byte AES_256_GCM = 1;
    private static final int HEADER_BYTES = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKeySpec> encryptionKeys = new HashMap<>();
    private final int newest;
    private final SecretKeySpec indexKey;

    public PersonalData(KeyRing encryption, KeyRing index) {
        encryption.all().forEach((number, key) -> encryptionKeys.put(number, new SecretKeySpec(key, "AES")));
        newest = encryption.newest();
        indexKey = new SecretKeySpec(index.newestKey(), "HmacSHA256");
    }

    /** {@return {@code text} sealed with the newest key; twice the same text gives two different results} */
    public byte[] seal(Field field, String text) {
        return seal(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the same of what is no text} */
    public byte[] seal(Field field, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, field);
            var sealed = cipher.doFinal(content);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(AES_256_GCM)
                    .put((byte) newest)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot seal a " + field, failed);
        }
    }

    /**
     * {@return the text that was sealed}
     *
     * @throws IllegalStateException if it was changed, belongs to another field, or its key is not on the ring
     */
    public String open(Field field, byte[] sealed) {
        return new String(openBytes(field, sealed), StandardCharsets.UTF_8);
    }

    /**
     * {@return what was sealed, as it was}
     *
     * @throws IllegalStateException if it was changed, belongs to another field, or its key is not on the ring
     */
    public byte[] openBytes(Field field, byte[] sealed) {
        if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != AES_256_GCM) {
            throw new IllegalStateException(
                    "a sealed %s of %d bytes is not of a known format".formatted(field, sealed.length));
        }
        var nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, sealed[1], nonce, field);
            var from = HEADER_BYTES + NONCE_BYTES;
            return cipher.doFinal(sealed, from, sealed.length - from);
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException("a sealed " + field + " was changed or moved", changed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot open a sealed " + field, failed);
        }
    }

    /** {@return 32 bytes by which equal texts of one field find each other; normalise the text first} */
    public byte[] blindIndex(Field field, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            mac.update(field.name().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot index a " + field, failed);
        }
    }

    private Cipher cipher(int mode, int keyNumber, byte[] nonce, Field field) throws GeneralSecurityException {
        var key = encryptionKeys.get(keyNumber);
        if (key == null) {
            throw new IllegalStateException(
                    "key %d is not on the ring, it has %s".formatted(keyNumber, encryptionKeys.keySet()));
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(field.name().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
