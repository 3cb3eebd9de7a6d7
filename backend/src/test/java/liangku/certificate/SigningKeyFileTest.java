package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A key store that somebody named is used or nothing starts; only where none is named is one made. */
class SigningKeyFileTest {

    @TempDir
    private Path folder;

    private Path keys;
    private Path madeBefore;
    private String password;

    @BeforeEach
    void aStoreWasMadeBefore() throws IOException {
        keys = folder.resolve("keys");
        new SigningKeyFile(settings("", "")).load(Samples.NOON);
        madeBefore = folder.resolve("signing.p12");
        Files.move(keys.resolve("certificate-signing.p12"), madeBefore);
        password = Files.readString(keys.resolve("certificate-signing.p12.password"));
        Files.delete(keys.resolve("certificate-signing.p12.password"));
    }

    @Test
    void whereNoneIsNamedOneIsMadeOnceAndUsedFromThenOn() {
        var made = load("", "");

        assertThat(load("", "").id()).isEqualTo(made.id());
        assertThat(keys.resolve("certificate-signing.p12")).exists();
    }

    @Test
    void oneThatIsNamedIsUsedWithThePasswordGivenOrTheOneBesideIt() throws IOException {
        var given = load(madeBefore.toString(), password);
        Files.writeString(folder.resolve("signing.p12.password"), password + "\n");

        assertThat(load(madeBefore.toString(), "").id()).isEqualTo(given.id());
        assertThat(keys).isEmptyDirectory();
    }

    @Test
    void aMistypedPathIsNoKeyOfOnesOwn() {
        var mistyped = folder.resolve("singing.p12");

        assertRefused(mistyped, password, "there is no such file");
        assertThat(mistyped).doesNotExist();
        assertRefused(folder, password, "it is no file that can be read");
    }

    @Test
    void whatCannotBeOpenedIsNotReplaced() throws IOException {
        assertRefused(madeBefore, "another", "its password is another one");
        assertRefused(madeBefore, "", "its password is not set, nor can it be read from " + madeBefore + ".password");
        var noStore = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n");
        assertRefused(noStore, password, "it is no key store");
        assertThat(keys).isEmptyDirectory();
    }

    @Test
    void whoStartsIsToldInASentence() {
        var refusal = new KeyStoreUnusable(madeBefore, "there is no such file");

        // Others want what only a starting platform has.
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, failure) -> {});

        assertThat(analyzers.stream()
                        .filter(KeyStoreUnusable.Analyzer.class::isInstance)
                        .map(analyzer -> Objects.requireNonNull(analyzer.analyze(new IllegalStateException(refusal)))))
                .singleElement()
                .extracting(FailureAnalysis::getAction)
                .asString()
                .contains("LIANGKU_CERTIFICATE_KEYSTORE");
    }

    private void assertRefused(Path named, String password, String why) {
        assertThatThrownBy(() -> load(named.toString(), password))
                .isInstanceOf(KeyStoreUnusable.class)
                .hasMessageContainingAll(named.toString(), why);
    }

    private SigningKey load(String named, String password) {
        return new SigningKeyFile(settings(named, password)).load(Samples.NOON);
    }

    private CertificateSettings settings(String named, String password) {
        var any = Samples.settings(folder, "none");
        return new CertificateSettings(
                any.publicUrl(),
                any.issuerZh(),
                any.issuerEn(),
                named,
                password,
                keys,
                any.font(),
                any.validity(),
                any.demo());
    }
}
