package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as other tools write them; none of absurd length, for a short exponent can stand for a billion digits. */
final class PlainNumber {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,15}([.,]\\d{0,15})?|[.,]\\d{1,15})([eE][+-]?\\d{1,2})?");

    private PlainNumber() {}

    /** {@return the number; nothing if the text is none} */
    static Optional<BigDecimal> of(String text) {
        var typed = text.strip().replace('\u2212', '-');
        if (!NUMBER.matcher(typed).matches()) return Optional.empty();
        return Optional.of(new BigDecimal(typed.replace(',', '.')));
    }
}
