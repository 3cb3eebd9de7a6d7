package liangku.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import liangku.privacy.KeyRing;

/**
 * Bearer tokens of the REST side: JWTs signed HS256 with a key only the platform's nodes have. A token says who its bearer
 * is and nothing about what they may do: that is looked up, so it can be taken away.
 */
public class Tokens {

    private static final String ISSUER = "liangku";
    private static final String EPOCH = "epoch";
    private static final int LENGTH_MAX = 2_000;

    private final KeyRing keys;
    private final IdentitySettings.Tokens settings;
    private final Callers callers;

    Tokens(KeyRing keys, IdentitySettings.Tokens settings, Callers callers) {
        this.keys = keys;
        this.settings = settings;
        this.callers = callers;
    }

    /**
     * {@return a token for someone who has just signed in}
     *
     * @throws IllegalStateException if the caller is not one who may sign in
     */
    public AccessToken issue(Caller caller, Instant now) {
        var standing = callers.standing(caller.subject())
                .orElseThrow(() -> new IllegalStateException(caller.subject() + " may not sign in"));
        var life = life(caller.role());
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(caller.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim(EPOCH, standing.epoch())
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(Integer.toString(keys.newest()))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(keys.newestKey()));
        } catch (JOSEException failed) {
            throw new IllegalStateException("cannot sign a token", failed);
        }
        return new AccessToken(token.serialize(), life);
    }

    /**
     * {@return who bears this token, with the role and scope they have now}; empty if it is no token of ours, expired,
     * revoked, or its bearer may no longer sign in
     */
    public Optional<Caller> verify(String token, Instant now) {
        if (token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(token);
            var key = key(jwt.getHeader());
            if (key.isEmpty() || !jwt.verify(verifier(key.get()))) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            var expiry = claims.getExpirationTime();
            var subject = claims.getSubject();
            if (expiry == null || subject == null || !expiry.toInstant().isAfter(now)) {
                return Optional.empty();
            }
            var epoch = claims.getIntegerClaim(EPOCH);
            return callers.standing(subject)
                    .filter(standing -> epoch != null && standing.epoch() == epoch)
                    .map(Callers.Standing::caller);
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    /** Makes every token of the subject worthless, here at once, on other nodes within half a minute. */
    public void revoke(String subject) {
        callers.raiseEpoch(subject);
    }

    private Duration life(Role role) {
        return role == Role.WORKER ? settings.worker() : settings.desk();
    }

    /** The algorithm is ours to choose, not the token's. */
    private Optional<byte[]> key(JWSHeader header) {
        var id = header.getKeyID();
        return JWSAlgorithm.HS256.equals(header.getAlgorithm()) && id != null && id.matches("\\d{1,3}")
                ? keys.key(Integer.parseInt(id))
                : Optional.empty();
    }

    private static JWSVerifier verifier(byte[] key) throws JOSEException {
        return new MACVerifier(key);
    }
}
