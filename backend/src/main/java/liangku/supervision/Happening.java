package liangku.supervision;

import java.time.Instant;
import java.util.Map;

/** Something to tell, before it is signed. */
record Happening(DataType dataType, String bizId, int version, Instant occurredAt, Map<String, ?> data) {}
