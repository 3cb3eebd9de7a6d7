package liangku.certificate;

/** What taking a certificate back came to. */
public sealed interface Revoking {

    record Revoked(Revocation revocation) implements Revoking {}

    /** It was revoked before; nothing was changed. */
    record AlreadyRevoked(Revocation revocation) implements Revoking {}

    record NotFound() implements Revoking {}

    /** It may be seen, for the holder works here too; the place that issued it takes it back, and nobody else. */
    record IssuedElsewhere() implements Revoking {}

    /** The reason has to have 4 to 200 characters. */
    record NoReason() implements Revoking {}
}
