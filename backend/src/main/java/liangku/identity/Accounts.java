package liangku.identity;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Refusal;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Users of the desks: they sign in by user name and password. */
@Service
public class Accounts {

    private static final String ACCOUNT = "account:";

    /** Accounts on a page, however many are asked for. */
    public static final int PAGE_MAX = 200;

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final AccountTable table;
    private final FailureTable failures;
    private final Passwords passwords;
    private final Callers callers;
    private final Audit audit;

    /** What a look at name and password came to. */
    private record Look(Optional<Instant> lockedUntil, Optional<Account> account, boolean right) {}

    Accounts(JdbcClient db, PersonalData personalData, IdentityKit kit, Callers callers, Audit audit) {
        this.table = new AccountTable(db);
        this.failures = new FailureTable(db, personalData, kit.settings().lock());
        this.passwords = kit.passwords();
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * Signs in. An unknown name costs as much time as a wrong password, and is locked just the same after five failures
     * for thirty minutes; who is disabled is told no more than who is wrong, nor who has chosen a password and has no role yet.
     */
    SignIn signIn(String username, String password, Instant now) {
        var door = knock(username, password, now);
        if (door instanceof SignIn.SignedIn(var caller)) {
            signedIn(caller, now);
        }
        return door;
    }

    private void signedIn(Caller caller, Instant now) {
        audit.record(
                caller.subject(),
                "signed-in",
                "account",
                caller.subject(),
                Map.of("role", caller.role().name()),
                now);
    }

    /** Looks whether name and password belong together; nobody is in yet. */
    private SignIn knock(String username, String password, Instant now) {
        var name = normal(username);
        return passwords
                .forStranger(turn -> look(turn, name, password, now))
                .map(look -> answer(look, name, now))
                .orElseGet(() -> new SignIn.Busy(A_MOMENT));
    }

    /** Counted before it is compared, and only when it is compared: who is sent away has guessed nothing. */
    private Look look(Passwords.Turn turn, String name, String password, Instant now) {
        var lockedUntil = failures.reserve(name, now);
        if (lockedUntil.isPresent()) {
            return new Look(lockedUntil, Optional.empty(), false);
        }
        var secret = table.byUsername(name);
        var right = turn.matches(password, secret.map(AccountTable.Secret::password));
        return new Look(lockedUntil, secret.map(AccountTable.Secret::account), right);
    }

    private SignIn answer(Look look, String name, Instant now) {
        if (look.lockedUntil().isPresent()) {
            return new SignIn.Locked(look.lockedUntil().get());
        }
        var account = look.account();
        var caller = account.flatMap(Account::caller);
        var first = account.filter(
                one -> one.passwordChosenAt().isEmpty() && one.disabledAt().isEmpty());
        if (!look.right() || (caller.isEmpty() && first.isEmpty())) {
            audit.record(
                    account.map(Account::subject).orElse("system:unknown"),
                    "sign-in-failed",
                    "account",
                    account.map(a -> a.id().toString()).orElse("unknown"),
                    Map.of(),
                    now);
            return new SignIn.BadCredentials();
        }
        failures.forget(name, now);
        return first.<SignIn>map(SignIn.MustChangePassword::new)
                .orElseGet(() -> new SignIn.SignedIn(caller.orElseThrow()));
    }

    /** Chooses a new password with the old one; tokens issued before stop working. */
    PasswordChange changePassword(String username, String old, String chosen, Instant now) {
        var name = normal(username);
        return switch (knock(name, old, now)) {
            case SignIn.Locked(var until) -> new PasswordChange.Locked(until);
            case SignIn.BadCredentials() -> new PasswordChange.BadCredentials();
            case SignIn.TooOften(var pause) -> new PasswordChange.TooOften(pause);
            case SignIn.Busy(var pause) -> new PasswordChange.Busy(pause);
            case SignIn.SignedIn(var caller) -> change(caller.subject(), Optional.of(caller), name, old, chosen, now);
            case SignIn.MustChangePassword(var account) ->
                change(account.subject(), account.caller(), name, old, chosen, now);
        };
    }

    public Optional<Account> find(AccountId id) {
        return table.find(id).map(AccountTable.Secret::account);
    }

    /** {@return accounts whose user name comes after {@code after}, at most 200; "" for the first} */
    public List<Account> page(String after, int limit) {
        return table.page(after, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** {@return of these accounts, by user name, those that too many wrong passwords locked, and until when} */
    public Map<String, Instant> locked(List<Account> accounts, Instant now) {
        return failures.locked(accounts.stream().map(Account::username).toList(), now);
    }

    /** {@return whether nobody can sign in yet} */
    public boolean isEmpty() {
        return table.isEmpty();
    }

    private PasswordChange change(
            String subject, Optional<Caller> caller, String username, String old, String chosen, Instant now) {
        var weak = PasswordRules.refusal(username, chosen)
                .or(() -> old.equals(chosen)
                        ? Optional.of(Refusal.of("same-as-before", "新密码不能与旧密码相同", "The new password is the old one"))
                        : Optional.empty());
        if (weak.isPresent()) {
            return new PasswordChange.Weak(weak.get());
        }
        var id = AccountId.of(subject.substring(ACCOUNT.length()));
        table.setPassword(id, passwords.hash(chosen), Optional.of(now));
        callers.forget(subject);
        audit.record(subject, "password-chosen", "account", id.toString(), Map.of(), now);
        return caller.<PasswordChange>map(PasswordChange.Changed::new).orElseGet(PasswordChange.NoRoleYet::new);
    }

    /** {@return what people call this subject; empty for what is no account, or none any more} */
    public Optional<String> displayName(String subject) {
        return subject.startsWith(ACCOUNT)
                ? find(AccountId.of(subject.substring(ACCOUNT.length()))).map(Account::displayName)
                : Optional.empty();
    }

    static String normal(String username) {
        var name = Normalizer.normalize(username, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return name.length() <= 64 ? name : name.substring(0, 64);
    }
}
