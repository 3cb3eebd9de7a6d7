package liangku.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import liangku.media.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** PDFs of certificates: made once, on first demand or soon after issue, then kept and served as they are. */
@Component
class Renderings {

    private static final Logger LOG = LoggerFactory.getLogger(Renderings.class);

    private final CertificateTable certificates;
    private final RenderingTable table;
    private final Signing signing;
    private final CertificatePress press;
    private final ObjectStore objects;

    Renderings(
            CertificateTable certificates,
            RenderingTable table,
            Signing signing,
            CertificatePress press,
            ObjectStore objects) {
        this.certificates = certificates;
        this.table = table;
        this.signing = signing;
        this.press = press;
        this.objects = objects;
    }

    Optional<String> sha256(CertificateNumber number) {
        return table.find(number).map(Rendering::sha256);
    }

    /** @throws UncheckedIOException if the object store cannot be reached */
    Pdf pdf(CertificateNumber number, Instant now) {
        try {
            var rendering = table.find(number);
            return rendering.isPresent() ? stored(rendering.get()) : rendered(number, now);
        } catch (IOException lost) {
            throw new UncheckedIOException("the PDF of " + number + " is out of reach", lost);
        }
    }

    private Pdf rendered(CertificateNumber number, Instant now) throws IOException {
        var row = certificates.proof(number);
        if (row.isEmpty()) {
            return new Pdf.NotFound();
        }
        prove(row.get());
        try {
            return keep(number, press.print(row.get().certificate(), now), now);
        } catch (Unprintable unprintable) {
            // Which character it is would be part of the name, so the log says only where to look.
            LOG.warn("certificate waits for a font number={}", number);
            table.waitForFont(number, now);
            return new Pdf.NoFont();
        }
    }

    /** What is printed and signed again must be what was signed at issue, or someone has changed the row. */
    private void prove(IssuedRow row) {
        var number = row.certificate().number();
        var record = CanonicalRecord.of(row.certificate(), row.holder().salt());
        if (!record.equals(row.record())
                || !CanonicalRecord.digest(record).equals(row.digest())
                || !signing.verifies(record, row.signature(), row.keyId())) {
            throw new IllegalStateException("the row of certificate %s is not as it was signed".formatted(number));
        }
    }

    private Pdf keep(CertificateNumber number, byte[] bytes, Instant now) throws IOException {
        var sha256 = CanonicalRecord.sha256(bytes);
        var key = "certificates/" + sha256 + ".pdf";
        objects.put(key, new ByteArrayInputStream(bytes), "application/pdf");
        if (table.add(new Rendering(number, key, sha256, bytes.length, now))) {
            return Pdf.Ready.of(bytes, sha256);
        }
        // Someone else was first; theirs is the certificate, ours never was one.
        objects.delete(key);
        return stored(table.find(number).orElseThrow());
    }

    private Pdf stored(Rendering rendering) throws IOException {
        try (var content = objects.get(rendering.key())
                .orElseThrow(() -> new IOException("%s is not in the object store".formatted(rendering.key())))) {
            var bytes = content.readAllBytes();
            var sha256 = CanonicalRecord.sha256(bytes);
            if (!sha256.equals(rendering.sha256())) {
                throw new IOException(
                        "%s has digest %s, not %s".formatted(rendering.key(), sha256, rendering.sha256()));
            }
            return Pdf.Ready.of(bytes, sha256);
        }
    }
}
