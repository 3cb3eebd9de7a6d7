package liangku.courseware;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.courseware.ProgressOutcome.Reason;

/**
 * What of a report counts. Pure.
 *
 * <p>Time is believed up to what passed on our clock since the report before, so nobody learns faster than the clock
 * runs; positions only move forward, so reports may come twice or in another order.
 */
record ProgressRule(CoursewareSettings settings) {

    private static final int PERCENT = 100;

    /** Whole seconds are reported: what a report leaves over of our clock counts for the next one, up to this much. */
    private static final Duration LEFT_OVER_MAX = Duration.ofSeconds(2);

    /** What is stored before the report; a first report has none. */
    record Before(int positionSeconds, int secondsSpent, Instant reportedAt) {}

    /** @param credit seconds of this report that are believed */
    record After(int positionSeconds, int secondsSpent, int credit) {}

    /** What is still missing before the lesson can be done. */
    record Missing(Reason reason, int secondsLeft) {}

    After after(Optional<Before> before, ProgressReport report, Lesson lesson, Instant now) {
        var mostSeconds = before.map(
                        earlier -> shorter(Duration.between(earlier.reportedAt, now), settings.reportMax()))
                .orElse(settings.firstReportMax())
                .toSeconds();
        var credit = (int) Math.clamp(report.secondsSpent(), 0, Math.max(0, mostSeconds));
        var position = Math.min(report.positionSeconds(), lastSecond(lesson));
        return new After(
                Math.max(position, before.map(Before::positionSeconds).orElse(0)),
                before.map(Before::secondsSpent).orElse(0) + credit,
                credit);
    }

    /**
     * {@return up to when our clock is used up by this report} Without the rest that is left over, somebody who presses
     * again and again would take a fraction of a second away with each press, and never be done.
     */
    static Instant countedUntil(Optional<Before> before, After after, Instant now) {
        var leftOver = before.map(
                        earlier -> Duration.between(earlier.reportedAt, now).minusSeconds(after.credit))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        return now.minus(shorter(leftOver, LEFT_OVER_MAX));
    }

    /** {@return what is missing; empty if the lesson can be done} */
    Optional<Missing> missing(Lesson lesson, After after) {
        var timeLeft = leastSeconds(lesson.outline()) - after.secondsSpent;
        return switch (lesson) {
            case Lesson.TextLesson text ->
                timeLeft > 0 ? Optional.of(new Missing(Reason.TOO_SHORT, timeLeft)) : Optional.empty();
            case Lesson.VideoLesson film -> {
                var filmLeft = ceilingShare(lastSecond(film), settings.filmShare()) - after.positionSeconds;
                if (filmLeft > 0) {
                    yield Optional.of(new Missing(Reason.FILM_NOT_WATCHED, Math.max(filmLeft, timeLeft)));
                }
                yield timeLeft > 0 ? Optional.of(new Missing(Reason.TOO_SHORT, timeLeft)) : Optional.empty();
            }
        };
    }

    private int leastSeconds(LessonOutline lesson) {
        var share = ceilingShare((int) Duration.ofMinutes(lesson.minutes()).toSeconds(), settings.doneShare());
        return (int) Math.min(share, settings.doneTimeMax().toSeconds());
    }

    private static int lastSecond(Lesson lesson) {
        return switch (lesson) {
            // A text has no clock of its own; its position is the time it was open, and a day of that is enough.
            case Lesson.TextLesson text -> (int) Duration.ofDays(1).toSeconds();
            case Lesson.VideoLesson film -> (int) film.length().toSeconds();
        };
    }

    private static int ceilingShare(int whole, int percent) {
        return Math.ceilDiv(whole * percent, PERCENT);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
