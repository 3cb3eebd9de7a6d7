package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in where no provider is configured: says so at the start, and whoever asks for a code is told. */
class UnsetSmsGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(UnsetSmsGateway.class);

    UnsetSmsGateway() {
        LOG.warn("workers cannot sign in: set LIANGKU_SMS_URL to a gateway that sends them their codes");
    }

    @Override
    public boolean send(Phone phone, String code, Duration life) {
        throw new IllegalStateException("nobody sends codes by a gateway that is not there");
    }

    @Override
    public void tell(Phone phone, Notice notice) {
        throw new IllegalStateException("nobody is told anything by a gateway that is not there");
    }

    @Override
    public boolean isThere() {
        return false;
    }
}
