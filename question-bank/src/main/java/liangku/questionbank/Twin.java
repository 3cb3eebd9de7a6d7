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
        var lowered = Folding.lowered(text);
        for (int i = 0; i < lowered.length(); ) {
            int c = lowered.codePointAt(i);
            i += Character.charCount(c);
            if (counts(c)) bare.appendCodePoint(c);
        }
        // An option may be nothing but signs, and "<" is not ">".
        return bare.isEmpty() ? text.strip() : bare.toString();
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
