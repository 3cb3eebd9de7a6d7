package liangku.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Argon2id, and no more of it at once than the machine can carry: each hash takes 19 MiB and a core. Whoever is known waits for
 * their turn. Strangers wait, too, but only so many of them and so long: each holds a thread that serves everybody else.
 */
public class Passwords {

    /** Of 400 threads that take requests, and two or three seconds of hashing on two cores. */
    static final int STRANGERS_MAX = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SMALL = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final String ALL = LETTERS + SMALL + DIGITS;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Semaphore places = new Semaphore(STRANGERS_MAX);
    private final Argon2 argon2;
    private final Duration patience;
    private final String nobodys;

    /** Compares passwords for somebody whose turn it is. */
    interface Turn {

        /** {@return whether it is the password}; without a hash it takes just as long and is false. */
        boolean matches(String password, Optional<String> hash);
    }

    /** {@return with OWASP's least: 19 MiB, two passes, one lane} */
    public static Passwords strong() {
        return new Passwords(new Argon2.Cost(19 * 1024, 2, 1));
    }

    Passwords(Argon2.Cost cost) {
        this(cost, PATIENCE);
    }

    Passwords(Argon2.Cost cost, Duration patience) {
        this.argon2 = new Argon2(cost);
        this.patience = patience;
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
        atOnce.acquireUninterruptibly();
        try {
            return compare(password, hash);
        } finally {
            atOnce.release();
        }
    }

    /**
     * Does what somebody unknown asks for when it is their turn; it is to be short.
     *
     * @return what came of it; empty if too many were waiting already, or the turn did not come in time
     */
    <T> Optional<T> forStranger(Function<Turn, T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return comesToTurn() ? Optional.of(inTurn(work)) : Optional.empty();
        } finally {
            places.release();
        }
    }

    int placesLeft() {
        return places.availablePermits();
    }

    private boolean comesToTurn() {
        try {
            return atOnce.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T inTurn(Function<Turn, T> work) {
        try {
            return work.apply(this::compare);
        } finally {
            atOnce.release();
        }
    }

    private boolean compare(String password, Optional<String> hash) {
        return password.length() <= PasswordRules.LENGTH_MAX
                && argon2.matches(password, hash.orElse(nobodys))
                && hash.isPresent();
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
