package liangku.demo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import liangku.supervision.FeedKeys;
import liangku.supervision.SignedRequest;
import org.jspecify.annotations.Nullable;

/** Looks at a report before anybody reads it: whole, from whom it says, made now, and for the first time. */
final class Inspection {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int NONCE_LENGTH_MIN = 16;

    /** Why a report is turned away. */
    enum Refusal {
        HEADERS_MISSING(400),
        UNKNOWN_APP(401),
        OTHER_SIGN_TYPE(401),
        UNKNOWN_KEY(401),
        STALE_TIMESTAMP(401),
        DIGEST_DIFFERS(400),
        WRONG_SIGNATURE(401),
        NONCE_USED(401);

        private final int status;

        Refusal(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** {@return the stable name that goes over the line, e.g. {@code wrong-signature}} */
        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final FeedKeys keys;
    private final String appId;
    /** Twice the window: a nonce is remembered as long as its timestamp could be accepted. */
    private final Cache<String, Boolean> nonces = Caffeine.newBuilder()
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .maximumSize(1_000_000)
            .build();

    Inspection(FeedKeys keys, String appId) {
        this.keys = keys;
        this.appId = appId;
    }

    /**
     * {@return why the request is turned away, if it is}
     *
     * @param query sorted by name, empty if there is none
     * @param header what a header says, by its name; null if it is not there
     */
    Optional<Refusal> refusal(
            String method,
            String path,
            String query,
            Function<String, @Nullable String> header,
            byte[] body,
            Instant now) {
        var app = header.apply(SignedRequest.APP_ID);
        var timestamp = header.apply(SignedRequest.TIMESTAMP);
        var nonce = header.apply(SignedRequest.NONCE);
        var digest = header.apply(SignedRequest.DIGEST);
        var signature = header.apply(SignedRequest.SIGNATURE);
        if (app == null
                || timestamp == null
                || !timestamp.matches("[0-9]{1,15}")
                || nonce == null
                || nonce.length() < NONCE_LENGTH_MIN
                || digest == null
                || signature == null) {
            return Optional.of(Refusal.HEADERS_MISSING);
        }
        if (!app.equals(appId)) {
            return Optional.of(Refusal.UNKNOWN_APP);
        }
        var agreed = keys.signer();
        if (!agreed.type().header().equals(header.apply(SignedRequest.SIGN_TYPE))) {
            return Optional.of(Refusal.OTHER_SIGN_TYPE);
        }
        // Another node may still sign with the key of before.
        var signer = Optional.ofNullable(header.apply(SignedRequest.KEY_ID))
                .map(keyId -> keys.signer(agreed.type(), keyId))
                .orElse(Optional.of(agreed));
        if (signer.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_KEY);
        }
        var at = Instant.ofEpochMilli(Long.parseLong(timestamp));
        if (Duration.between(at, now).abs().compareTo(WINDOW) > 0) {
            return Optional.of(Refusal.STALE_TIMESTAMP);
        }
        if (!signer.get().digest(body).equals(digest)) {
            return Optional.of(Refusal.DIGEST_DIFFERS);
        }
        var request = new SignedRequest(method, path, query, app, at.toEpochMilli(), nonce, digest);
        if (!signer.get().verify(request.text(), signature)) {
            return Optional.of(Refusal.WRONG_SIGNATURE);
        }
        // Last, so that only who can sign can fill the memory.
        return nonces.asMap().putIfAbsent(nonce, true) == null ? Optional.empty() : Optional.of(Refusal.NONCE_USED);
    }
}
