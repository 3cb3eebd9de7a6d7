package liangku.exam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import liangku.people.PersonName;
import liangku.people.ResidentId;

/**
 * A decision that keeps a person from a post or from exams.
 *
 * @param decision number of the decision it rests on
 * @param since first day
 * @param until first day without; empty for life
 * @param lift empty while nobody has taken it back
 */
public record Ban(
        BanId id,
        ResidentId idNumber,
        PersonName name,
        Reach reach,
        String decision,
        String reason,
        LocalDate since,
        Optional<LocalDate> until,
        String enteredBy,
        Instant enteredAt,
        Optional<Lift> lift) {

    /** What a ban keeps somebody from. */
    public enum Reach {
        /**
         * The posts that manage food safety, and the manager's exam: five years after a licence was revoked, for life
         * after a sentence for a food-safety crime (Food Safety Law, art. 135). Other kitchen work stays open.
         */
        MANAGEMENT,
        /** Every exam, as after cheating. Certificates held stay what they are. */
        EXAMS
    }

    /** @param on first day without the ban */
    public record Lift(LocalDate on, String reason, String by) {}

    /** {@return whether it holds on {@code day}} */
    public boolean on(LocalDate day) {
        return !day.isBefore(since) && end().filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** {@return the first day without it, as far as is known} */
    public Optional<LocalDate> end() {
        return lift.map(Lift::on)
                .filter(on -> until.filter(end -> end.isBefore(on)).isEmpty())
                .or(() -> until);
    }
}
