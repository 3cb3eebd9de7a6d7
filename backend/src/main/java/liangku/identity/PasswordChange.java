package liangku.identity;

import java.time.Instant;
import liangku.employer.Refusal;

/** What an attempt to choose a new password came to. */
public sealed interface PasswordChange {

    /** Chosen; tokens issued before are worthless now. */
    record Changed(Caller caller) implements PasswordChange {}

    record BadCredentials() implements PasswordChange {}

    record Locked(Instant until) implements PasswordChange {}

    record Weak(Refusal why) implements PasswordChange {}
}
