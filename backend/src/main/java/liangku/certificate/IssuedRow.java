package liangku.certificate;

/**
 * A certificate with its proof, the way it is written once.
 *
 * @param digest SHA-256 of {@code record}, hex
 * @param signature over {@code record}, hex
 * @param keyId of the {@link SigningKey} that made it
 */
record IssuedRow(
        Certificate certificate, SealedHolder holder, String record, String digest, String signature, String keyId) {}
