package liangku.compliance;

import java.time.LocalDate;
import java.util.List;
import liangku.employer.Employer;

/**
 * One business on one day: its figures, and person by person what they are made of.
 *
 * @param people everybody employed that day; who may not work first, then who is due soonest
 */
public record Standing(
        Employer employer, LocalDate asOf, String ruleVersion, Figures figures, List<PersonStanding> people) {

    public Standing {
        people = List.copyOf(people);
    }

    /** {@return who holds a certificate now and will hold none after {@code days} more days} */
    public List<PersonStanding> lapsingWithin(int days) {
        var last = asOf.plusDays(days);
        return people.stream()
                .filter(person -> switch (person.state()) {
                    case WorkState.Certified(var until) -> !until.isAfter(last);
                    case WorkState.DueSoon(var until) -> !until.isAfter(last);
                    case WorkState.Lapsed l -> false;
                    case WorkState.Never n -> false;
                    case WorkState.NotRequired n -> false;
                    case WorkState.Barred b -> false;
                })
                .toList();
    }
}
