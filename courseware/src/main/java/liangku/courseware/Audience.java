package liangku.courseware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a course is written for; who must take it, the duty matrix says. */
public enum Audience {
    WORKER,
    MANAGER,
    ALL;

    /** {@return the audience of that name, in whatever case} */
    static Optional<Audience> named(String name) {
        return Arrays.stream(values())
                .filter(audience -> audience.word().equalsIgnoreCase(name))
                .findFirst();
    }

    /** {@return as files have it} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
