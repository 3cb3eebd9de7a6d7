package liangku.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the other side says of each record of a report: {@code {"results": [{"bizId", "version", "outcome", "reason"}]}}. */
final class Receipt {

    private static final JsonMapper JSON = JsonMapper.shared();

    enum Outcome {
        ACCEPTED,
        /** Had it already, the same. */
        DUPLICATE,
        /** Had a later version already. */
        STALE,
        /** Had this version already, with another content. */
        CONFLICT,
        /** Cannot use it. */
        REJECTED
    }

    /** @param reason in the other side's words; may be empty */
    record Line(Outcome outcome, String reason) {}

    private final Map<String, Line> lines;

    private Receipt(Map<String, Line> lines) {
        this.lines = lines;
    }

    /** {@return the receipt, if the body is one} */
    static Optional<Receipt> parse(String body) {
        try {
            var results = JSON.readTree(body).path("results");
            if (!results.isArray()) {
                return Optional.empty();
            }
            var lines = new HashMap<String, Line>();
            for (var result : results) {
                lines.put(
                        key(
                                result.path("bizId").asString(""),
                                result.path("version").asInt(0)),
                        new Line(
                                Outcome.valueOf(result.path("outcome").asString("")),
                                result.path("reason").asString("")));
            }
            return Optional.of(new Receipt(lines));
        } catch (JacksonException | IllegalArgumentException noReceipt) {
            return Optional.empty();
        }
    }

    /** {@return what it says of this record; empty if nothing} */
    Optional<Line> of(Entry entry) {
        return Optional.ofNullable(lines.get(key(entry.bizId(), entry.version())));
    }

    private static String key(String bizId, int version) {
        return version + " " + bizId;
    }
}
