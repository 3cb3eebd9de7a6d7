package liangku.exam;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.Ban.Reach;
import liangku.people.PersonName;
import liangku.people.ResidentId;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is barred, from what, by which decision. Every regulator sees all of them: a person barred in one county moves to
 * the next. Each takes back only what was entered for what they answer for themselves, regions and categories of business.
 *
 * @see "docs/decisions/bans.md"
 */
@Component
public class Bans {

    private static final int PAGE_MAX = 200;
    private static final int TEXT_MAX = 200;

    private final BanTable table;
    private final PreparedTable prepared;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Bans(JdbcClient db, PersonalData personalData, Audit audit, TransactionTemplate transaction) {
        this.table = new BanTable(db, personalData);
        this.prepared = new PreparedTable(db);
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * A decision as it is entered.
     *
     * @param decision its number, 1 to 200 characters, as {@code reason}
     * @param until first day without; empty for life
     */
    public record Decision(
            ResidentId idNumber,
            PersonName name,
            Reach reach,
            String decision,
            String reason,
            LocalDate since,
            Optional<LocalDate> until) {}

    /** What became of a wish to bar somebody. */
    public sealed interface Barring {

        record Barred(Ban ban) implements Barring {}

        /** This decision is entered for the person. */
        record Entered() implements Barring {}

        /** Who asks answers for no area. */
        record NoArea() implements Barring {}

        /** Number or reason is blank or too long, or it ends before it begins. */
        record Unfit() implements Barring {}
    }

    /** Bars a person, known here or not. What was ready for them in a session is taken away. */
    public Barring bar(Decision decision, Scope scope, String by, Instant now) {
        if (!isText(decision.decision())
                || !isText(decision.reason())
                || decision.until()
                        .filter(end -> !end.isAfter(decision.since()))
                        .isPresent()) {
            return new Barring.Unfit();
        }
        var answering = Ban.Answering.of(scope);
        if (answering.isEmpty()) {
            return new Barring.NoArea();
        }
        var ban = new Ban(
                new BanId(Generators.timeBasedEpochGenerator().generate()),
                decision.idNumber(),
                decision.name(),
                decision.reach(),
                decision.decision().strip(),
                decision.reason().strip(),
                decision.since(),
                decision.until(),
                answering.get(),
                by,
                now,
                Optional.empty());
        return Objects.requireNonNull(transaction.execute(status -> {
            if (table.insert(ban) == 0) {
                return new Barring.Entered();
            }
            table.worker(ban.idNumber()).ifPresent(prepared::forget);
            audit.record(
                    by,
                    "person-barred",
                    "ban",
                    ban.id().toString(),
                    Map.of(
                            "reach", ban.reach().name(),
                            "decision", ban.decision(),
                            "reason", ban.reason(),
                            "since", ban.since().toString(),
                            "until", ban.until().map(LocalDate::toString).orElse("for life")),
                    now);
            return new Barring.Barred(ban);
        }));
    }

    /** What became of a wish to take a ban back. */
    public enum Lifting {
        LIFTED,
        /** Somebody did before. */
        LIFTED_ALREADY,
        /** It was entered for more, or for other, than who asks answers for, and is for them to take back. */
        NOT_YOURS,
        NO_REASON,
        NOT_FOUND
    }

    /** Takes a ban back from today on; what was, stays on record. */
    public Lifting lift(BanId id, String reason, Scope scope, String by, Instant now) {
        if (!isText(reason)) {
            return Lifting.NO_REASON;
        }
        var found = table.find(id);
        if (found.isEmpty()) {
            return Lifting.NOT_FOUND;
        }
        if (!found.get().answering().isWithin(scope)) {
            return Lifting.NOT_YOURS;
        }
        var lift = new Ban.Lift(LocalDate.ofInstant(now, Employers.ZONE), reason.strip(), by);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (table.lift(id, lift, now) == 0) {
                return Lifting.LIFTED_ALREADY;
            }
            audit.record(by, "ban-lifted", "ban", id.toString(), Map.of("reason", lift.reason()), now);
            return Lifting.LIFTED;
        }));
    }

    public Optional<Ban> find(BanId id) {
        return table.find(id);
    }

    /** @param next where to read on; empty at the end */
    public record Page(List<Ban> bans, Optional<BanId> next) {

        public Page {
            bans = List.copyOf(bans);
        }
    }

    /**
     * {@return bans, the last entered first}
     *
     * @param wanted part of a decision's number or reason, or somebody's whole name or ID number; blank for all
     * @param after the last one of the page before
     * @param limit at most 200
     */
    public Page page(String wanted, Optional<BanId> after, int limit) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        var bans = table.page(wanted.strip(), after, size);
        return new Page(bans, bans.size() == size ? Optional.of(bans.getLast().id()) : Optional.empty());
    }

    /** {@return all there ever was about the bearer of a number, the oldest first} */
    public List<Ban> of(ResidentId idNumber) {
        return table.of(idNumber);
    }

    private static boolean isText(String text) {
        var stripped = text.strip();
        return !stripped.isEmpty() && stripped.length() <= TEXT_MAX;
    }
}
