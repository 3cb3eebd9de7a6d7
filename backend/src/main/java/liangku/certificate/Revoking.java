package liangku.certificate;

/** What taking a certificate back came to. */
public sealed interface Revoking {

    record Revoked(Revocation revocation) implements Revoking {}

    /** It was revoked before; nothing was changed. */
    record AlreadyRevoked(Revocation revocation) implements Revoking {}

    record NotFound() implements Revoking {}

    /** The reason has to have 4 to 200 characters. */
    record NoReason() implements Revoking {}
}
