package liangku.certificate;

import liangku.privacy.Mask;

/**
 * Whom a certificate is for, as it was on the day of issue.
 *
 * @param name in full
 * @param idNumber masked; the full number is nowhere in this module
 */
public record Holder(String name, String idNumber) {

    /** {@return {@code 王*}, for the public} */
    public String masked() {
        return Mask.name(name);
    }

    /** Masked: a log that prints a certificate names nobody. */
    @Override
    public String toString() {
        return masked();
    }
}
