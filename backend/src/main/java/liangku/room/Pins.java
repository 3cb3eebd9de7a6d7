package liangku.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import liangku.audit.Audit;
import liangku.employer.Column;
import liangku.employer.Scope;
import liangku.identity.Passwords;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PINs of workers. They open nothing but a seat in an exam room they are named for, and only so many may be tried: then the
 * employer, who sees the person, unlocks.
 */
@Component
public class Pins {

    private final JdbcClient db;
    private final Passwords hashes;
    private final People people;
    private final RoomSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Pins(
            JdbcClient db,
            Passwords hashes,
            People people,
            RoomSettings settings,
            Audit audit,
            TransactionTemplate transaction) {
        this.db = db;
        this.hashes = hashes;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Where a PIN comes from: who knows of it is part of what it proves. */
    public enum Origin {
        /** Chosen by its bearer, signed in on their own phone. */
        PHONE,
        /** Chosen on the shared device by whoever had the one before it. */
        DEVICE,
        /** Handed out by the employer, for one time. */
        ONCE
    }

    /**
     * What is known of somebody's PIN.
     *
     * @param goodUntil of a PIN for one time
     * @param lockedAt since when it is locked
     */
    public record Standing(Origin origin, Instant setAt, Optional<Instant> goodUntil, Optional<Instant> lockedAt) {}

    /** A PIN for one time. Told once and nowhere stored. */
    public record Once(String pin, Instant goodUntil) {

        @Override
        public String toString() {
            return "Once[goodUntil=" + goodUntil + "]";
        }
    }

    /** {@return a PIN for one time for somebody within the scope; what they had before is worthless} */
    public Optional<Once> handOut(WorkerId worker, Scope scope, String by, Instant now) {
        return people.find(worker, scope).map(found -> {
            var pin = Secrets.digits(PinRules.LENGTH);
            while (PinRules.weakness(pin, found).isPresent()) {
                pin = Secrets.digits(PinRules.LENGTH);
            }
            var once = new Once(pin, now.plus(settings.onceGood()));
            store(worker, pin, Origin.ONCE, Optional.of(once.goodUntil()), by, now);
            return once;
        });
    }

    /** Sets the PIN that a worker chose on their own phone. {@return why not} */
    public Optional<PinRules.Weakness> choose(WorkerId worker, String pin, Instant now) {
        return choose(worker, pin, Origin.PHONE, now);
    }

    Optional<PinRules.Weakness> choose(WorkerId worker, String pin, Origin origin, Instant now) {
        var weakness = PinRules.weakness(pin, bearer(worker));
        if (weakness.isEmpty()) {
            store(worker, pin, origin, Optional.empty(), "worker:" + worker, now);
        }
        return weakness;
    }

    /** Unlocks the PIN of somebody within the scope. {@return whether it was locked} */
    public boolean unlock(WorkerId worker, Scope scope, String by, Instant now) {
        return people.find(worker, scope).isPresent()
                && Objects.requireNonNull(transaction.execute(status -> {
                    var failures = db.sql("""
                            with locked as (
                                select failures from room.pin
                                where worker_id = :worker and locked_at is not null
                                for update
                            )
                            update room.pin p set failures = 0, locked_at = null
                            from locked
                            where p.worker_id = :worker
                            returning locked.failures
                            """)
                            .param("worker", worker.value())
                            .query(Integer.class)
                            .optional();
                    failures.ifPresent(all -> audit.record(
                            by,
                            "pin-unlocked",
                            "worker",
                            worker.toString(),
                            Map.of("triedWhileLocked", Math.max(0, all - settings.tries())),
                            now));
                    return failures.isPresent();
                }));
    }

    /** {@return by person, for those who have one, how their PIN stands} */
    public Map<WorkerId, Standing> of(Collection<WorkerId> workers) {
        Map<WorkerId, Standing> standings = new HashMap<>();
        db.sql("""
                select p.worker_id, p.origin, p.set_at, p.good_until, p.locked_at
                from room.pin p
                where p.worker_id = any (:workers::uuid[])
                """)
                .param("workers", Column.of(workers.stream().toList(), worker -> worker))
                .query((rs, row) -> Map.entry(new WorkerId(rs.getObject("worker_id", UUID.class)), standing(rs)))
                .list()
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
        return standings;
    }

    /** What came of showing a PIN. */
    sealed interface Shown {

        record Right(Origin origin) implements Shown {}

        /** @param left how many more may be tried */
        record Wrong(int left) implements Shown {}

        /** None was ever set, or the one for one time is too old. */
        record None() implements Shown {}

        /** This one, wrong as those before it, locked it. */
        record Locks() implements Shown {}

        /** @param tries which one it is since it was locked, 1 for the first; whether it was right is not told */
        record Locked(int tries) implements Shown {}
    }

    private record Try(String hash, Standing standing, int failures) {}

    /** Counts the try before it is made, so that a hundred at once are still only five guesses. */
    Shown show(WorkerId worker, String pin, Instant now) {
        var counted = db.sql("""
                update room.pin
                set failures  = failures + 1,
                    locked_at = case when failures + 1 >= :tries then :now::timestamptz end
                where worker_id = :worker and locked_at is null
                returning hash, origin, set_at, good_until, locked_at, failures
                """)
                .param("worker", worker.value())
                .param("now", RoomTable.timestamp(now))
                .param("tries", settings.tries())
                .query((rs, row) -> new Try(rs.getString("hash"), standing(rs), rs.getInt("failures")))
                .optional();
        // Without a PIN it takes as long as with one.
        var right = hashes.matches(pin, counted.map(Try::hash));
        if (counted.isEmpty()) {
            return of(List.of(worker)).isEmpty() ? new Shown.None() : new Shown.Locked(triedWhileLocked(worker));
        }
        var standing = counted.get().standing();
        if (!right) {
            return lockedBy(counted.get(), worker, now);
        }
        db.sql("update room.pin set failures = 0, locked_at = null where worker_id = :worker and hash = :hash")
                .param("worker", worker.value())
                .param("hash", counted.get().hash())
                .update();
        return standing.goodUntil().filter(until -> !now.isBefore(until)).isPresent()
                ? new Shown.None()
                : new Shown.Right(standing.origin());
    }

    /** Counts on: each try gets a number of its own. {@return 0 if it was unlocked this moment} */
    private int triedWhileLocked(WorkerId worker) {
        return db.sql("""
                update room.pin set failures = failures + 1
                where worker_id = :worker and locked_at is not null
                returning failures
                """)
                .param("worker", worker.value())
                .query(Integer.class)
                .optional()
                .map(failures -> failures - settings.tries())
                .orElse(0);
    }

    private Shown lockedBy(Try wrong, WorkerId worker, Instant now) {
        if (wrong.standing().lockedAt().isEmpty()) {
            return new Shown.Wrong(settings.tries() - wrong.failures());
        }
        audit.record(
                "worker:" + worker, "pin-locked", "worker", worker.toString(), Map.of("tries", settings.tries()), now);
        return new Shown.Locks();
    }

    private void store(
            WorkerId worker, String pin, Origin origin, Optional<Instant> goodUntil, String by, Instant now) {
        var hash = hashes.hash(pin);
        transaction.executeWithoutResult(status -> {
            db.sql("""
                    insert into room.pin (worker_id, hash, origin, set_at, set_by, good_until)
                    values (:worker, :hash, :origin, :now, :by, :until)
                    on conflict (worker_id) do update
                        set hash = excluded.hash, origin = excluded.origin, set_at = excluded.set_at,
                            set_by = excluded.set_by, good_until = excluded.good_until, failures = 0, locked_at = null
                    """)
                    .param("worker", worker.value())
                    .param("hash", hash)
                    .param("origin", origin.name())
                    .param("now", RoomTable.timestamp(now))
                    .param("by", by)
                    .param("until", goodUntil.map(RoomTable::timestamp).orElse(null))
                    .update();
            audit.record(by, "pin-set", "worker", worker.toString(), Map.of("origin", origin.name()), now);
        });
    }

    private Worker bearer(WorkerId worker) {
        return people.find(worker).orElseThrow(() -> new IllegalStateException("no worker " + worker));
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        return new Standing(
                Origin.valueOf(rs.getString("origin")),
                RoomTable.instant(rs, "set_at"),
                RoomTable.instantOrNone(rs, "good_until"),
                RoomTable.instantOrNone(rs, "locked_at"));
    }
}
