package liangku.ui.employer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import liangku.compliance.PersonStanding;
import liangku.ui.kit.WorkStates;

/** Which of its people a business wants to see. */
enum PeopleFilter {
    ALL,
    MAY_NOT,
    DUE,
    LAPSED,
    NEVER,
    CERTIFIED,
    MANAGERS;

    static Optional<PeopleFilter> parse(String text) {
        return Arrays.stream(values())
                .filter(filter -> filter.key().equals(text))
                .findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean lets(PersonStanding person) {
        return switch (this) {
            case ALL -> true;
            case MAY_NOT -> !person.mayWork();
            case DUE -> WorkStates.of(person.state()) == WorkStates.DUE;
            case LAPSED -> WorkStates.of(person.state()) == WorkStates.LAPSED;
            case NEVER -> WorkStates.of(person.state()) == WorkStates.NEVER;
            case CERTIFIED -> WorkStates.of(person.state()) == WorkStates.CERTIFIED;
            case MANAGERS -> person.post().manager();
        };
    }
}
