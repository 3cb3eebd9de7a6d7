package liangku.questionbank;

import java.util.List;

/**
 * What a candidate gave to one item, in the one form it is kept in. Empty means that an earlier answer was taken back.
 *
 * <ul>
 *   <li>single and multiple choice: option letters of this paper, ascending, each once: {@code A}, {@code C}
 *   <li>true/false: {@code T} or {@code F}
 *   <li>matching: number of the prompt and letter of the option, by number: {@code 1B}, {@code 2A}; some may be missing
 *   <li>ordering: letters in the order chosen; not all while unfinished
 *   <li>fill-in: the text as typed, without blank ends
 *   <li>case: each part's values behind its number: {@code 1:A}, {@code 2:T}, {@code 3:70}
 * </ul>
 */
public record Response(List<String> values) {

    /** Longest text of a fill-in, in characters. */
    public static final int TEXT_MAX = 200;

    public Response {
        values = List.copyOf(values);
    }
}
