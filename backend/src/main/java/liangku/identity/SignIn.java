package liangku.identity;

import java.time.Duration;
import java.time.Instant;

/** What an attempt to sign in came to. */
public sealed interface SignIn {

    record SignedIn(Caller caller) implements SignIn {}

    /** Right, but with the first password: good for nothing but {@link Accounts#changePassword}. */
    record MustChangePassword(Account account) implements SignIn {}

    /** Wrong name, password, phone or code; which one is not told. */
    record BadCredentials() implements SignIn {}

    /** Too many wrong passwords under this name; even the right one is refused before {@code until}. */
    record Locked(Instant until) implements SignIn {}

    /** Too many wrong passwords from this address, under whatever names; what was given now was not looked at. */
    record TooOften(Duration pause) implements SignIn {}

    /** More sign in than the machine can carry; what was given was not looked at and does not count as wrong. */
    record Busy(Duration pause) implements SignIn {}
}
