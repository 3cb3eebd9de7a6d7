package liangku.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What nobody can guess, and the digest that is all the platform keeps of it. */
final class Secrets {

    /** Without what is read one for another. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int BYTES = 32;
    private static final int CODE_LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static byte[] key() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static String token(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(key());
    }

    /** {@return something to type: eight letters and digits, 40 bits} */
    static String code() {
        return IntStream.range(0, CODE_LENGTH)
                .mapToObj(place -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    static String digits(int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> Integer.toString(RANDOM.nextInt(10)))
                .collect(Collectors.joining());
    }

    static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
