package liangku.questionbank;

import java.util.List;

/** Finds the same question under another identifier: equal but for case, width, blanks, punctuation, order of options. */
final class Twin {

    private Twin() {}

    /** {@return a digest that twins share} */
    static String of(Body body) {
        var canonical = new Canonical().text("twin/1");
        say(body, canonical);
        return canonical.hex();
    }

    private static void say(Body body, Canonical canonical) {
        List<String> options = body.options().stream().map(Twin::bare).sorted().toList();
        canonical.text(body.kind().name()).text(bare(body.stem())).texts(options);
        switch (body) {
            case Body.SingleChoice _, Body.MultipleChoice _, Body.TrueFalse _, Body.Ordering _ -> {}
            case Body.Matching matching ->
                canonical.texts(
                        matching.prompts().stream().map(Twin::bare).sorted().toList());
            // The same sentence with another blank is another question.
            case Body.FillText text ->
                canonical.texts(
                        text.accepted().stream().map(Twin::bare).sorted().toList());
            case Body.FillNumber number -> canonical.text(number.expected().toPlainString());
            case Body.Case story -> story.parts().forEach(part -> say(part, canonical));
        }
    }

    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        var folded = Folding.folded(text);
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            if (counts(c) || parts(folded, i)) bare.appendCodePoint(c);
            i += Character.charCount(c);
        }
        // An option may be nothing but signs, and "<" is not ">".
        return bare.isEmpty() ? text.strip() : bare.toString();
    }

    /** A ratio is not the number of its digits, nor is a fraction: 1:50 is not 150. */
    private static boolean parts(String folded, int at) {
        char c = folded.charAt(at);
        return (c == ':' || c == '/')
                && at > 0
                && at + 1 < folded.length()
                && Character.isDigit(folded.charAt(at - 1))
                && Character.isDigit(folded.charAt(at + 1));
    }

    private static boolean counts(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> c == '%' || c == '.' || c == '-';
            default -> !Character.isWhitespace(c);
        };
    }
}
