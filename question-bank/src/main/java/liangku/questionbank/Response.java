package liangku.questionbank;

import java.util.List;

/**
 * What a candidate gave to one item: the option letters of this paper, or {@code T} / {@code F} for true/false.
 * Empty means that an earlier answer was taken back.
 */
public record Response(List<String> values) {

    public Response {
        values = List.copyOf(values);
    }
}
