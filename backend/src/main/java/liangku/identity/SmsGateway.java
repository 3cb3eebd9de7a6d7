package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;

/** Brings one-time codes and notices to a phone. Failing is the gateway's to log. */
interface SmsGateway {

    /** {@return whether the message was taken} */
    boolean send(Phone phone, String code, Duration life);

    /** Nothing waits for it, and nothing depends on whether it was taken. */
    void tell(Phone phone, Notice notice);

    /** {@return whether there is a gateway at all} */
    default boolean isThere() {
        return true;
    }
}
