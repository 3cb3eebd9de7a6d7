package liangku.journey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Marks papers as a clerk would with the author's list of questions beside them, knowing nothing of how the platform marks.
 * Single choice, multiple choice and statements, all or nothing: what certification papers ask.
 */
final class MarkedByHand {

    /** By stem: the texts of the right options, or {@code T} or {@code F}. */
    private final Map<String, Set<String>> right = new HashMap<>();

    /** Reads the whole bank. */
    MarkedByHand(Api author) throws IOException, InterruptedException {
        var after = "";
        do {
            var page = author.get("/api/v1/question-bank/questions?limit=200&after=" + after)
                    .json();
            page.get("questions").forEach(this::learn);
            after = page.get("next").asString("");
        } while (!after.isEmpty());
    }

    private void learn(JsonNode question) {
        var answer = question.get("answer").asString();
        var options = question.get("options");
        switch (question.get("kind").asString()) {
            case "TRUE_FALSE" -> right.put(question.get("stem").asString(), Set.of(answer));
            case "SINGLE", "MULTIPLE" ->
                right.put(
                        question.get("stem").asString(),
                        IntStream.range(0, options.size())
                                .filter(place -> answer.indexOf('A' + place) >= 0)
                                .mapToObj(place -> options.get(place).asString())
                                .collect(Collectors.toSet()));
            default -> {}
        }
    }

    /** {@return the letters, as this paper has them, that are right} */
    List<String> right(JsonNode item) {
        var wanted = right.get(item.get("stem").asString());
        if (wanted == null) {
            throw new IllegalStateException("no key for " + item);
        }
        return item.get("options").isEmpty()
                ? List.copyOf(wanted)
                : item.get("options")
                        .valueStream()
                        .filter(option -> wanted.contains(option.get("text").asString()))
                        .map(option -> option.get("key").asString())
                        .toList();
    }

    /** {@return something that can be pressed and is not right} */
    List<String> wrong(JsonNode item) {
        var right = right(item);
        if (item.get("options").isEmpty()) {
            return right.equals(List.of("T")) ? List.of("F") : List.of("T");
        }
        return item.get("options")
                .valueStream()
                .map(option -> option.get("key").asString())
                .filter(key -> !right.equals(List.of(key)))
                .limit(1)
                .toList();
    }

    /** {@return points of a paper by the last answer to each item} */
    int marks(JsonNode items, Collection<SimulatedPhone.Line> answers) {
        Map<Integer, List<String>> last = new HashMap<>();
        var inOrder = new ArrayList<>(answers);
        inOrder.sort(Comparator.comparingLong(SimulatedPhone.Line::seq));
        inOrder.forEach(answer -> last.put(answer.item(), answer.response()));
        var marks = 0;
        for (var item : items) {
            var given = new HashSet<>(last.getOrDefault(item.get("item").asInt(), List.of()));
            marks += given.equals(Set.copyOf(right(item))) ? item.get("points").asInt() : 0;
        }
        return marks;
    }
}
