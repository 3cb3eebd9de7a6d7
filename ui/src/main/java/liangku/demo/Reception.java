package liangku.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.supervision.FeedKeys;
import liangku.supervision.SignType;
import liangku.supervision.Signer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes in the records of a report, each for itself: one that is refused does not hold up the others. */
@Component
@OnlyInDemo
class Reception {

    enum Outcome {
        ACCEPTED(200),
        DUPLICATE(200),
        STALE(200),
        CONFLICT(409),
        REJECTED(400);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    /** @param status what the record alone would have been answered */
    record Line(String bizId, int version, Outcome outcome, int status, String reason) {

        static Line of(String bizId, int version, Outcome outcome, String reason) {
            return new Line(bizId, version, outcome, outcome.status, reason);
        }
    }

    record Sum(String day, int count, String digest) {}

    private final ReceivedTable table;
    private final FeedKeys keys;
    private final TransactionTemplate transaction;

    Reception(ReceivedTable table, FeedKeys keys, TransactionTemplate transaction) {
        this.table = table;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** {@return a line for each record of the envelope, in its order} */
    List<Line> take(String dataType, JsonNode envelope, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.oneAtATime(dataType);
            var records = envelope.path("records").valueStream().toList();
            var known = known(dataType, records);
            var lines = new ArrayList<Line>();
            var fresh = new ArrayList<ReceivedTable.Received>();
            for (var node : records) {
                var line = judge(dataType, node, known);
                lines.add(line);
                if (line.outcome() == Outcome.ACCEPTED) {
                    var received = received(node);
                    fresh.add(received);
                    known.computeIfAbsent(received.bizId(), id -> new HashMap<>())
                            .put(received.version(), received.digest());
                }
            }
            table.add(dataType, envelope.path("batchNo").asString(""), fresh, now);
            return lines;
        }));
    }

    /** {@return how many records of the day there are, and the digest of their sorted lines} */
    Sum sum(String dataType, LocalDate day) {
        var lines = table.lines(dataType, day);
        return new Sum(
                day.toString(),
                lines.size(),
                keys.signer().digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Map<Integer, String>> known(String dataType, List<JsonNode> records) {
        var bizIds = records.stream()
                .map(node -> node.path("bizId").asString(""))
                .distinct()
                .toList();
        return table.known(dataType, bizIds).stream()
                .collect(Collectors.groupingBy(
                        ReceivedTable.Known::bizId,
                        Collectors.toMap(
                                ReceivedTable.Known::version, ReceivedTable.Known::digest, (a, b) -> a, HashMap::new)));
    }

    private Line judge(String dataType, JsonNode node, Map<String, Map<Integer, String>> known) {
        var bizId = node.path("bizId").asString("");
        var version = node.path("version").asInt(0);
        if (bizId.isBlank() || version < 1 || !node.path("data").isObject() || !hasTime(node)) {
            return Line.of(bizId, version, Outcome.REJECTED, "bizId, version, occurredAt and data are wanted");
        }
        if (!isSigned(dataType, node)) {
            return Line.of(bizId, version, Outcome.REJECTED, "the record's own signature does not hold");
        }
        var versions = known.getOrDefault(bizId, new HashMap<>());
        var same = versions.get(version);
        if (same != null) {
            return same.equals(digest(node))
                    ? Line.of(bizId, version, Outcome.DUPLICATE, "")
                    : Line.of(bizId, version, Outcome.CONFLICT, "this version came with another content before");
        }
        return versions.keySet().stream().anyMatch(later -> later > version)
                ? Line.of(bizId, version, Outcome.STALE, "a later version is here already")
                : Line.of(bizId, version, Outcome.ACCEPTED, "");
    }

    /** As docs/supervision-feed.md says it: with the key and in the way that the record names, whatever signs today. */
    private boolean isSigned(String dataType, JsonNode node) {
        var text = String.join(
                "\n",
                dataType,
                node.path("bizId").asString(""),
                Integer.toString(node.path("version").asInt(0)),
                node.path("op").asString(""),
                node.path("occurredAt").asString(""),
                digest(node));
        return signer(node)
                .filter(signer -> digest(node).equals(node.path("digest").asString("")))
                .filter(signer -> signer.verify(text, node.path("signature").asString("")))
                .isPresent();
    }

    private Optional<Signer> signer(JsonNode node) {
        return SignType.of(node.path("signType").asString(""))
                .flatMap(type -> keys.signer(type, node.path("keyId").asString("")));
    }

    private static boolean hasTime(JsonNode node) {
        try {
            OffsetDateTime.parse(node.path("occurredAt").asString(""));
            return true;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private ReceivedTable.Received received(JsonNode node) {
        return new ReceivedTable.Received(
                node.path("bizId").asString(),
                node.path("version").asInt(),
                OffsetDateTime.parse(node.path("occurredAt").asString()).toInstant(),
                node.path("data").toString(),
                digest(node));
    }

    private String digest(JsonNode node) {
        var data = node.path("data").toString().getBytes(StandardCharsets.UTF_8);
        return signer(node).orElseGet(keys::signer).digest(data);
    }
}
