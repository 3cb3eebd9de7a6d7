package liangku.identity;

import java.time.Duration;
import java.time.Instant;
import liangku.employer.Refusal;

/** What an attempt to choose a new password came to. */
public sealed interface PasswordChange {

    /** Chosen; tokens issued before are worthless now. */
    record Changed(Caller caller) implements PasswordChange {}

    /** Chosen; what for is still to be said, and until then nobody signs in. */
    record NoRoleYet() implements PasswordChange {}

    record BadCredentials() implements PasswordChange {}

    record Locked(Instant until) implements PasswordChange {}

    /** See {@link SignIn.TooOften}. */
    record TooOften(Duration pause) implements PasswordChange {}

    /** See {@link SignIn.Busy}. */
    record Busy(Duration pause) implements PasswordChange {}

    record Weak(Refusal why) implements PasswordChange {}
}
