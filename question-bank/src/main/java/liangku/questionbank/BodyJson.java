package liangku.questionbank;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a body lies in the database: options and key as JSON, each kind in its own shape; the stem has a column. */
final class BodyJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BodyJson() {}

    static String write(Body body) {
        var json = JSON.createObjectNode();
        switch (body) {
            case Body.SingleChoice single -> {
                single.options().forEach(json.putArray("options")::add);
                json.put("correct", single.correct());
            }
            case Body.MultipleChoice multiple -> {
                multiple.options().forEach(json.putArray("options")::add);
                multiple.correct().forEach(json.putArray("correct")::add);
                json.put("scoring", multiple.scoring().name());
            }
            case Body.TrueFalse statement ->
                json.put("correct", statement.correct().name());
        }
        return json.toString();
    }

    static Body read(QuestionKind kind, String stem, String text) {
        var json = JSON.readTree(text);
        var correct = json.required("correct");
        return switch (kind) {
            case SINGLE -> new Body.SingleChoice(stem, options(json), correct.intValue());
            case MULTIPLE ->
                new Body.MultipleChoice(
                        stem,
                        options(json),
                        elements(correct).map(JsonNode::intValue).toList(),
                        Scoring.valueOf(json.required("scoring").stringValue()));
            case TRUE_FALSE -> new Body.TrueFalse(stem, Body.TrueFalse.Verdict.valueOf(correct.stringValue()));
        };
    }

    private static List<String> options(JsonNode json) {
        return elements(json.required("options")).map(JsonNode::stringValue).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
