package liangku.questionbank;

/** What no body can have; the bank's own words reach people where someone else's words are laid over a body. */
final class Unfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    Unfit(String zh, String en) {
        super(en);
        this.why = new Phrase(zh, en);
    }

    Phrase why() {
        return why;
    }
}
