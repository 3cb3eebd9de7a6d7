package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true",
        "http://LOCALHOST, true",
        "http://127.0.0.1:8080, true",
        "http://[::1]:8080, true",
        "http://liangku.localhost, true",
        "https://liangku.example.cn, false",
        "https://localhost.example.cn, false",
        "http://10.1.2.3, false"
    })
    void anAddressOfThisMachineLeadsNobodyElseHere(URI address, boolean local) {
        var settings =
                new CertificateSettings(address, "中", "en", "", "", Path.of("keys"), "", Period.ofMonths(12), "none");

        assertThat(settings.isLocal()).isEqualTo(local);
    }
}
