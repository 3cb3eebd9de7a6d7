package liangku.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import liangku.employer.Scope;
import liangku.people.Phone;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who a subject is now. Roles, scopes and dismissals are read from the database and kept for half a minute, so a token or
 * a session never outlives them by more.
 */
@Component
public class Callers {

    private static final int KEPT_MAX = 100_000;
    private static final String ACCOUNT = "account:";
    private static final String WORKER = "worker:";

    /** @param epoch tokens of another epoch are worthless */
    record Standing(Caller caller, int epoch) {}

    private final AccountTable accounts;
    private final WorkerStandingTable workers;
    private final Cache<String, Optional<Standing>> standings;

    /** How often somebody's standing was changed here: what was read meanwhile may be of before. */
    private final AtomicLong changes = new AtomicLong();

    public Callers(JdbcClient db, PersonalData personalData, IdentitySettings settings) {
        this.accounts = new AccountTable(db);
        this.workers = new WorkerStandingTable(db, personalData);
        this.standings = Caffeine.newBuilder()
                .maximumSize(KEPT_MAX)
                .expireAfterWrite(settings.tokens().standing())
                .build();
    }

    /** {@return who {@code subject} is now; empty for the unknown, the disabled and who has no role} */
    public Optional<Caller> load(String subject) {
        return standing(subject).map(Standing::caller);
    }

    /** {@return the session that begins with a sign-in, as things stand now}; empty if meanwhile they may not sign in */
    public Optional<CallerAuthentication> begin(Caller signedIn) {
        // Another node may have changed a moment ago what is still kept here, above all by a new password.
        forget(signedIn.subject());
        return standing(signedIn.subject())
                .map(standing -> new CallerAuthentication(standing.caller(), standing.epoch()));
    }

    /**
     * {@return who sits in a session now, with the scope they have now}; empty if it has ended: they were disabled, have
     * another role, or a password or grant of after the sign-in
     */
    public Optional<Caller> stillIn(CallerAuthentication session) {
        return standing(session.getName())
                .filter(standing -> standing.epoch() == session.epoch())
                .map(Standing::caller)
                .filter(caller -> caller.role() == session.getPrincipal().role());
    }

    static String subject(WorkerId worker) {
        return WORKER + worker;
    }

    /** {@return the caller a worker becomes on signing in} */
    static Caller of(WorkerId worker, String name) {
        return new Caller(subject(worker), Role.WORKER, name, Optional.of(worker), new Scope.Nothing());
    }

    /** {@return whose phone it is, read now; and kept, for the token that is issued next} */
    Optional<Caller> byPhone(Phone phone) {
        var before = changes.get();
        var read = workers.byPhone(phone);
        read.ifPresent(standing -> keep(standing.caller().subject(), read, before));
        return read.map(Standing::caller);
    }

    Optional<Standing> standing(String subject) {
        return kept(subject, () -> read(subject));
    }

    /**
     * The same for who shows a token of theirs.
     *
     * @param givenBack is told whether the token was given back, if that was read along
     */
    Optional<Standing> standing(String subject, byte[] sha256, Consumer<Boolean> givenBack) {
        return kept(subject, () -> worker(subject).isEmpty() ? read(subject) : bearer(subject, sha256, givenBack));
    }

    private Optional<Standing> bearer(String subject, byte[] sha256, Consumer<Boolean> givenBack) {
        return worker(subject).flatMap(id -> workers.find(id, sha256)).map(bearer -> {
            givenBack.accept(bearer.givenBack());
            return bearer.standing();
        });
    }

    /**
     * Not read under the cache's own lock: whoever waits for a connection there holds up its housekeeping, and with it
     * everybody else.
     */
    private Optional<Standing> kept(String subject, Supplier<Optional<Standing>> reading) {
        var known = Optional.ofNullable(standings.getIfPresent(subject));
        if (known.isPresent()) {
            return known.get();
        }
        var before = changes.get();
        var read = reading.get();
        keep(subject, read, before);
        return read;
    }

    private void keep(String subject, Optional<Standing> read, long before) {
        standings.put(subject, read);
        if (changes.get() != before) {
            standings.invalidate(subject);
        }
    }

    /** To be called by whoever changes an account; other nodes notice within the time it is kept. */
    void forget(String subject) {
        changes.incrementAndGet();
        standings.invalidate(subject);
    }

    /** Makes every token of the subject worthless. */
    void raiseEpoch(String subject) {
        if (subject.startsWith(ACCOUNT)) {
            accounts.raiseEpoch(AccountId.of(subject.substring(ACCOUNT.length())));
        } else {
            workers.raise(WorkerId.of(subject.substring(WORKER.length())));
        }
        forget(subject);
    }

    private Optional<Standing> read(String subject) {
        if (subject.startsWith(ACCOUNT)) {
            return uuid(subject, ACCOUNT)
                    .flatMap(id -> accounts.find(new AccountId(id)))
                    .flatMap(secret -> secret.account().caller().map(caller -> new Standing(caller, secret.epoch())));
        }
        return worker(subject).flatMap(workers::find);
    }

    private static Optional<WorkerId> worker(String subject) {
        return subject.startsWith(WORKER) ? uuid(subject, WORKER).map(WorkerId::new) : Optional.empty();
    }

    private static Optional<UUID> uuid(String subject, String prefix) {
        try {
            return Optional.of(UUID.fromString(subject.substring(prefix.length())));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
