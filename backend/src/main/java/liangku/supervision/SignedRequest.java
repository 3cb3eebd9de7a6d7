package liangku.supervision;

/**
 * What of a request is signed: method, path, query, application, time, nonce and the digest of the body, one a line.
 *
 * @param query parameters sorted by name, {@code a=1&b=2}; empty if there are none
 * @param timestamp milliseconds since the epoch
 * @param nonce at least 16 characters, never used twice
 */
public record SignedRequest(
        String method, String path, String query, String appId, long timestamp, String nonce, String digest) {

    public static final String APP_ID = "X-App-Id";
    public static final String TIMESTAMP = "X-Timestamp";
    public static final String NONCE = "X-Nonce";
    public static final String SIGN_TYPE = "X-Sign-Type";
    public static final String KEY_ID = "X-Key-Id";
    public static final String DIGEST = "X-Content-Digest";
    public static final String SIGNATURE = "X-Signature";

    public String text() {
        return String.join("\n", method, path, query, appId, Long.toString(timestamp), nonce, digest);
    }
}
