package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;

/** Brings a one-time code to a phone. Failing is the gateway's to log. */
interface SmsGateway {

    /** {@return whether the message was taken} */
    boolean send(Phone phone, String code, Duration life);

    /** {@return whether there is a gateway at all} */
    default boolean isThere() {
        return true;
    }
}
