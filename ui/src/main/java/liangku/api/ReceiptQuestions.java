package liangku.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.SignedReceipts;
import liangku.exam.AttemptId;
import liangku.exam.Attempts;
import liangku.exam.Receipt;
import liangku.identity.Quota;
import org.springframework.stereotype.Component;

/**
 * The public's questions about receipts: what one says, whether the platform signed it, and whether the answers it keeps are
 * still those. Never whose it is, nor how it was marked. Numbers cannot be guessed; each question reads a journal of answers,
 * so an address is heard only so often.
 */
@Component
class ReceiptQuestions {

    private final Attempts attempts;
    private final SignedReceipts signed;
    private final Quota misses;
    private final Quota questions;

    ReceiptQuestions(Attempts attempts, SignedReceipts signed, VerificationSettings settings) {
        this.attempts = attempts;
        this.signed = signed;
        this.misses = new Quota(settings.misses(), settings.missesTime());
        this.questions = new Quota(settings.numbers(), settings.numbersTime());
    }

    /**
     * A receipt as somebody has it before them.
     *
     * @param says time, lines and digest; empty for who has typed the number only
     * @param signature empty where none came along
     */
    record Shown(String number, Optional<Says> says, Optional<String> signature) {

        /** Of a later time there is no date in any calendar of ours. */
        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

        /** {@return what is shown, where a part that is missing or unreadable leaves only the number} */
        static Shown of(
                String number,
                Optional<Instant> at,
                Optional<Integer> lines,
                Optional<String> digest,
                Optional<String> signature) {
            var says = at.filter(then -> then.isAfter(Instant.EPOCH) && then.isBefore(LATEST))
                    .flatMap(then -> lines.filter(count -> count >= 0)
                            .flatMap(count -> digest.map(text -> new Says(then, count, text))));
            return new Shown(number, says, says.isPresent() ? signature : Optional.empty());
        }
    }

    record Says(Instant at, int lines, String digest) {}

    /** What anyone is told. What is no number and what no attempt has are the same. */
    sealed interface Finding {

        /**
         * @param receipt as it was shown; the latest of the attempt, where only a number was
         * @param signed whether this platform signed it; empty where no signature was shown
         * @param held whether the answers that the platform keeps are those of this receipt
         */
        record Known(Receipt receipt, Optional<Boolean> signed, boolean held) implements Finding {}

        record Unknown() implements Finding {}

        record TooMany(Duration pause) implements Finding {}
    }

    /** @param asker see {@link ClientAddress} */
    Finding answer(String asker, Shown shown, Instant now) {
        var wait = misses.pause(asker, now).or(() -> questions.take(asker, now));
        if (wait.isPresent()) {
            return new Finding.TooMany(wait.get());
        }
        var known = number(shown.number())
                .flatMap(id -> shown.says()
                        .map(says -> whole(new Receipt(id, says.at(), says.lines(), says.digest()), shown.signature()))
                        .orElseGet(() -> latest(id)));
        if (known.isEmpty()) {
            misses.count(asker, now);
            return new Finding.Unknown();
        }
        return known.get();
    }

    /** A receipt that we signed is known, whether or not there is anything else left of its attempt. */
    private Optional<Finding> whole(Receipt receipt, Optional<String> signature) {
        var ours = signature.map(text -> signed.isOurs(receipt, text));
        var proof = attempts.proof(receipt.number(), Optional.of(receipt));
        return proof.isEmpty() && !ours.orElse(false)
                ? Optional.empty()
                : Optional.of(new Finding.Known(
                        receipt, ours, proof.filter(Attempts.Proof::holds).isPresent()));
    }

    private Optional<Finding> latest(AttemptId id) {
        return attempts.proof(id, Optional.empty())
                .map(proof -> new Finding.Known(proof.receipt(), Optional.empty(), proof.holds()));
    }

    private static Optional<AttemptId> number(String typed) {
        try {
            return Optional.of(new AttemptId(UUID.fromString(typed.strip())));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
