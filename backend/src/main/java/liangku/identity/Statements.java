package liangku.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import liangku.privacy.KeyRing;

/**
 * Signs what the platform hands out and later takes back, so that it knows its own word again: compact JWS, HS256. The keys
 * are derived from those of the tokens, one for each kind of statement: none is ever taken for another, or for a token, and
 * nodes that know each other's tokens know each other's statements.
 */
public final class Statements {

    private static final int LENGTH_MAX = 2_000;

    private final KeyRing keys;

    public Statements(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * {@return a statement that anybody can read and nobody else can make}
     *
     * @param kind e.g. {@code ticket}
     */
    public String sign(String kind, Map<String, String> says) {
        var claims = new JWTClaimsSet.Builder();
        says.forEach(claims::claim);
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(kind))
                .keyID(Integer.toString(keys.newest()))
                .build();
        var statement = new SignedJWT(header, claims.build());
        try {
            statement.sign(new MACSigner(derived(keys.newestKey(), kind)));
        } catch (JOSEException failed) {
            throw new IllegalStateException("cannot sign a statement", failed);
        }
        return statement.serialize();
    }

    /** {@return what a statement of this kind says}; empty if it is none of ours, or was changed */
    public Optional<Map<String, String>> read(String kind, String statement) {
        if (statement.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(statement);
            var key = key(jwt.getHeader(), kind);
            if (key.isEmpty() || !jwt.verify(new MACVerifier(derived(key.get(), kind)))) {
                return Optional.empty();
            }
            Map<String, String> says = new TreeMap<>();
            jwt.getJWTClaimsSet().getClaims().forEach((name, value) -> says.put(name, String.valueOf(value)));
            return Optional.of(says);
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    /** Algorithm and kind are ours to choose, not the statement's. */
    private Optional<byte[]> key(JWSHeader header, String kind) {
        var id = header.getKeyID();
        var ours = JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && new JOSEObjectType(kind).equals(header.getType())
                && id != null
                && id.matches("\\d{1,3}");
        return ours ? keys.key(Integer.parseInt(id)) : Optional.empty();
    }

    private static byte[] derived(byte[] key, String kind) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("liangku statement 1 " + kind).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
