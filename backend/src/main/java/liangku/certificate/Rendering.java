package liangku.certificate;

import java.time.Instant;

/**
 * The PDF of a certificate lies in the object store.
 *
 * @param key in the object store
 * @param sha256 of the bytes, lower-case hex
 */
record Rendering(CertificateNumber number, String key, String sha256, int bytes, Instant at) {}
