package liangku.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * The key that signs records and PDFs.
 *
 * @param chain the key's certificate first
 */
record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    static final Set<String> ALGORITHMS = Set.of("EC", "RSA");

    SigningKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** {@return SHA-256 of the certificate, hex: what a stored signature names its key by} */
    String id() {
        try {
            return CanonicalRecord.sha256(certificate().getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate that was read cannot be written", broken);
        }
    }

    /** {@return the key's algorithm for people, e.g. {@code ECDSA}} */
    String algorithm() {
        return key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
    }

    /** {@return a signature with SHA-256 over {@code content}; ECDSA in DER form} */
    byte[] sign(byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance(scheme(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    static boolean verifies(PublicKey key, byte[] content, byte[] signed) throws GeneralSecurityException {
        var signature = Signature.getInstance(scheme(key.getAlgorithm()));
        signature.initVerify(key);
        signature.update(content);
        return signature.verify(signed);
    }

    private static String scheme(String algorithm) {
        return switch (algorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> throw new IllegalArgumentException("certificates are signed with EC or RSA, not " + algorithm);
        };
    }

    /** Names the certificate, never the key. */
    @Override
    public String toString() {
        return "SigningKey[%s]".formatted(id());
    }
}
