package liangku.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import liangku.certificate.CertificateNumber;
import liangku.certificate.Verification;
import liangku.certificate.Verifications;
import liangku.employer.Employers;
import liangku.identity.Quota;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The public's questions about certificates. Numbers run on and can be guessed, so an address is heard only so often:
 * what it misses counts, and what it finds counts once a number, generously, so that nobody who scans codes is stopped.
 */
@Component
class Guesses {

    private static final int SEEN_MAX = 200_000;

    /** What anyone is told. What is no number and what no certificate has are the same. */
    sealed interface Answer {
        record Known(Verification verification) implements Answer {}

        record Unknown() implements Answer {}

        record TooMany(Duration pause) implements Answer {}
    }

    private record Seen(String asker, CertificateNumber number) {}

    /** Where certificates are looked up. */
    interface Lookup {
        Optional<Verification> of(CertificateNumber number, LocalDate day);
    }

    private final Lookup certificates;
    private final Quota misses;
    private final Quota numbers;
    private final Cache<Seen, Instant> seen;

    @Autowired
    Guesses(Verifications verifications, VerificationSettings settings) {
        this(verifications::of, settings);
    }

    Guesses(Lookup certificates, VerificationSettings settings) {
        this.certificates = certificates;
        this.misses = new Quota(settings.misses(), settings.missesTime());
        this.numbers = new Quota(settings.numbers(), settings.numbersTime());
        this.seen = Caffeine.newBuilder()
                .maximumSize(SEEN_MAX)
                .expireAfterWrite(settings.numbersTime())
                .build();
    }

    /** @param asker see {@link ClientAddress} */
    Answer answer(String asker, String number, Instant now) {
        var wait = misses.pause(asker, now);
        if (wait.isPresent()) {
            return new Answer.TooMany(wait.get());
        }
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        var found = CertificateNumber.parse(number).flatMap(parsed -> certificates.of(parsed, today));
        if (found.isEmpty()) {
            misses.count(asker, now);
            return new Answer.Unknown();
        }
        return firstLook(asker, found.get().number(), now)
                .<Answer>map(Answer.TooMany::new)
                .orElseGet(() -> new Answer.Known(found.get()));
    }

    /** {@return how long to wait, if this is one certificate too many} Looking again is always free. */
    private Optional<Duration> firstLook(String asker, CertificateNumber number, Instant now) {
        var look = new Seen(asker, number);
        if (seen.getIfPresent(look) != null) {
            return Optional.empty();
        }
        var wait = numbers.take(asker, now);
        if (wait.isEmpty()) {
            seen.put(look, now);
        }
        return wait;
    }
}
