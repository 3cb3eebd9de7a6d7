package liangku.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.identity.Caller;
import liangku.identity.CodeRequest;
import liangku.identity.IdentitySettings;
import liangku.identity.Quota;
import org.springframework.stereotype.Component;

/** How many one-time codes may be asked for beside the limit of a phone: every one is a message that somebody pays. */
@Component
class CodeLimits {

    private static final String EVERYBODY = "";

    private final Quota anHourPerAddress;
    private final Quota aDayPerWorker;
    private final Quota aMinuteInAll;

    /**
     * @param expiresIn seconds a code is good for
     * @param retryIn seconds until the next may be asked for
     */
    record CodeAnswer(long expiresIn, long retryIn) {}

    CodeLimits(IdentitySettings settings) {
        anHourPerAddress = new Quota(settings.codes().anHourPerAddress(), Duration.ofHours(1));
        aDayPerWorker = new Quota(settings.codes().aDay(), Duration.ofDays(1));
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

    /** Counts a request by who is signed in and names a phone that need not be theirs. {@return how long to wait} */
    Optional<Duration> ask(String asker, Caller caller, Instant now) {
        return aMinuteInAll
                .pause(EVERYBODY, now)
                .or(() -> aDayPerWorker.pause(caller.subject(), now))
                .or(() -> anHourPerAddress.take(asker, now))
                .or(() -> aDayPerWorker.take(caller.subject(), now));
    }

    /** {@return what asking for a code came to}, a code counted */
    CodeAnswer answer(CodeRequest came, Instant now) {
        return switch (came) {
            case CodeRequest.Sent(var expiresIn, var retryIn) -> {
                sent(now);
                yield new CodeAnswer(expiresIn.toSeconds(), retryIn.toSeconds());
            }
            case CodeRequest.Stuck(var retryIn) ->
                throw Problem.unavailable("sms-stuck").retryAfter(retryIn);
            case CodeRequest.NoGateway() -> throw Problem.unavailable("no-sms-gateway");
            case CodeRequest.TooOften(var retryIn) -> throw tooOften(retryIn);
        };
    }

    static Problem tooOften(Duration wait) {
        return tooOften("too-often", wait);
    }

    static Problem tooOften(String key, Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.tooMany(key, seconds).with("retryIn", seconds).retryAfter(wait);
    }

    /** Counts a code; what the limit of a phone refuses costs nobody else anything. */
    void sent(Instant now) {
        aMinuteInAll.count(EVERYBODY, now);
    }
}
