package liangku.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Digests and signatures of what goes to the supervision platform. HMAC results are lower-case hex; SM2 signatures are
 * base64 of DER, with the user id {@code 1234567812345678} (GB/T 35276). SM3 is GB/T 32905, SM2 is GB/T 32918.
 */
public final class Signer {

    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final ECNamedDomainParameters CURVE = curve();

    private final SignType type;
    private final String keyId;
    private final byte[] secret;
    private final Supplier<ECPublicKeyParameters> point = SingletonSupplier.of(this::point);

    /**
     * @param keyId what the key is called by those who verify
     * @param secret 32 bytes; for SM2 what the private key is made of, see {@link #scalar}
     */
    public Signer(SignType type, String keyId, byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("a secret of %d bytes, 32 wanted".formatted(secret.length));
        }
        this.type = type;
        this.keyId = keyId;
        this.secret = secret.clone();
    }

    public SignType type() {
        return type;
    }

    public String keyId() {
        return keyId;
    }

    /** {@return what others verify with, as PEM; empty where they need the secret itself} */
    public Optional<String> publicKey() {
        return switch (type) {
            case HMAC_SM3, HMAC_SHA256 -> Optional.empty();
            case SM2_SM3 -> Optional.of(pem(point.get()));
        };
    }

    private static String pem(ECPublicKeyParameters key) {
        try {
            var info =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded(ASN1Encoding.DER);
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(info);
            return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException("a public key could not be written down", impossible);
        }
    }

    /** {@return lower-case hex of SHA-256 for {@code HMAC-SHA256}, of SM3 for the others} */
    public String digest(byte[] content) {
        return digest(type, content);
    }

    static String digest(SignType type, byte[] content) {
        var digest = newDigest(type);
        digest.update(content, 0, content.length);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    public String sign(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (type) {
            case HMAC_SM3, HMAC_SHA256 -> HexFormat.of().formatHex(mac(bytes));
            case SM2_SM3 -> Base64.getEncoder().encodeToString(sm2(bytes));
        };
    }

    /** {@return whether {@code signature} is one of this key over {@code text}} Takes as long for a wrong one. */
    public boolean verify(String text, String signature) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (type) {
            case HMAC_SM3, HMAC_SHA256 ->
                MessageDigest.isEqual(
                        HexFormat.of().formatHex(mac(bytes)).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8));
            case SM2_SM3 -> verifySm2(bytes, signature);
        };
    }

    private byte[] mac(byte[] text) {
        var mac = new HMac(newDigest(type));
        mac.init(new KeyParameter(secret));
        mac.update(text, 0, text.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    private byte[] sm2(byte[] text) {
        var signer = new SM2Signer();
        signer.init(true, new ParametersWithID(new ECPrivateKeyParameters(scalar(), CURVE), USER_ID));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException("SM2 could not sign", impossible);
        }
    }

    private boolean verifySm2(byte[] text, String signature) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        var verifier = new SM2Signer();
        verifier.init(false, new ParametersWithID(point.get(), USER_ID));
        verifier.update(text, 0, text.length);
        return verifier.verifySignature(der);
    }

    private ECPublicKeyParameters point() {
        return new ECPublicKeyParameters(CURVE.getG().multiply(scalar()).normalize(), CURVE);
    }

    /** In 1..n-2, as SM2 wants it: the secret modulo n-2, and one. */
    private BigInteger scalar() {
        return new BigInteger(1, secret)
                .mod(CURVE.getN().subtract(BigInteger.TWO))
                .add(BigInteger.ONE);
    }

    private static Digest newDigest(SignType type) {
        return switch (type) {
            case HMAC_SHA256 -> SHA256Digest.newInstance();
            case HMAC_SM3, SM2_SM3 -> new SM3Digest();
        };
    }

    private static ECNamedDomainParameters curve() {
        var named = GMNamedCurves.getByName("sm2p256v1");
        return new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, named);
    }
}
