package liangku.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Argon2id, and no more of it at once than the machine can carry: each hash takes 19 MiB and a core. */
public class Passwords {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SMALL = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final String ALL = LETTERS + SMALL + DIGITS;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Argon2 argon2;
    private final String nobodys;

    /** {@return with OWASP's least: 19 MiB, two passes, one lane} */
    public static Passwords strong() {
        return new Passwords(new Argon2.Cost(19 * 1024, 2, 1));
    }

    Passwords(Argon2.Cost cost) {
        this.argon2 = new Argon2(cost);
        this.nobodys = hash(generate());
    }

    /** {@return what to keep of it} */
    public String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return argon2.hash(password);
        } finally {
            atOnce.release();
        }
    }

    /** {@return whether it is the password}; without a hash it takes just as long and is false. */
    public boolean matches(String password, Optional<String> hash) {
        if (password.length() > PasswordRules.LENGTH_MAX) {
            return false;
        }
        atOnce.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash.orElse(nobodys)) && hash.isPresent();
        } finally {
            atOnce.release();
        }
    }

    /** {@return a first password, easy to read out: four groups of four without 0 O 1 l I, about 90 bits} */
    String generate() {
        var text = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            text.append(group == 0 ? "" : "-");
            for (var i = 0; i < GROUP; i++) {
                var from = i == 0 ? LETTERS : i == 1 ? DIGITS : ALL;
                text.append(from.charAt(random.nextInt(from.length())));
            }
        }
        return text.toString();
    }
}
