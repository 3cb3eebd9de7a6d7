package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * More time for a person's papers than the exam gives.
 *
 * @param percent of the exam's time that is added, 5 to 200
 * @param reason for the record, as it was given
 * @param grantedBy the subject, e.g. {@code account:<uuid>}
 * @param until first day without; empty until it is ended
 */
public record ExtraTime(int percent, String reason, String grantedBy, Instant grantedAt, Optional<LocalDate> until) {

    /** @param endedAt empty while nobody has ended it */
    public record Grant(ExtraTime extraTime, Optional<Instant> endedAt) {

        /** {@return whether it counts for an attempt that starts on {@code day}} */
        public boolean on(LocalDate day) {
            return endedAt.isEmpty()
                    && extraTime.until().filter(end -> !day.isBefore(end)).isEmpty();
        }
    }

    /** {@return the time with {@code percent} added, in whole minutes, rounded up} */
    static Duration lengthened(Duration limit, int percent) {
        return Duration.ofMinutes(Math.ceilDiv(limit.toSeconds() * (100 + percent), 100 * 60L));
    }
}
