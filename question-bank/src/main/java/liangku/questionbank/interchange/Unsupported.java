package liangku.questionbank.interchange;

import liangku.questionbank.Fault;
import liangku.questionbank.Phrase;

/** Ends the reading of one item: it says what the bank cannot hold. */
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /** @param construct as the format calls it, told to people */
    Unsupported(String construct) {
        this(Fault.of(Fault.Code.UNSUPPORTED, construct));
    }

    /** @param construct where the format has no name for it, said in words of our own */
    Unsupported(Phrase construct) {
        this(Fault.of(Fault.Code.UNSUPPORTED, construct));
    }

    Unsupported(Fault fault) {
        super(fault.en(), null, false, false);
        this.fault = fault;
    }

    /** {@return what it was, as the item's outcome tells it} */
    Fault fault() {
        return fault;
    }
}
