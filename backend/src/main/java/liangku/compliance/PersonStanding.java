package liangku.compliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import liangku.people.EmploymentId;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.programme.Duty;

/**
 * One employee, seen from what the post demands.
 *
 * @param duty empty where the post demands nothing
 */
public record PersonStanding(
        EmploymentId employment,
        WorkerId worker,
        PersonName name,
        Post post,
        LocalDate since,
        Optional<Duty> duty,
        WorkState state,
        Training training,
        Optional<Result> lastResult) {

    /** How the last submitted attempt for the post's programme, or one that covers it, ended. */
    public record Result(LocalDate day, BigDecimal percent, boolean passed) {}

    /** {@return whether the post may be worked at today} Who must pass before work and holds no certificate may not, nor who is barred. */
    public boolean mayWork() {
        return switch (state) {
            case WorkState.Certified c -> true;
            case WorkState.DueSoon d -> true;
            case WorkState.NotRequired n -> true;
            case WorkState.Barred b -> false;
            case WorkState.Lapsed l -> !passesBeforeWork();
            case WorkState.Never n -> !passesBeforeWork();
        };
    }

    private boolean passesBeforeWork() {
        return duty.map(Duty::beforeWork).orElse(false);
    }
}
