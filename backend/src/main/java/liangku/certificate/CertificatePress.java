package liangku.certificate;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.layout.element.Div;
import com.itextpdf.pdfa.PdfADocument;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.BouncyCastleDigest;
import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignerProperties;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.GregorianCalendar;
import liangku.employer.Employers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Prints a certificate and seals it: PDF/A-2b with its fonts as subsets, signed as PAdES baseline B (ETSI EN 319 142-1),
 * certified so that no change at all is allowed afterwards.
 */
@Component
class CertificatePress {

    /** Room for the signature: a P-256 one takes 1.2 KB, RSA-4096 with a chain of three 6 KB. */
    private static final int SIGNATURE_BYTES = 8_192;

    /** Over the line that speaks of the signature; a click there opens it in a reader. */
    private static final Rectangle SIGNATURE_LINE = new Rectangle(212, 77, 299, 24);

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final CertificateSettings settings;
    private final SigningKey key;
    private final Fonts fonts;

    @Autowired
    CertificatePress(CertificateSettings settings, Signing signing) {
        this(settings, signing.key());
    }

    CertificatePress(CertificateSettings settings, SigningKey key) {
        this.settings = settings;
        this.key = key;
        this.fonts = Fonts.with(settings.ownFont());
    }

    /** {@return the characters of it that no font has} */
    String missing(Certificate certificate) {
        return fonts.missing(certificate.holder().name() + certificate.employerName());
    }

    /**
     * {@return the PDF as it will stay}
     *
     * @param now told in the document as the time of its making
     * @throws Unprintable if no font has a character of it
     */
    byte[] print(Certificate certificate, Instant now) {
        try {
            return sign(draw(certificate), now);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("cannot print certificate " + certificate.number(), failed);
        }
    }

    private byte[] draw(Certificate certificate) throws IOException {
        var out = new ByteArrayOutputStream(128 * 1024);
        var intent = new PdfOutputIntent(
                "Custom", "", "http://www.color.org", "sRGB IEC61966-2.1", new ByteArrayInputStream(SRGB));
        try (var document = new PdfADocument(new PdfWriter(out), PdfAConformance.PDF_A_2B, intent)) {
            document.getDocumentInfo()
                    .setTitle("食品安全培训考核合格证书 " + certificate.number())
                    .setAuthor(settings.issuerZh())
                    .setCreator("Liangku");
            document.getCatalog().setLang(new PdfString("zh-CN"));
            document.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
            new Sheet(certificate, settings, fonts, document).draw(key);
        }
        return out.toByteArray();
    }

    private byte[] sign(byte[] pdf, Instant now) throws IOException, GeneralSecurityException {
        var out = new ByteArrayOutputStream(pdf.length + 32 * 1024);
        var properties = new SignerProperties()
                .setFieldName("LiangkuSignature")
                .setPageNumber(1)
                .setPageRect(SIGNATURE_LINE)
                // The line is on the page already; the field lies over it and adds nothing.
                .setSignatureAppearance(new SignatureFieldAppearance("LiangkuSignature").setContent(new Div()))
                .setCertificationLevel(AccessPermissions.NO_CHANGES_PERMITTED)
                .setClaimedSignDate(GregorianCalendar.from(now.atZone(Employers.ZONE)))
                .setSignatureCreator("Liangku")
                .setReason("签发证书 Certificate issued");
        var signer = new PdfSigner(
                new PdfReader(new ByteArrayInputStream(pdf)), out, new StampingProperties().useAppendMode());
        signer.setSignerProperties(properties);
        signer.signDetached(
                new BouncyCastleDigest(),
                new Pen(key),
                key.chain().toArray(X509Certificate[]::new),
                null,
                null,
                null,
                SIGNATURE_BYTES,
                PdfSigner.CryptoStandard.CADES);
        return out.toByteArray();
    }

    private record Pen(SigningKey key) implements IExternalSignature {

        @Override
        public String getDigestAlgorithmName() {
            return "SHA-256";
        }

        @Override
        public String getSignatureAlgorithmName() {
            return key.algorithm();
        }

        @Override
        public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
            return null;
        }

        @Override
        public byte[] sign(byte[] message) throws GeneralSecurityException {
            return key.sign(message);
        }
    }
}
