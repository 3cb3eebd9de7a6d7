package liangku.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import liangku.people.Phone;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Six digits for a phone: kept hashed, good once, soon too old, and asked for only so often. */
@Component
class OneTimeCodes {

    private static final int CODES = 1_000_000;
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A code to be delivered, or when to ask again. */
    sealed interface Fresh {
        record Code(String digits) implements Fresh {}

        record Wait(Duration duration) implements Fresh {}
    }

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final CodeTable table;
    private final PersonalData personalData;
    private final IdentitySettings.Codes rule;
    private final Optional<String> demoCode;
    private final TransactionTemplate transaction;

    OneTimeCodes(JdbcClient db, PersonalData personalData, IdentityKit kit, TransactionTemplate transaction) {
        this.table = new CodeTable(db);
        this.personalData = personalData;
        this.rule = kit.settings().codes();
        this.demoCode = kit.demoCode();
        this.transaction = transaction;
    }

    /** Makes a new code and with it the ones before it worthless. */
    Fresh make(Phone phone, CodePurpose purpose, Instant now) {
        var index = personalData.blindIndex(Field.PHONE, phone.value());
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock(index);
            var requests = table.requests(index, now.minus(A_DAY));
            if (!requests.isEmpty() && requests.getFirst().plus(rule.interval()).isAfter(now)) {
                return new Fresh.Wait(Duration.between(now, requests.getFirst().plus(rule.interval())));
            }
            if (requests.size() >= rule.aDay()) {
                var oldestThatCounts = requests.get(rule.aDay() - 1);
                return new Fresh.Wait(Duration.between(now, oldestThatCounts.plus(A_DAY)));
            }
            var digits = "%06d".formatted(random.nextInt(CODES));
            var id = ids.generate();
            table.add(id, index, hash(id, purpose, digits), now, now.plus(rule.life()));
            table.forgetBefore(now, A_DAY.multipliedBy(2));
            return new Fresh.Code(digits);
        }));
    }

    /**
     * {@return whether {@code digits} is the newest code of the phone, sent for this purpose, in time, within its tries and
     * not used before}
     */
    boolean accept(Phone phone, CodePurpose purpose, String digits, Instant now) {
        if (demoCode.filter(digits::equals).isPresent()) {
            return true;
        }
        var index = personalData.blindIndex(Field.PHONE, phone.value());
        return table.tryNewest(index, rule.tries(), now)
                .filter(tried -> MessageDigest.isEqual(
                        HexFormat.of().parseHex(tried.hashHex()), hash(tried.id(), purpose, digits)))
                .filter(tried -> table.use(tried.id(), now))
                .isPresent();
    }

    /** Keyed, or six digits would be found from the hash in a blink; with the row's id, so equal codes differ. */
    private byte[] hash(UUID id, CodePurpose purpose, String digits) {
        return personalData.blindIndex(Field.ONE_TIME_CODE, id + ":" + digits + purpose.value());
    }
}
