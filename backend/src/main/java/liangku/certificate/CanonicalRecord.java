package liangku.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is signed: one JSON text for a certificate, always the same bytes. Members in the order of their names, no blanks,
 * UTF-8 (RFC 8785 for the strings that occur here). It names the holder only by a salted commitment, so it may be shown
 * and stored without telling who it is; name and salt together prove it.
 */
final class CanonicalRecord {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CanonicalRecord() {}

    static String of(Certificate c, String salt) {
        return JSON.writeValueAsString(new TreeMap<>(Map.ofEntries(
                Map.entry("schema", "liangku.certificate/1"),
                Map.entry("number", c.number().toString()),
                Map.entry("attempt", c.attempt().toString()),
                Map.entry("worker", c.worker().toString()),
                Map.entry("holder", commitment(c.holder(), salt)),
                Map.entry("employer", c.employer().toString()),
                Map.entry("employerName", c.employerName()),
                Map.entry("region", c.region()),
                Map.entry("category", c.category().name()),
                Map.entry("employment", c.employment().toString()),
                Map.entry("post", c.post().name()),
                Map.entry("programme", c.programme().toString()),
                Map.entry("programmeLevel", c.level().name()),
                Map.entry("programmeZh", c.programmeZh()),
                Map.entry("programmeEn", c.programmeEn()),
                Map.entry("percent", c.percent().toPlainString()),
                Map.entry("issuedOn", c.issuedOn().toString()),
                Map.entry("validUntil", c.validUntil().toString()))));
    }

    /** {@return SHA-256 of the text's UTF-8 bytes, lower-case hex} */
    static String digest(String record) {
        return sha256(record.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return lower-case hex} */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String commitment(Holder holder, String salt) {
        return digest(String.join("\n", salt, holder.name(), holder.idNumber()));
    }
}
