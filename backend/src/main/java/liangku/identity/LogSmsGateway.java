package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's gateway: codes go to the log, phones masked. Never used outside a demo. */
class LogSmsGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(LogSmsGateway.class);

    @Override
    public boolean send(Phone phone, String code, Duration life) {
        LOG.info("demo: one-time code phone={} code={} minutes={}", phone.masked(), code, life.toMinutes());
        return true;
    }

    @Override
    public void tell(Phone phone, Notice notice) {
        LOG.info("demo: notice phone={} kind={}", phone.masked(), notice.kind());
    }
}
