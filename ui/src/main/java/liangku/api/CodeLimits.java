package liangku.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.identity.IdentitySettings;
import org.springframework.stereotype.Component;

/** How many one-time codes may be asked for beside the limit of a phone: every one is a message that somebody pays. */
@Component
class CodeLimits {

    private static final String EVERYBODY = "";

    private final Quota anHourPerAddress;
    private final Quota aMinuteInAll;

    CodeLimits(IdentitySettings settings) {
        anHourPerAddress = new Quota(settings.codes().anHourPerAddress(), Duration.ofHours(1));
        aMinuteInAll = new Quota(settings.codes().aMinuteInAll(), Duration.ofMinutes(1));
    }

    /**
     * Counts a request.
     *
     * @param asker see {@link ClientAddress}
     * @return how long to wait; empty if a code may be asked for
     */
    Optional<Duration> ask(String asker, Instant now) {
        return aMinuteInAll.pause(EVERYBODY, now).or(() -> anHourPerAddress.take(asker, now));
    }

    /** Counts a code; what the limit of a phone refuses costs nobody else anything. */
    void sent(Instant now) {
        aMinuteInAll.count(EVERYBODY, now);
    }
}
