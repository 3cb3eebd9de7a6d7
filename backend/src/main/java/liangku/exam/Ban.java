package liangku.exam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.people.PersonName;
import liangku.people.ResidentId;

/**
 * A decision that keeps a person from a post or from exams.
 *
 * @param decision number of the decision it rests on
 * @param since first day
 * @param until first day without; empty for life
 * @param answering for what the authority answers that entered it
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
        Answering answering,
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

    /**
     * What an authority answers for.
     *
     * @param regions region-code prefixes, "" for all there are; at least one
     * @param categories of business; empty if it was not noted, in bans from before that was done
     */
    public record Answering(Set<String> regions, Set<Category> categories) {

        public Answering {
            regions = Set.copyOf(regions);
            categories = Set.copyOf(categories);
        }

        /** {@return what who has this scope answers for; nothing if it is nobody's} */
        static Optional<Answering> of(Scope scope) {
            return switch (scope) {
                case Scope.Everything() -> Optional.of(new Answering(Set.of(""), EnumSet.allOf(Category.class)));
                case Scope.Area(var regions, var categories) -> Optional.of(new Answering(regions, categories));
                case Scope.Own _, Scope.Nothing _ -> Optional.empty();
            };
        }

        /** {@return whether who has this scope answers for all of it} */
        public boolean isWithin(Scope scope) {
            return switch (scope) {
                case Scope.Everything() -> true;
                case Scope.Area(var roots, var kinds) ->
                    kinds.containsAll(categories)
                            && regions.stream()
                                    .allMatch(region -> roots.stream().anyMatch(region::startsWith));
                case Scope.Own _, Scope.Nothing _ -> false;
            };
        }
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
