package liangku.questionbank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days the bank speaks of: those of the people who answer, wherever it runs. */
final class Days {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /** {@return the day this moment is of} */
    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
