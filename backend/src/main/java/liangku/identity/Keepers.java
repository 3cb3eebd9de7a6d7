package liangku.identity;

import java.time.Instant;
import liangku.employer.Scope;
import liangku.people.People;
import liangku.people.WorkerId;

/**
 * Who may set right what is registered of a person: those they work for or under; once they work nowhere, also the regulator
 * of where they did. A former employer may not: they would speak for somebody who works for another.
 */
public class Keepers {

    private final People people;

    public Keepers(People people) {
        this.people = people;
    }

    /** What a caller is to a person. */
    public enum Standing {
        KEEPER,

        /** They have left the caller's scope: somebody else speaks for them now. */
        LEFT,

        /** There is no such person within the caller's scope, and never was. */
        STRANGER
    }

    public Standing standing(WorkerId worker, Caller by, Instant now) {
        if (people.find(worker, by.scope()).isEmpty()) {
            return Standing.STRANGER;
        }
        var theirs = people.worksWithin(worker, by.scope(), now)
                || (by.role() == Role.REGULATOR && !people.worksWithin(worker, new Scope.Everything(), now));
        return theirs ? Standing.KEEPER : Standing.LEFT;
    }
}
