package liangku.questionbank.interchange;

/** Upper and lower case, which make no difference here and do elsewhere. */
final class Letters {

    private Letters() {}

    static boolean haveCase(String text) {
        return text.codePoints().anyMatch(c -> Character.toLowerCase(c) != Character.toUpperCase(c));
    }

    /** {@return the text with upper case for lower case, and the other way round} */
    static String turned(String text) {
        var turned = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(turned::appendCodePoint);
        return turned.toString();
    }
}
