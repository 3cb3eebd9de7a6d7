package liangku.supervision;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the other side what it has of a day: how many records, and the digest of their sorted
 * {@code bizId:version} lines. Where that differs, the day is sent again.
 */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    enum Outcome {
        SAME,
        DIFFERENT,
        UNREACHABLE
    }

    private record Sum(int count, String digest) {}

    private final JdbcClient db;
    private final DeliveryTable deliveries;
    private final Platform platform;
    private final Signer signer;

    Reconciler(JdbcClient db, DeliveryTable deliveries, Platform platform, Signer signer) {
        this.db = db;
        this.deliveries = deliveries;
        this.platform = platform;
        this.signer = signer;
    }

    /** Compares the records of this kind that happened on {@code day}, and keeps what came of it. */
    Outcome reconcile(DataType dataType, LocalDate day, Instant now) {
        var lines = deliveries.accepted(dataType, day);
        var own = new Sum(lines.size(), signer.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        var question =
                JSON.writeValueAsString(Map.of("day", day.toString(), "count", own.count(), "digest", own.digest()));
        var theirs = sum(platform.post("/api/v1/reconciliation/" + dataType, question, now));
        var outcome = theirs.map(sum -> sum.equals(own) ? Outcome.SAME : Outcome.DIFFERENT)
                .orElse(Outcome.UNREACHABLE);
        keep(dataType, day, own, theirs, outcome, now);
        if (outcome == Outcome.DIFFERENT) {
            var again = deliveries.sendAgain(dataType, day, now);
            LOG.warn("reconciliation differs type={} day={} sentAgain={}", dataType, day, again);
        }
        return outcome;
    }

    private static Optional<Sum> sum(Platform.Answer answer) {
        if (!(answer instanceof Platform.Answer.Received(var status, var body)) || status != 200) {
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(body);
            return json.path("count").isInt() && json.path("digest").isString()
                    ? Optional.of(new Sum(
                            json.get("count").asInt(), json.get("digest").asString()))
                    : Optional.empty();
        } catch (JacksonException noSum) {
            return Optional.empty();
        }
    }

    private void keep(DataType dataType, LocalDate day, Sum own, Optional<Sum> theirs, Outcome outcome, Instant now) {
        db.sql("""
                insert into supervision.reconciliation (id, day, data_type, at, own_count, own_digest, their_count,
                                                        their_digest, outcome)
                values (:id, :day, :dataType, :at, :ownCount, :ownDigest, :theirCount, :theirDigest, :outcome)
                """)
                .param("id", Generators.timeBasedEpochGenerator().generate())
                .param("day", day)
                .param("dataType", dataType.name())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("ownCount", own.count())
                .param("ownDigest", own.digest())
                .param("theirCount", theirs.map(Sum::count).orElse(null), Types.INTEGER)
                .param("theirDigest", theirs.map(Sum::digest).orElse(null), Types.VARCHAR)
                .param("outcome", outcome.name())
                .update();
    }
}
