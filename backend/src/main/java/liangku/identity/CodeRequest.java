package liangku.identity;

import java.time.Duration;

/** What asking for a one-time code came to; the same for phones nobody has. */
public sealed interface CodeRequest {

    /** A code is on its way if someone has this phone. */
    record Sent(Duration expiresIn, Duration retryIn) implements CodeRequest {}

    /** Nobody could be sent one: the platform was given no gateway. */
    record NoGateway() implements CodeRequest {}

    /** None can be sent at present: the gateway does not work, or cannot keep up. No code was made and none counts. */
    record Stuck(Duration retryIn) implements CodeRequest {}

    record TooOften(Duration retryIn) implements CodeRequest {}
}
