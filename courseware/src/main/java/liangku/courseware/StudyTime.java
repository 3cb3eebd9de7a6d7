package liangku.courseware;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments of one learner that were credited already, in any lesson. Pure. As every credit takes moments that nobody
 * took before, no sequence of reports earns more seconds than our clock let pass.
 *
 * @param used in the order of time, none touching another
 */
record StudyTime(List<Span> used) {

    static final StudyTime NONE = new StudyTime(List.of());

    /** From the first moment up to but not including the last. */
    record Span(Instant from, Instant to) {

        Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("%s is not before %s".formatted(from, to));
            }
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }

    StudyTime {
        used = List.copyOf(used);
    }

    /**
     * Takes the earliest free moments, because what is opened later has no others.
     *
     * @param seconds wanted
     * @return as many whole seconds of moments as are free between {@code from} and {@code to}, at most those wanted
     */
    List<Span> take(Instant from, Instant to, int seconds) {
        var left = Duration.ofSeconds(Math.min(seconds, free(from, to).toSeconds()));
        var taken = new ArrayList<Span>();
        for (var gap : gaps(from, to)) {
            if (!left.isPositive()) {
                break;
            }
            var part = gap.length().compareTo(left) <= 0 ? gap : new Span(gap.from, gap.from.plus(left));
            taken.add(part);
            left = left.minus(part.length());
        }
        return taken;
    }

    private Duration free(Instant from, Instant to) {
        return gaps(from, to).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private List<Span> gaps(Instant from, Instant to) {
        var gaps = new ArrayList<Span>();
        var start = from;
        for (var span : used) {
            var end = span.from.isBefore(to) ? span.from : to;
            if (start.isBefore(end)) {
                gaps.add(new Span(start, end));
            }
            start = span.to.isAfter(start) ? span.to : start;
        }
        if (start.isBefore(to)) {
            gaps.add(new Span(start, to));
        }
        return gaps;
    }
}
