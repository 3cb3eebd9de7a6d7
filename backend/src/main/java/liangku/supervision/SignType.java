package liangku.supervision;

/** How digests and signatures are made, as {@code X-Sign-Type} names it. */
public enum SignType {
    HMAC_SM3("HMAC-SM3"),
    HMAC_SHA256("HMAC-SHA256"),
    SM2_SM3("SM2-SM3");

    private final String header;

    SignType(String header) {
        this.header = header;
    }

    /** {@return the value of {@code X-Sign-Type}} */
    public String header() {
        return header;
    }
}
