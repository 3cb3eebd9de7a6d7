package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import liangku.privacy.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {

    private static final String OLD = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            "2:" + Base64.getEncoder().encodeToString("2".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private static final Map<String, String> SAYS = Map.of("attempt", "a", "digest", "d");

    @TempDir
    Path folder;

    @Test
    void whatWasSignedIsReadAgainAlsoByAnotherNodeAndAfterTheKeyWasRenewed() {
        var signed = statements(OLD).sign("ticket", SAYS);

        assertThat(statements(OLD).read("ticket", signed)).contains(SAYS);
        assertThat(statements(OLD + "," + NEW).read("ticket", signed)).contains(SAYS);
        assertThat(statements(NEW).read("ticket", signed))
                .as("the old key is gone")
                .isEmpty();
    }

    @Test
    void whatWasChangedIsNotOurs() {
        var signed = statements(OLD).sign("ticket", SAYS);
        var parts = List.of(signed.split("\\.", -1));
        var other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"attempt\":\"b\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(statements(OLD).read("ticket", parts.get(0) + "." + other + "." + parts.get(2)))
                .isEmpty();
        assertThat(statements(OLD).read("ticket", parts.get(0) + "." + parts.get(1) + "."))
                .isEmpty();
        assertThat(statements(OLD).read("ticket", "")).isEmpty();
        assertThat(statements(OLD).read("ticket", "x".repeat(3_000))).isEmpty();
    }

    @Test
    void oneKindIsNotTakenForAnother() {
        var signed = statements(OLD).sign("ticket", SAYS);

        assertThat(statements(OLD).read("room", signed)).isEmpty();
    }

    private Statements statements(String keys) {
        return new Statements(KeyRing.load(folder, "token.key", keys));
    }
}
