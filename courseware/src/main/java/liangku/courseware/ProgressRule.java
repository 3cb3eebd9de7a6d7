package liangku.courseware;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.courseware.ProgressOutcome.Reason;
import liangku.courseware.StudyTime.Span;

/**
 * What of a report counts. Pure.
 *
 * <p>Time is believed up to what passed on our clock since the lesson was opened or last reported on, and each moment of
 * a learner once, whatever the lesson: nobody learns faster than the clock runs. A film is believed to be no further
 * than it can be played in the time that is believed. Positions only move forward, so reports may come twice or in
 * another order.
 */
record ProgressRule(CoursewareSettings settings) {

    private static final int PERCENT = 100;

    /**
     * What a report leaves over of our clock counts for the next one, up to this much: whole seconds are reported, and a
     * report that was slow on its way makes the next one seem early. It is no gift, each moment still counts once.
     */
    private static final Duration LEFT_OVER_MAX = Duration.ofSeconds(5);

    /** A film's position is told as it stands, the seconds beside it are whole ones that may follow with the next report. */
    private static final int POSITION_AHEAD_SECONDS = 5;

    /** Letters are read this many times faster than characters. */
    private static final int LETTERS_PER_CHARACTER = 3;

    /**
     * What is stored before the report.
     *
     * @param reportedAt up to when our clock is used up; first, when the lesson was opened
     */
    record Before(int positionSeconds, int secondsSpent, Instant reportedAt) {}

    /** @param credited moments of this report that are believed; whole seconds in all */
    record After(int positionSeconds, int secondsSpent, List<Span> credited) {

        After {
            credited = List.copyOf(credited);
        }

        int credit() {
            return (int) credited.stream()
                    .map(Span::length)
                    .reduce(Duration.ZERO, Duration::plus)
                    .toSeconds();
        }
    }

    /** What is still missing before the lesson can be done. */
    record Missing(Reason reason, int secondsLeft) {}

    /** @param used what was credited to this learner before, in any lesson */
    After after(Before before, StudyTime used, ProgressReport report, Lesson lesson, Instant now) {
        var earliest = earliest(now);
        var from = before.reportedAt.isBefore(earliest) ? earliest : before.reportedAt;
        var credited = used.take(from, now, report.secondsSpent());
        var after = new After(before.positionSeconds, before.secondsSpent, credited);
        var spent = before.secondsSpent + after.credit();
        var position = Math.min(report.positionSeconds(), furthest(lesson, spent));
        return new After(Math.max(position, before.positionSeconds), spent, credited);
    }

    /** {@return the earliest moment that a report of now may claim} */
    Instant earliest(Instant now) {
        return now.minus(settings.reportMax());
    }

    /**
     * {@return up to when our clock is used up by this report} Without the rest that is left over, somebody who presses
     * again and again would take a fraction of a second away with each press, and never be done.
     */
    static Instant countedUntil(Before before, After after, Instant now) {
        var leftOver = Duration.between(before.reportedAt, now).minusSeconds(after.credit());
        if (!leftOver.isPositive()) {
            return before.reportedAt.isAfter(now) ? before.reportedAt : now;
        }
        return now.minus(leftOver.compareTo(LEFT_OVER_MAX) < 0 ? leftOver : LEFT_OVER_MAX);
    }

    /** {@return what is missing; empty if the lesson can be done} */
    Optional<Missing> missing(Lesson lesson, After after) {
        var timeLeft = leastSeconds(lesson) - after.secondsSpent;
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

    private int leastSeconds(Lesson lesson) {
        var whole = (int) Duration.ofMinutes(lesson.outline().minutes()).toSeconds();
        var share = Math.min(
                ceilingShare(whole, settings.doneShare()),
                settings.doneTimeMax().toSeconds());
        return switch (lesson) {
            case Lesson.TextLesson text -> (int) Math.max(share, Math.min(readingSeconds(text), whole));
            case Lesson.VideoLesson film -> (int) share;
        };
    }

    /** {@return the least time in which the text can be read, in the language in which that is faster} */
    private int readingSeconds(Lesson.TextLesson text) {
        var speed = settings.readingSpeed();
        if (speed == 0) {
            return 0;
        }
        return Math.min(
                Math.ceilDiv(letters(text, Language.ZH), speed),
                Math.ceilDiv(letters(text, Language.EN), speed * LETTERS_PER_CHARACTER));
    }

    private static int letters(Lesson text, Language language) {
        return (int) text.plainText(language)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .count();
    }

    private int furthest(Lesson lesson, int secondsSpent) {
        return switch (lesson) {
            case Lesson.TextLesson text -> lastSecond(text);
            case Lesson.VideoLesson film -> {
                var played = (long) secondsSpent * settings.filmSpeedMax() / PERCENT + POSITION_AHEAD_SECONDS;
                yield (int) Math.min(lastSecond(film), played);
            }
        };
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
}
