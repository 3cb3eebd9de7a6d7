package liangku.certificate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How certificates are made.
 *
 * @param publicUrl where the platform is reached from outside; the QR code leads to {@code <publicUrl>/verify/<number>}
 * @param issuerZh who issues, as printed
 * @param issuerEn the same in English
 * @param keystore PKCS#12 with the signing key and its certificate chain, which has to be there; empty = one of the
 *     platform's own among {@code keys}, made on first start
 * @param keystorePassword of the key store; empty = in the file beside it that ends in {@code .password}
 * @param keys the folder of key files
 * @param font a TrueType or OpenType font file for characters that the shipped ones lack; empty = none
 * @param validity how long a certificate holds where the duty matrix says nothing
 * @param demo anything but {@code none} prints a mark on every certificate that it is invalid
 */
@ConfigurationProperties("liangku.certificate")
public record CertificateSettings(
        URI publicUrl,
        String issuerZh,
        String issuerEn,
        String keystore,
        String keystorePassword,
        Path keys,
        String font,
        Period validity,
        String demo) {

    /** {@return the page where anyone checks this certificate} */
    public URI verificationPage(CertificateNumber number) {
        return URI.create(publicUrl.toString().replaceAll("/+$", "") + "/verify/" + number);
    }

    /**
     * {@return whether the address leads nobody else here: a code on a certificate that was issued meanwhile points to
     * whatever machine it is read on, for good}
     */
    public boolean isLocal() {
        var host = publicUrl.getHost();
        return host == null
                || host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("0.0.0.0");
    }

    /** {@return the key store that somebody named, as against the one that the platform makes for itself} */
    Optional<Path> namedKeystore() {
        return Optional.of(keystore).filter(file -> !file.isBlank()).map(Path::of);
    }

    /** {@return where the key store is, or is to be} */
    Path keystoreFile() {
        return namedKeystore()
                .orElseGet(() -> keys.resolve("certificate-signing.p12"))
                .toAbsolutePath();
    }

    Optional<Path> ownFont() {
        return Optional.of(font).filter(file -> !file.isBlank()).map(Path::of);
    }

    Mark mark() {
        return demo.isBlank() || demo.equalsIgnoreCase("none") ? Mark.GENUINE : Mark.DEMO;
    }

    @Override
    public String toString() {
        return "CertificateSettings[publicUrl=%s, keystore=%s]".formatted(publicUrl, keystoreFile());
    }
}
