package liangku.room;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import liangku.people.Worker;

/** What makes six digits a PIN: nobody's first guess, and nothing a colleague can read elsewhere. Pure. */
public final class PinRules {

    /** Digits of a PIN. */
    public static final int LENGTH = 6;

    private static final Pattern SHAPE = Pattern.compile("\\d{" + LENGTH + "}");

    private PinRules() {}

    /** Why six digits are no good PIN. */
    public enum Weakness {
        /** Not six digits, {@code 0} to {@code 9}. */
        NOT_SIX_DIGITS,
        /** All the same, a run up or down, or a piece that repeats: 000000, 345678, 987654, 121212, 123123. */
        EVERYBODYS_GUESS,
        /** Part of the bearer's phone or ID number: colleagues know the one, papers on the wall the other. */
        OWN_NUMBER
    }

    /** {@return why this is no good PIN for anybody; empty if it is} */
    public static Optional<Weakness> weakness(String pin) {
        if (!SHAPE.matcher(pin).matches()) {
            return Optional.of(Weakness.NOT_SIX_DIGITS);
        }
        return isRun(pin) || repeats(pin, 2) || repeats(pin, 3)
                ? Optional.of(Weakness.EVERYBODYS_GUESS)
                : Optional.empty();
    }

    /** {@return why this is no good PIN for this person; empty if it is} */
    public static Optional<Weakness> weakness(String pin, Worker worker) {
        return weakness(pin)
                .or(() -> worker.phone()
                                        .filter(phone -> phone.value().contains(pin))
                                        .isPresent()
                                || worker.idNumber().value().contains(pin)
                        ? Optional.of(Weakness.OWN_NUMBER)
                        : Optional.empty());
    }

    /** {@return whether each digit is the one before plus the same step of -1, 0 or 1} */
    private static boolean isRun(String pin) {
        return IntStream.rangeClosed(-1, 1)
                .anyMatch(step -> IntStream.range(1, pin.length())
                        .allMatch(place -> pin.charAt(place) - pin.charAt(place - 1) == step));
    }

    private static boolean repeats(String pin, int piece) {
        return pin.equals(pin.substring(0, piece).repeat(pin.length() / piece));
    }
}
