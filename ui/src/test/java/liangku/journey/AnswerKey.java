package liangku.journey;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What is right, as the author knows it: by stem, in the words of the options. No candidate's request answers this. */
final class AnswerKey {

    private final Api author;
    private final Map<String, List<String>> known = new HashMap<>();

    AnswerKey(Api author) {
        this.author = author;
    }

    /** {@return the texts of the right options; {@code T} or {@code F} for a statement} */
    List<String> of(String stem) throws IOException, InterruptedException {
        var right = known.get(stem);
        if (right == null) {
            right = look(stem);
            known.put(stem, right);
        }
        return right;
    }

    private List<String> look(String stem) throws IOException, InterruptedException {
        var found = author.get("/api/v1/question-bank/questions?limit=200&q="
                        + URLEncoder.encode(stem, StandardCharsets.UTF_8))
                .json()
                .get("questions");
        return found.valueStream()
                .filter(question -> question.get("stem").asString().equals(stem))
                .map(AnswerKey::right)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the bank has no question '" + stem + "'"));
    }

    private static List<String> right(JsonNode question) {
        var answer = question.get("answer").asString();
        if (question.get("kind").asString().equals("TRUE_FALSE")) {
            return List.of(answer);
        }
        var options = question.get("options");
        return IntStream.range(0, options.size())
                .filter(place -> answer.indexOf('A' + place) >= 0)
                .mapToObj(place -> options.get(place).asString())
                .toList();
    }
}
