package liangku.exam;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an exam may be begun. Who has begun has all of their time, also beyond the end of the window.
 *
 * @param from the first moment; empty for no beginning
 * @param until the first moment without; empty for no end
 * @param daily hours of each day in which it may be begun; empty for all of them
 */
public record ExamWindow(Optional<Instant> from, Optional<Instant> until, Optional<Daily> daily) {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    public static final ExamWindow ANY_TIME = new ExamWindow(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Hours of the city's clocks.
     *
     * @param until the first time without; one before {@code from} is on the next day, as in 22:00 to 06:00
     */
    public record Daily(LocalTime from, LocalTime until) {

        public Daily {
            if (from.equals(until)) {
                throw new IllegalArgumentException("daily hours from %s to %s last no time".formatted(from, until));
            }
        }

        private boolean overMidnight() {
            return until.isBefore(from);
        }

        private boolean holds(LocalTime time) {
            var begun = !time.isBefore(from);
            var notOver = time.isBefore(until);
            return overMidnight() ? begun || notOver : begun && notOver;
        }

        private ZonedDateTime opening(ZonedDateTime time) {
            if (holds(time.toLocalTime())) {
                return time;
            }
            var today = time.with(from);
            return today.isBefore(time) ? today.plusDays(1) : today;
        }

        private ZonedDateTime closing(ZonedDateTime open) {
            var today = open.with(until);
            return today.isAfter(open) ? today : today.plusDays(1);
        }
    }

    public ExamWindow {
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            throw new IllegalArgumentException(
                    "a window from %s to %s lasts no time".formatted(from.get(), until.get()));
        }
    }

    public boolean isOpen(Instant time) {
        return opening(time).filter(time::equals).isPresent();
    }

    /** {@return the first moment at or after {@code time} at which the exam may be begun; empty if there is none any more} */
    public Optional<Instant> opening(Instant time) {
        var earliest = from.filter(time::isBefore).orElse(time);
        var opens = daily.map(hours -> hours.opening(earliest.atZone(CITY)).toInstant())
                .orElse(earliest);
        return Optional.of(opens)
                .filter(open -> until.filter(end -> !open.isBefore(end)).isEmpty());
    }

    /**
     * {@return until when it may be begun without a pause, the first moment without; empty if for good}
     *
     * @param open a moment at which it may be begun
     */
    public Optional<Instant> closing(Instant open) {
        return Stream.concat(
                        until.stream(),
                        daily.stream()
                                .map(hours -> hours.closing(open.atZone(CITY)).toInstant()))
                .min(Instant::compareTo);
    }

    /** {@return whether it may be begun at every moment from {@code from} to before {@code until}} */
    boolean holds(Instant from, Instant until) {
        return isOpen(from) && closing(from).filter(until::isAfter).isEmpty();
    }
}
