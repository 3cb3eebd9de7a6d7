package liangku.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** The body of a report. {@code data} goes out byte for byte as it was digested. */
record Envelope(
        String batchNo,
        DataType dataType,
        String schemaVersion,
        String sourceSystem,
        String sentAt,
        int recordCount,
        List<Line> records) {

    static final String SCHEMA_VERSION = "1.0";
    private static final JsonMapper JSON = JsonMapper.shared();

    record Line(
            String bizId,
            int version,
            String op,
            String occurredAt,
            RawValue data,
            String digest,
            String signType,
            @Nullable String keyId,
            String signature) {}

    static Envelope of(String batchNo, DataType dataType, String sourceSystem, Instant sentAt, List<Entry> entries) {
        return new Envelope(
                batchNo,
                dataType,
                SCHEMA_VERSION,
                sourceSystem,
                sentAt.toString(),
                entries.size(),
                entries.stream()
                        .map(entry -> new Line(
                                entry.bizId(),
                                entry.version(),
                                entry.op().name(),
                                entry.occurredAt().toString(),
                                new RawValue(entry.data()),
                                entry.digest(),
                                entry.signType().header(),
                                entry.keyId().orElse(null),
                                entry.signature()))
                        .toList());
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
