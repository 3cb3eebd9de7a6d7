package liangku.questionbank.statistics;

import java.util.ArrayList;
import java.util.List;

/** Why an item should not stand on new papers until a person has looked at it. */
public sealed interface Suspicion {

    /** Those who know more answer it worse: the key is wrong, or the question misleads. */
    record Negative(double discrimination, double z, int shown) implements Suspicion {}

    /** Hardly anybody is right. */
    record TooHard(double facility, Interval interval, int shown) implements Suspicion {}

    /** Nobody is wrong: it takes a place and tells nothing. */
    record TooEasy(double facility, Interval interval, int shown) implements Suspicion {}

    /** It became easier overnight. */
    record Leaked(LeakWatch.Jump jump) implements Suspicion {}

    /**
     * From when on an item is suspected.
     *
     * @param shownMin fewer are no evidence
     * @param discriminationZ a discrimination so many standard errors below 0, or more; a positive number. Items are looked
     *     at again and again, which 1.96 does not allow for
     * @param facilityMin the whole interval lies below
     * @param facilityMax the whole interval lies above
     */
    record Limits(int shownMin, double discriminationZ, double facilityMin, double facilityMax) {

        /** With a facility below a tenth even guessing among four would do better. */
        public static final Limits USUAL = new Limits(200, 3, 0.10, 0.99);
    }

    /** {@return all there is against an item} */
    static List<Suspicion> of(ItemFigures figures, List<LeakWatch.Day> days, Limits limits) {
        List<Suspicion> found = new ArrayList<>();
        if (figures.shown() < limits.shownMin()) return found;
        figures.discriminationZ().ifPresent(z -> {
            if (z <= -limits.discriminationZ()) {
                found.add(new Negative(figures.discrimination().orElseThrow(), z, figures.shown()));
            }
        });
        var interval = figures.facilityInterval();
        if (interval.high() < limits.facilityMin())
            found.add(new TooHard(figures.facility(), interval, figures.shown()));
        if (interval.low() > limits.facilityMax())
            found.add(new TooEasy(figures.facility(), interval, figures.shown()));
        LeakWatch.find(days).map(Leaked::new).ifPresent(found::add);
        return found;
    }
}
