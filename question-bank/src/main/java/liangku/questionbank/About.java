package liangku.questionbank;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an author says about a question beside the question itself. Part of a version, like its words.
 *
 * @param alsoAbout further leaves of the taxonomy, ascending, without the main one
 * @param posts codes of the posts it is meant for, e.g. {@code WORKER}, ascending; empty for all
 * @param inForceFrom since when the rule it rests on holds
 * @param expiresOn the last day on which the rule holds; from the day after, the question is flagged to its author
 * @param english the question in English
 */
public record About(
        List<String> alsoAbout,
        List<String> posts,
        Optional<LocalDate> inForceFrom,
        Optional<LocalDate> expiresOn,
        Optional<Translation> english) {

    /** So long before the last day of its rule an author is told that a question will need a look. */
    public static final int SOON_DAYS = 30;

    /** Nothing more is said. */
    public static final About NOTHING =
            new About(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public About {
        alsoAbout = ascending(alsoAbout);
        posts = ascending(posts);
        for (var topic : alsoAbout) {
            if (!topic.matches("\\d{4}")) {
                throw new IllegalArgumentException("'%s' is no leaf code such as 0603".formatted(topic));
            }
        }
        for (var post : posts) {
            if (!post.matches("[A-Z][A-Z_]{0,39}")) {
                throw new IllegalArgumentException("'%s' is no code of a post".formatted(post));
            }
        }
        if (inForceFrom.isPresent() && expiresOn.isPresent() && expiresOn.get().isBefore(inForceFrom.get())) {
            throw new IllegalArgumentException(
                    "a rule in force from %s cannot end on %s".formatted(inForceFrom.get(), expiresOn.get()));
        }
    }

    /** {@return whether the rule it rests on holds no more on this day} */
    public boolean expired(LocalDate today) {
        return expiresOn.filter(today::isAfter).isPresent();
    }

    /** {@return whether the rule it rests on holds now, and no more within {@link #SOON_DAYS}} */
    public boolean expiresSoon(LocalDate today) {
        return !expired(today) && expired(firstDayAfter(today));
    }

    /** {@return the day from which on what expires soon has expired} */
    static LocalDate firstDayAfter(LocalDate today) {
        return today.plusDays(SOON_DAYS + 1L);
    }

    private static List<String> ascending(Collection<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }
}
