package liangku.privacy;

/** Shows enough of a personal text to recognise one's own, not enough to use another's. */
public final class Mask {

    private Mask() {}

    /** {@return the first character and one star, {@code 王*}; characters outside the BMP count as one} */
    public static String name(String name) {
        return name.isEmpty() ? "*" : Character.toString(name.codePointAt(0)) + "*";
    }

    /** {@return {@code 138****0001}} */
    public static String phone(String phone) {
        return keep(phone, 3, 4);
    }

    /** {@return {@code 3715**********1234}} */
    public static String idNumber(String number) {
        return keep(number, 4, 4);
    }

    private static String keep(String text, int first, int last) {
        if (text.length() <= first + last) {
            return "*".repeat(text.length());
        }
        return text.substring(0, first)
                + "*".repeat(text.length() - first - last)
                + text.substring(text.length() - last);
    }
}
