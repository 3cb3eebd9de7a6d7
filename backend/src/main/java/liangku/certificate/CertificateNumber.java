package liangku.certificate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number of a certificate, e.g. {@code 371502-2026-0000123-C}: region of the business, year of issue, running number of
 * region and year, check character.
 *
 * @param region six characters of {@code 0-9A-Z}: GB/T 2260 or our own code of a functional zone, filled up with zeros
 * @param year 2000 to 2999
 * @param serial 1 to 9,999,999
 */
public record CertificateNumber(String region, int year, int serial) implements Comparable<CertificateNumber> {

    private static final int REGION_LENGTH = 6;
    private static final int SERIAL_MAX = 9_999_999;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = ALPHABET.length();
    private static final Pattern SHAPE = Pattern.compile("([0-9A-Z]{6})-?(2[0-9]{3})-?([0-9]{7})-?([0-9A-Z])");

    /** @throws IllegalArgumentException if a part is out of range */
    public CertificateNumber {
        if (!region.matches("[0-9A-Z]{6}")) {
            throw new IllegalArgumentException("a region is six of 0-9A-Z, not '%s'".formatted(region));
        }
        if (year < 2000 || year > 2999) {
            throw new IllegalArgumentException("year %d is not in 2000..2999".formatted(year));
        }
        if (serial < 1 || serial > SERIAL_MAX) {
            throw new IllegalArgumentException("serial %d is not in 1..%d".formatted(serial, SERIAL_MAX));
        }
    }

    /** {@return the region part for a region code of any level: {@code 3715} becomes {@code 371500}} */
    public static String region(String code) {
        return code + "0".repeat(Math.max(0, REGION_LENGTH - code.length()));
    }

    /**
     * Reads what people type or scan: blanks, missing hyphens and small letters are forgiven.
     *
     * @return empty if it is no number, or its check character is wrong
     */
    public static Optional<CertificateNumber> parse(String text) {
        // A typed number is short; more is not worth a regular expression.
        if (text.length() > 64) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(
                text.replaceAll("[\\s\\u3000]", "").replaceAll("[－—–‐−]", "-").toUpperCase(Locale.ROOT));
        if (!parts.matches() || Integer.parseInt(parts.group(3)) == 0) {
            return Optional.empty();
        }
        var number = new CertificateNumber(
                parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return number.checkCharacter() == parts.group(4).charAt(0) ? Optional.of(number) : Optional.empty();
    }

    /**
     * {@return the number of this text}
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CertificateNumber of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no certificate number".formatted(text)));
    }

    /** {@return the check character over region, year and serial} */
    public char checkCharacter() {
        return checkCharacter("%s%04d%07d".formatted(region, year, serial));
    }

    /**
     * {@return the ISO 7064 hybrid MOD 37,36 check character}
     *
     * <p>P starts at 36; for each character S = (P + value) mod 36, 36 instead of 0; P = 2S mod 37; the check makes
     * P + check ≡ 1 (mod 36). It catches every wrong character and more than 99 of 100 swaps of neighbours.
     *
     * @param body of {@code 0-9A-Z}
     */
    static char checkCharacter(String body) {
        var product = MODULUS;
        for (var i = 0; i < body.length(); i++) {
            var sum = (product + ALPHABET.indexOf(body.charAt(i))) % MODULUS;
            product = 2 * (sum == 0 ? MODULUS : sum) % (MODULUS + 1);
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }

    /** By region, then year, then serial: within a region, by the time of issue. */
    @Override
    public int compareTo(CertificateNumber other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%s-%04d-%07d-%c".formatted(region, year, serial, checkCharacter());
    }
}
