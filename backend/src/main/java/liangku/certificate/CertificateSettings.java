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
 * @param keystore PKCS#12 with the signing key and its certificate chain; made on first start if it is not there
 * @param keystorePassword of the key store; empty = in the file beside it that ends in {@code .password}
 * @param font a TrueType or OpenType font file for characters that the shipped ones lack; empty = none
 * @param validity how long a certificate holds where the duty matrix says nothing
 * @param demo anything but {@code none} prints a mark on every certificate that it is invalid
 */
@ConfigurationProperties("liangku.certificate")
public record CertificateSettings(
        URI publicUrl,
        String issuerZh,
        String issuerEn,
        Path keystore,
        String keystorePassword,
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

    Optional<Path> ownFont() {
        return Optional.of(font).filter(file -> !file.isBlank()).map(Path::of);
    }

    Mark mark() {
        return demo.isBlank() || demo.equalsIgnoreCase("none") ? Mark.GENUINE : Mark.DEMO;
    }

    @Override
    public String toString() {
        return "CertificateSettings[publicUrl=%s, keystore=%s]".formatted(publicUrl, keystore);
    }
}
