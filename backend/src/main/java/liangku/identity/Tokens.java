package liangku.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import liangku.privacy.KeyRing;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bearer tokens of the REST side: JWTs signed HS256 with a key only the platform's nodes have. A token says who its bearer
 * is and nothing about what they may do: that is looked up, so it can be taken away.
 */
public class Tokens {

    private static final String ISSUER = "liangku";
    private static final String EPOCH = "epoch";
    private static final int LENGTH_MAX = 2_000;
    private static final int PROVEN_MAX = 20_000;
    private static final Duration PROVEN_KEPT_AFTER_USE = Duration.ofMinutes(10);

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final KeyRing keys;
    private final IdentitySettings.Tokens settings;
    private final Callers callers;
    private final RevokedTable revoked;

    /** Whether a token was given back, as it was read a moment ago: another node's word arrives within that time. */
    private final Cache<String, Boolean> givenBack;

    /** A signature once right stays right; when it ends and what its bearer may do is asked each time. */
    private final Cache<String, Claims> proven = Caffeine.newBuilder()
            .maximumSize(PROVEN_MAX)
            .expireAfterAccess(PROVEN_KEPT_AFTER_USE)
            .build();

    /** What a token of ours says. */
    private record Claims(String subject, int epoch, Instant expiry) {}

    Tokens(JdbcClient db, KeyRing keys, IdentitySettings.Tokens settings, Callers callers) {
        this.keys = keys;
        this.settings = settings;
        this.callers = callers;
        this.revoked = new RevokedTable(db);
        this.givenBack = Caffeine.newBuilder()
                .maximumSize(PROVEN_MAX)
                .expireAfterWrite(settings.standing())
                .build();
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
                // Two devices that sign in within one second have two tokens: one of them may be given back alone.
                .jwtID(ids.generate().toString())
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
        var serialized = token.serialize();
        // Nobody can have given it back yet.
        givenBack.asMap().putIfAbsent(serialized, false);
        return new AccessToken(serialized, life);
    }

    /**
     * {@return who bears this token, with the role and scope they have now}; empty if it is no token of ours, expired,
     * revoked, or its bearer may no longer sign in
     */
    public Optional<Caller> verify(String token, Instant now) {
        if (token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        return claims(token)
                .filter(claims -> claims.expiry().isAfter(now))
                .flatMap(claims -> standing(token, claims.subject())
                        .filter(standing -> standing.epoch() == claims.epoch())
                        .map(Callers.Standing::caller))
                .filter(caller -> !isGivenBack(token));
    }

    /**
     * Makes this one token worthless for good, here at once, on other nodes within half a minute; what is no token of
     * ours is so already.
     */
    public void giveBack(String token, Instant now) {
        if (token.length() > LENGTH_MAX) {
            return;
        }
        claims(token).ifPresent(claims -> {
            revoked.add(digest(token), claims.expiry(), now);
            givenBack.put(token, true);
            proven.invalidate(token);
        });
    }

    /** Of whom nothing was heard for a while, person and token are looked up together. */
    private Optional<Callers.Standing> standing(String token, String subject) {
        return givenBack.getIfPresent(token) == null
                ? callers.standing(
                        subject, digest(token), read -> givenBack.asMap().merge(token, read, Boolean::logicalOr))
                : callers.standing(subject);
    }

    /** Not read under the cache's own lock; what was given back while it was read stays given back. */
    private boolean isGivenBack(String token) {
        var known = givenBack.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var read = revoked.holds(digest(token));
        return givenBack.asMap().merge(token, read, Boolean::logicalOr);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Makes every token of the subject worthless, here at once, on other nodes within half a minute. */
    public void revoke(String subject) {
        callers.raiseEpoch(subject);
    }

    private Optional<Claims> claims(String token) {
        var known = Optional.ofNullable(proven.getIfPresent(token));
        if (known.isPresent()) {
            return known;
        }
        var read = read(token);
        // Only what we have signed is kept, so nobody can fill the memory with inventions.
        read.ifPresent(claims -> proven.put(token, claims));
        return read;
    }

    private Optional<Claims> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var key = key(jwt.getHeader());
            if (key.isEmpty() || !jwt.verify(verifier(key.get()))) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            var subject = claims.getSubject();
            var epoch = claims.getIntegerClaim(EPOCH);
            var expiry = claims.getExpirationTime();
            return subject == null || epoch == null || expiry == null
                    ? Optional.empty()
                    : Optional.of(new Claims(subject, epoch, expiry.toInstant()));
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
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
