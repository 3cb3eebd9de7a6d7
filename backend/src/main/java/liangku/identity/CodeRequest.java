package liangku.identity;

import java.time.Duration;

/** What asking for a one-time code came to; the same for phones nobody has. */
public sealed interface CodeRequest {

    /** A code is on its way if someone has this phone. */
    record Sent(Duration expiresIn, Duration retryIn) implements CodeRequest {}

    /** Nobody could be sent one: the platform was given no gateway. */
    record NoGateway() implements CodeRequest {}

    record TooOften(Duration retryIn) implements CodeRequest {}
}
