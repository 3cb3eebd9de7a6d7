package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in where no provider is configured: says so in the log and sends nothing. */
class UnsetSmsGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(UnsetSmsGateway.class);

    @Override
    public void send(Phone phone, String code, Duration life) {
        LOG.error("one-time code not sent: liangku.identity.sms.url is not set");
    }
}
