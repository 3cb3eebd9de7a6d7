package liangku.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * Where those come in who have a user name and a password. An address that was wrong too often, under whatever names, is not
 * heard for a while; only who signed in from there before still is, or one who guesses would shut out an office that shares
 * their address. Under each of these names only five can be guessed anyway. Counted by this node alone.
 */
@Service
public class PasswordDoor {

    private static final int KNOWN_MAX = 50_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(7);

    private final Accounts accounts;
    private final Quota wrong;
    private final Cache<Known, Boolean> known = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    /** Somebody who signed in from an address. */
    private record Known(String asker, String name) {}

    PasswordDoor(Accounts accounts, IdentitySettings settings) {
        this.accounts = accounts;
        this.wrong = new Quota(settings.lock().perAddress(), settings.lock().perAddressTime());
    }

    /**
     * Signs in. An unknown name costs as much time as a wrong password, and is locked just the same after five failures
     * for thirty minutes; who is disabled is told no more than who is wrong, nor who has chosen a password and has no role
     * yet.
     *
     * @param address of the client
     */
    public SignIn signIn(String address, String username, String password, Instant now) {
        return heard(
                new Known(Asker.of(address), Accounts.normal(username)),
                () -> accounts.signIn(username, password, now),
                SignIn.TooOften::new,
                PasswordDoor::came,
                now);
    }

    /**
     * Chooses a new password with the old one; tokens issued before stop working.
     *
     * @param address of the client
     */
    public PasswordChange changePassword(String address, String username, String old, String chosen, Instant now) {
        return heard(
                new Known(Asker.of(address), Accounts.normal(username)),
                () -> accounts.changePassword(username, old, chosen, now),
                PasswordChange.TooOften::new,
                PasswordDoor::came,
                now);
    }

    /** What is told of who knocked, as far as the count of an address goes. */
    private enum Came {
        IN,
        WRONG,
        UNHEARD
    }

    private <T> T heard(
            Known who, Supplier<T> knock, Function<Duration, T> refused, Function<T, Came> told, Instant now) {
        var wait = known.getIfPresent(who) == null ? wrong.pause(who.asker(), now) : Optional.<Duration>empty();
        if (wait.isPresent()) {
            return refused.apply(wait.get());
        }
        var outcome = knock.get();
        switch (told.apply(outcome)) {
            case IN -> known.put(who, true);
            case WRONG -> wrong.count(who.asker(), now);
            case UNHEARD -> {}
        }
        return outcome;
    }

    private static Came came(SignIn outcome) {
        return switch (outcome) {
            case SignIn.SignedIn _, SignIn.MustChangePassword _ -> Came.IN;
            case SignIn.BadCredentials _, SignIn.Locked _ -> Came.WRONG;
            case SignIn.TooOften _, SignIn.Busy _ -> Came.UNHEARD;
        };
    }

    private static Came came(PasswordChange outcome) {
        return switch (outcome) {
            case PasswordChange.Changed _, PasswordChange.NoRoleYet _, PasswordChange.Weak _ -> Came.IN;
            case PasswordChange.BadCredentials _, PasswordChange.Locked _ -> Came.WRONG;
            case PasswordChange.TooOften _, PasswordChange.Busy _ -> Came.UNHEARD;
        };
    }
}
