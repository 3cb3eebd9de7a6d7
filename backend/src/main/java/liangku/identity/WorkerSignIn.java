package liangku.identity;

import java.time.Instant;
import java.util.Map;
import liangku.audit.Audit;
import liangku.people.People;
import liangku.people.Phone;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Workers sign in by phone and one-time code. Whether anybody has the phone cannot be told from answer or time: codes are
 * made for every phone, and sent beside the request.
 */
@Service
public class WorkerSignIn {

    private final OneTimeCodes codes;
    private final IdentityKit kit;
    private final People people;
    private final Callers callers;
    private final Audit audit;

    WorkerSignIn(OneTimeCodes codes, IdentityKit kit, People people, Callers callers, Audit audit) {
        this.codes = codes;
        this.kit = kit;
        this.people = people;
        this.callers = callers;
        this.audit = audit;
    }

    /** Sends a code to the phone if someone has it. */
    public CodeRequest requestCode(Phone phone, Instant now) {
        if (!kit.sms().isThere()) {
            return new CodeRequest.NoGateway();
        }
        if (!kit.sending().reserve(now)) {
            return new CodeRequest.Stuck(CodeDispatch.PAUSE);
        }
        return switch (made(phone, now)) {
            case OneTimeCodes.Fresh.Wait(var duration) -> {
                kit.sending().leave();
                yield new CodeRequest.TooOften(duration);
            }
            case OneTimeCodes.Fresh.Code(var digits) -> {
                var rule = kit.settings().codes();
                kit.sending()
                        .send(() -> people.byPhone(phone).isEmpty() || kit.sms().send(phone, digits, rule.life()), now);
                yield new CodeRequest.Sent(rule.life(), rule.interval());
            }
        };
    }

    private OneTimeCodes.Fresh made(Phone phone, Instant now) {
        try {
            return codes.make(phone, now);
        } catch (DataAccessException failed) {
            kit.sending().leave();
            throw failed;
        }
    }

    /** {@return {@link SignIn.SignedIn} or {@link SignIn.BadCredentials}} */
    public SignIn signIn(Phone phone, String code, Instant now) {
        var right = codes.accept(phone, code.strip(), now);
        var caller = callers.byPhone(phone);
        if (!right || caller.isEmpty()) {
            return new SignIn.BadCredentials();
        }
        audit.record(
                caller.get().subject(),
                "signed-in",
                "worker",
                caller.get().workerOrThrow().toString(),
                Map.of("role", Role.WORKER.name()),
                now);
        return new SignIn.SignedIn(caller.get());
    }
}
