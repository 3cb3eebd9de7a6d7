package liangku.questionbank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why what a client sent can be no answer to what it was shown. Who tells people has the sentences, in their language.
 *
 * @param details what came and what was wanted, in the order in which {@link Why} names them
 */
public record Misfit(Why why, List<Phrase> details) {

    /** What can be wrong. */
    public enum Why {
        /** How many came at once, how many are taken. */
        TOO_MANY,
        /** The number of an answer: they begin at 1. */
        NO_NUMBER,
        /** The item, how many there are. */
        NO_ITEM,
        /** The item, what came, the letters it has. */
        NOT_AMONG,
        /** The item, what came, how many parts it has. */
        NO_PART,
        /** The item, what came, how many prompts it has, the letter of its last match. */
        NO_PAIR,
        /** The item, how many answers came where one is taken. */
        NOT_ONE,
        /** The item, the option that came twice. */
        TWICE,
        /** The item, the prompt that two matches came for. */
        TWO_MATCHES,
        /** The item, how many characters it takes, how many came. */
        TOO_LONG,
        /** The item, whose part is a case. */
        CASE_IN_CASE;

        /** {@return how the sentences of it are called in a bundle} */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Misfit {
        details = List.copyOf(details);
    }

    /** {@return a misfit with what came and what was wanted} */
    public static Misfit of(Why why, Object... details) {
        return new Misfit(why, Arrays.stream(details).map(Phrase::of).toList());
    }

    /** {@return what it is, for a machine or a log; no sentence} */
    @Override
    public String toString() {
        return why.key() + " " + details.stream().map(Phrase::en).toList();
    }
}
