package liangku.certificate;

import java.util.stream.Collectors;

/** No font has these characters. Better no certificate yet than one with a box in a person's name. */
final class Unprintable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unprintable(String characters) {
        super("no font has "
                + characters.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(", ")));
    }
}
