package liangku.courseware;

/** What an author wrote cannot be taken; says what and why, in both languages. */
public final class Unfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Words said;

    /** @param said format strings, which take the arguments in the same order */
    Unfit(Words said, Object... arguments) {
        this(new Words(said.zh().formatted(arguments), said.en().formatted(arguments)));
    }

    private Unfit(Words said) {
        super(said.en());
        this.said = said;
    }

    /** {@return the same, saying of which file} */
    Unfit at(String path) {
        return new Unfit(new Words(path + "：" + said.zh(), path + ": " + said.en()));
    }

    /** {@return a sentence for people} */
    public Words said() {
        return said;
    }
}
