package liangku.identity;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import liangku.people.Phone;
import org.springframework.dao.DataAccessException;

/** Makes one-time codes and has them sent beside the request, so that neither answer nor time tells whether one is sent. */
final class CodeSender {

    private final OneTimeCodes codes;
    private final IdentityKit kit;

    CodeSender(OneTimeCodes codes, IdentityKit kit) {
        this.codes = codes;
        this.kit = kit;
    }

    /** @param isWanted asked beside the request; without it nothing is sent, and nobody can tell */
    CodeRequest request(Phone phone, CodePurpose purpose, BooleanSupplier isWanted, Instant now) {
        if (!kit.sms().isThere()) {
            return new CodeRequest.NoGateway();
        }
        if (!kit.sending().reserve(now)) {
            return new CodeRequest.Stuck(CodeDispatch.PAUSE);
        }
        return switch (made(phone, purpose, now)) {
            case OneTimeCodes.Fresh.Wait(var duration) -> {
                kit.sending().leave();
                yield new CodeRequest.TooOften(duration);
            }
            case OneTimeCodes.Fresh.Code(var digits) -> {
                var rule = kit.settings().codes();
                kit.sending().send(() -> !isWanted.getAsBoolean() || kit.sms().send(phone, digits, rule.life()), now);
                yield new CodeRequest.Sent(rule.life(), rule.interval());
            }
        };
    }

    private OneTimeCodes.Fresh made(Phone phone, CodePurpose purpose, Instant now) {
        try {
            return codes.make(phone, purpose, now);
        } catch (DataAccessException failed) {
            kit.sending().leave();
            throw failed;
        }
    }
}
