package liangku.supervision;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.supervision.DeliveryTable.Failure;
import liangku.supervision.DeliveryTable.Leased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, in batches of one kind. Every record is leased before it is sent and settled by what the other side
 * says of it; a sender that dies leaves a lease that ends, and another goes on. So a record may arrive twice and never
 * not at all: the other side knows it by its version.
 */
@Component
class Pusher {

    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    /** One call ends, so that signatures carry the right time. */
    private static final int BATCHES_A_CALL = 20;

    private static final Duration BREATHER_MAX = Duration.ofSeconds(10);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final FeedTable feed;
    private final DeliveryTable deliveries;
    private final Platform platform;
    private final SupervisionSettings settings;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile Instant notBefore = Instant.EPOCH;

    /** Kinds that the other side did not take; touched by who is sending alone. */
    private final Map<DataType, Instant> kindNotBefore = new EnumMap<>(DataType.class);

    Pusher(FeedTable feed, DeliveryTable deliveries, Platform platform, SupervisionSettings settings) {
        this.feed = feed;
        this.deliveries = deliveries;
        this.platform = platform;
        this.settings = settings;
    }

    /** {@return how many records were sent, whatever became of them; 0 if there is nowhere to send them} */
    int push(Instant now) {
        if (!platform.isKnown() || now.isBefore(notBefore) || !sending.tryLock()) {
            return 0;
        }
        try {
            var sent = 0;
            var batches = 0;
            for (var dataType : deliveries.due(now)) {
                if (now.isBefore(kindNotBefore.getOrDefault(dataType, Instant.EPOCH))) {
                    continue;
                }
                var line = Line.WORKS;
                while (line == Line.WORKS && batches++ < BATCHES_A_CALL) {
                    var leased = deliveries.lease(dataType, settings.batch(), now, now.plus(settings.lease()));
                    if (leased.isEmpty()) {
                        break;
                    }
                    sent += leased.size();
                    line = send(dataType, leased, now);
                }
                switch (line) {
                    case WORKS -> {}
                    case REFUSES -> kindNotBefore.put(dataType, breather(now));
                    case BROKEN -> {
                        notBefore = breather(now);
                        return sent;
                    }
                }
            }
            return sent;
        } finally {
            sending.unlock();
        }
    }

    private Instant breather(Instant now) {
        return now.plus(shorter(settings.firstRetry(), BREATHER_MAX));
    }

    private enum Line {
        WORKS,
        /** Somebody is there, but does not take this kind: others may go on. */
        REFUSES,
        /** Nobody is there, or has no time for anything. */
        BROKEN;

        static Line of(int status) {
            return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT
                    ? BROKEN
                    : REFUSES;
        }
    }

    private Line send(DataType dataType, List<Leased> leased, Instant now) {
        var entries = feed.at(leased.stream().map(Leased::position).toList());
        var batchNo = Generators.timeBasedEpochGenerator().generate().toString();
        var envelope = Envelope.of(batchNo, dataType, settings.sourceSystem(), now, entries);
        return switch (platform.post("/api/v1/report/" + dataType, envelope.json(), now)) {
            case Platform.Answer.Silence(var why) -> {
                retry(leased, why, now);
                LOG.warn(
                        "report got no answer batch={} type={} records={} why={}",
                        batchNo,
                        dataType,
                        leased.size(),
                        why);
                yield Line.BROKEN;
            }
            case Platform.Answer.Received(var status, var body) -> {
                var receipt = Receipt.parse(body);
                if (receipt.isEmpty()) {
                    retry(leased, "HTTP " + status, now);
                    LOG.warn("report got no receipt batch={} type={} status={}", batchNo, dataType, status);
                    yield Line.of(status);
                }
                settle(leased, entries, receipt.get(), now);
                yield Line.WORKS;
            }
        };
    }

    private void settle(List<Leased> leased, List<Entry> entries, Receipt receipt, Instant now) {
        Map<Long, Entry> byPosition = entries.stream().collect(Collectors.toMap(Entry::position, Function.identity()));
        var sent = new ArrayList<Long>();
        var stale = new ArrayList<Long>();
        var unanswered = new ArrayList<Leased>();
        for (var lease : leased) {
            var entry = byPosition.get(lease.position());
            var line = entry == null ? Optional.<Receipt.Line>empty() : receipt.of(entry);
            if (line.isEmpty()) {
                unanswered.add(lease);
                continue;
            }
            switch (line.get().outcome()) {
                case ACCEPTED, DUPLICATE -> sent.add(lease.position());
                case STALE -> stale.add(lease.position());
                // Sending the same again cannot help: a person has to look.
                case CONFLICT, REJECTED ->
                    deliveries.dead(
                            lease.position(),
                            line.get().outcome() + " " + line.get().reason(),
                            now);
            }
        }
        deliveries.sent(sent, now);
        deliveries.stale(stale, now);
        retry(unanswered, "not in the receipt", now);
    }

    private void retry(List<Leased> leased, String why, Instant now) {
        var failures = new ArrayList<Failure>();
        for (var lease : leased) {
            if (lease.tries() >= settings.triesMax()) {
                deliveries.dead(lease.position(), why, now);
            } else {
                failures.add(new Failure(lease.position(), now.plus(settings.backoff(lease.tries())), why));
            }
        }
        deliveries.retry(failures);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
