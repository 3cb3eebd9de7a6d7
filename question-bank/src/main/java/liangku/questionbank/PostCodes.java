package liangku.questionbank;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which posts a question can be meant for. The bank knows no people: whoever wires it says which posts there are.
 *
 * @param codes such as {@code DIRECTOR}, ascending
 */
public record PostCodes(SortedSet<String> codes) {

    /** The posts of the duty matrix the platform comes with. */
    public static final PostCodes USUAL =
            new PostCodes(List.of("DIRECTOR", "OFFICER", "HEAD", "KEY_OPERATOR", "WORKER"));

    public PostCodes {
        codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    }

    /** Of these codes, in whatever order. */
    public PostCodes(Collection<String> codes) {
        this(new TreeSet<>(codes));
    }

    boolean has(String code) {
        return codes.contains(code);
    }
}
