package liangku.questionbank.interchange;

/** Ends the reading of one item: it says what the bank cannot hold. */
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param construct as the format calls it, told to people */
    Unsupported(String construct) {
        super(construct, null, false, false);
    }

    /** {@return what it was} */
    String construct() {
        return String.valueOf(getMessage());
    }
}
