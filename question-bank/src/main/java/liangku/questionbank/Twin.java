package liangku.questionbank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Finds the same question under another identifier: equal but for case, width, blanks, punctuation, order of options. */
final class Twin {

    private Twin() {}

    /** {@return a digest that twins share} */
    static String of(Body body) {
        List<String> options = body.options().stream().map(Twin::bare).sorted().toList();
        return new Canonical()
                .text("twin/1")
                .text(body.kind().name())
                .text(bare(body.stem()))
                .texts(options)
                .hex();
    }

    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Twin::counts)
                .forEach(bare::appendCodePoint);
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
