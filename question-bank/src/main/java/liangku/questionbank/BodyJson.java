package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a body lies in the database: options and key as JSON, each kind in its own shape; the stem has a column. */
final class BodyJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BodyJson() {}

    static String write(Body body) {
        return json(body).toString();
    }

    private static ObjectNode json(Body body) {
        var json = JSON.createObjectNode();
        switch (body) {
            case Body.SingleChoice single -> {
                single.options().forEach(json.putArray("options")::add);
                json.put("correct", single.correct());
                pinned(json, single.pinned());
            }
            case Body.MultipleChoice multiple -> {
                multiple.options().forEach(json.putArray("options")::add);
                multiple.correct().forEach(json.putArray("correct")::add);
                json.put("scoring", multiple.scoring().name());
                pinned(json, multiple.pinned());
            }
            case Body.TrueFalse statement ->
                json.put("correct", statement.correct().name());
            case Body.Matching matching -> {
                matching.prompts().forEach(json.putArray("prompts")::add);
                matching.options().forEach(json.putArray("options")::add);
                matching.correct().forEach(json.putArray("correct")::add);
                json.put("scoring", matching.scoring().name());
            }
            case Body.Ordering ordering -> {
                ordering.options().forEach(json.putArray("options")::add);
                json.put("scoring", ordering.scoring().name());
            }
            case Body.FillText text -> text.accepted().forEach(json.putArray("accepted")::add);
            case Body.FillNumber number -> {
                json.put("expected", number.expected().toPlainString());
                json.put("tolerance", number.tolerance().toPlainString());
                json.put("unit", number.unit());
            }
            case Body.Case story -> {
                var parts = json.putArray("parts");
                for (var part : story.parts()) {
                    var said = json(part);
                    said.put("kind", part.kind().name());
                    said.put("stem", part.stem());
                    parts.add(said);
                }
            }
        }
        return json;
    }

    /** Left out where empty, as it was before options could be pinned. */
    private static void pinned(ObjectNode json, List<Integer> pinned) {
        if (!pinned.isEmpty()) pinned.forEach(json.putArray("pinned")::add);
    }

    static Body read(QuestionKind kind, String stem, String text) {
        return body(kind, stem, JSON.readTree(text));
    }

    private static Body body(QuestionKind kind, String stem, JsonNode json) {
        return switch (kind) {
            case SINGLE ->
                new Body.SingleChoice(
                        stem, texts(json, "options"), json.required("correct").intValue(), numbers(json, "pinned"));
            case MULTIPLE ->
                new Body.MultipleChoice(
                        stem, texts(json, "options"), numbers(json, "correct"), scoring(json), numbers(json, "pinned"));
            case TRUE_FALSE ->
                new Body.TrueFalse(
                        stem,
                        Body.TrueFalse.Verdict.valueOf(json.required("correct").stringValue()));
            case MATCHING ->
                new Body.Matching(
                        stem, texts(json, "prompts"), texts(json, "options"), numbers(json, "correct"), scoring(json));
            case ORDERING -> new Body.Ordering(stem, texts(json, "options"), scoring(json));
            case FILL_TEXT -> new Body.FillText(stem, texts(json, "accepted"));
            case FILL_NUMBER ->
                new Body.FillNumber(
                        stem,
                        new BigDecimal(json.required("expected").stringValue()),
                        new BigDecimal(json.required("tolerance").stringValue()),
                        json.required("unit").stringValue());
            case CASE -> new Body.Case(stem, parts(json));
        };
    }

    private static List<Body> parts(JsonNode json) {
        List<Body> parts = new ArrayList<>();
        for (var part : json.required("parts")) {
            parts.add(body(
                    QuestionKind.valueOf(part.required("kind").stringValue()),
                    part.required("stem").stringValue(),
                    part));
        }
        return parts;
    }

    private static Scoring scoring(JsonNode json) {
        return Scoring.valueOf(json.required("scoring").stringValue());
    }

    private static List<String> texts(JsonNode json, String name) {
        return elements(json.path(name)).map(JsonNode::stringValue).toList();
    }

    private static List<Integer> numbers(JsonNode json, String name) {
        return elements(json.path(name)).map(JsonNode::intValue).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
