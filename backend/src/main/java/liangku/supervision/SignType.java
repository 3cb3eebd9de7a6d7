package liangku.supervision;

import java.util.Arrays;
import java.util.Optional;

/** How digests and signatures are made, as {@code X-Sign-Type} names it. */
public enum SignType {
    HMAC_SM3("HMAC-SM3"),
    HMAC_SHA256("HMAC-SHA256"),
    SM2_SM3("SM2-SM3");

    private final String header;

    SignType(String header) {
        this.header = header;
    }

    /** {@return the type that {@code X-Sign-Type} names so} */
    public static Optional<SignType> of(String header) {
        return Arrays.stream(values())
                .filter(type -> type.header.equals(header))
                .findFirst();
    }

    /** {@return the value of {@code X-Sign-Type}} */
    public String header() {
        return header;
    }
}
