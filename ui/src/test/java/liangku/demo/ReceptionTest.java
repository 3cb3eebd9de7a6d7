package liangku.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import liangku.supervision.DataType;
import liangku.supervision.Entry;
import liangku.supervision.FeedKeys;
import liangku.supervision.SignType;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class ReceptionTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final javax.sql.DataSource source = TestDatabase.of("demo");
    private final FeedKeys keys = InspectionTest.keys(2);
    private final Reception reception = new Reception(
            new ReceivedTable(JdbcClient.create(source)),
            keys,
            new TransactionTemplate(new JdbcTransactionManager(source)));

    @Test
    void aRecordIsVerifiedWithTheKeyAndInTheWayThatItNames() {
        assertThat(outcomes(
                        record("a", SignType.HMAC_SM3, "1", "1"),
                        record("b", SignType.HMAC_SHA256, "2", "2"),
                        record("c", SignType.SM2_SM3, "1", "1")))
                .containsOnly(Reception.Outcome.ACCEPTED);
    }

    @Test
    void aSignatureOfAnotherKeyOrOfOneThatNobodyKnowsIsRefused() {
        assertThat(outcomes(
                        record("a", SignType.HMAC_SM3, "1", "2"),
                        record("b", SignType.HMAC_SM3, "1", "7"),
                        record("c", SignType.SM2_SM3, "1", "2")))
                .containsOnly(Reception.Outcome.REJECTED);
    }

    private List<Reception.Outcome> outcomes(String... records) {
        var envelope = JSON.readTree("{\"batchNo\":\"1\",\"records\":[%s]}".formatted(String.join(",", records)));
        return reception.take("CERTIFICATE", envelope, NOW).stream()
                .map(Reception.Line::outcome)
                .toList();
    }

    private String record(String bizId, SignType type, String signedBy, String named) {
        var signer = keys.signer(type, signedBy).orElseThrow();
        var data = "{\"status\":\"VALID\"}";
        var digest = signer.digest(data.getBytes(StandardCharsets.UTF_8));
        var signature = signer.sign(Entry.signedText(DataType.CERTIFICATE, bizId, 1, Entry.Op.UPSERT, NOW, digest));
        return """
                {"bizId":"%s","version":1,"op":"UPSERT","occurredAt":"%s","data":%s,"digest":"%s","signType":"%s",
                 "keyId":"%s","signature":"%s"}
                """.formatted(bizId, NOW, data, digest, type.header(), named, signature);
    }
}
