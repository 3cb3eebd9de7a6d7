package liangku.certificate;

import java.security.SecureRandom;
import java.util.HexFormat;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;

/**
 * A holder and the salt of the record's commitment, the way they lie in the database.
 *
 * @param salt 32 hex digits
 */
record SealedHolder(Holder holder, String salt) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static SealedHolder of(Holder holder) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SealedHolder(holder, HexFormat.of().formatHex(salt));
    }

    static SealedHolder open(PersonalData personalData, byte[] sealed) {
        var lines = personalData.open(Field.CERTIFICATE_HOLDER, sealed).split("\n", -1);
        if (lines.length != 3) {
            throw new IllegalStateException("a sealed holder has 3 lines, not " + lines.length);
        }
        return new SealedHolder(new Holder(lines[0], lines[1]), lines[2]);
    }

    byte[] seal(PersonalData personalData) {
        return personalData.seal(Field.CERTIFICATE_HOLDER, String.join("\n", holder.name(), holder.idNumber(), salt));
    }
}
