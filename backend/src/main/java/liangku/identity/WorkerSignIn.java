package liangku.identity;

import java.time.Instant;
import java.util.Map;
import liangku.audit.Audit;
import liangku.people.People;
import liangku.people.Phone;
import org.springframework.stereotype.Service;

/**
 * Workers sign in by phone and one-time code. Whether anybody has the phone cannot be told from answer or time: codes are
 * made for every phone, and sent beside the request.
 */
@Service
public class WorkerSignIn {

    private final OneTimeCodes codes;
    private final CodeSender sender;
    private final People people;
    private final Callers callers;
    private final Audit audit;

    WorkerSignIn(OneTimeCodes codes, IdentityKit kit, People people, Callers callers, Audit audit) {
        this.codes = codes;
        this.sender = new CodeSender(codes, kit);
        this.people = people;
        this.callers = callers;
        this.audit = audit;
    }

    /** Sends a code to the phone if someone has it. */
    public CodeRequest requestCode(Phone phone, Instant now) {
        return sender.request(
                phone, CodePurpose.SIGN_IN, () -> people.byPhone(phone).isPresent(), now);
    }

    /** {@return {@link SignIn.SignedIn} or {@link SignIn.BadCredentials}} */
    public SignIn signIn(Phone phone, String code, Instant now) {
        var right = codes.accept(phone, CodePurpose.SIGN_IN, code.strip(), now);
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
