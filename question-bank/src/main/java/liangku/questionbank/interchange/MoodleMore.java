package liangku.questionbank.interchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import liangku.questionbank.Body;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What we hold of a question and Moodle has no place for. It travels as a file {@value #FILE} beside the general feedback:
 * Moodle keeps files of a text though the text does not show them, and writes them out again. Nothing stands in it that
 * Moodle says itself, so what is changed there is what counts here.
 *
 * <table>
 * <caption>The names in it</caption>
 * <tr><th>name</th><th>meaning</th></tr>
 * <tr><td>identifier</td><td>for where {@code idnumber} is lost</td></tr>
 * <tr><td>topic</td><td>leaf code, for where the category names none</td></tr>
 * <tr><td>difficulty, source, posts, inForceFrom, expiresOn, alsoAbout, enemies</td><td>as in a question's form</td></tr>
 * <tr><td>scoring</td><td>where the fractions or the grading type mean another</td></tr>
 * <tr><td>pinned</td><td>letters of the options that keep their place, where not all or none do</td></tr>
 * <tr><td>english</td><td>stem, options, answer, explanation, parts</td></tr>
 * <tr><td>parts</td><td>of a story: how many questions stand on it</td></tr>
 * <tr><td>story, part</td><td>of a question that stands on a story: whose, and which, from 1</td></tr>
 * </table>
 */
final class MoodleMore {

    static final String FILE = "liangku.json";

    /** Many times what the longest English words take. */
    private static final int BYTES_MAX = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode json;

    private MoodleMore(JsonNode json) {
        this.json = json;
    }

    /** {@return what the question brings; nothing if it was never ours} */
    static Optional<MoodleMore> of(XmlTree question, Draft draft) {
        var file = question.first("generalfeedback").flatMap(feedback -> MoodleFiles.find(feedback, FILE));
        if (file.isEmpty()) return Optional.empty();
        if (file.get().length > BYTES_MAX) {
            draft.refuse(FILE);
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(file.get());
            if (json.isObject()) return Optional.of(new MoodleMore(json));
        } catch (JacksonException broken) {
            // Told below: someone wrote in it.
        }
        draft.refuse(FILE);
        return Optional.empty();
    }

    /** {@return the identifier it left us with; Moodle drops an {@code idnumber} that another question has} */
    String identifier() {
        return Draft.identifierOf(text("identifier"));
    }

    /** {@return how many questions stand on this story; 0 if it is none} */
    int parts() {
        return json.path("parts").asInt(0);
    }

    /** {@return the story this question stands on; empty if on none} */
    String story() {
        return text("story");
    }

    /** {@return which of the story's questions this is, from 1} */
    int part() {
        return json.path("part").asInt(0);
    }

    /**
     * {@return how it is scored}
     *
     * @param said what Moodle's own words mean; only the share can stand for another
     */
    Scoring scoring(Scoring said) {
        if (said != Scoring.PARTIAL) return said;
        var name = text("scoring").toUpperCase(Locale.ROOT);
        for (var scoring : Scoring.values()) if (scoring.name().equals(name)) return scoring;
        return said;
    }

    /** {@return the indexes of the pinned options, if only some are} */
    Optional<List<Integer>> pinned() {
        var letters = text("pinned");
        return letters.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        letters.chars().map(letter -> letter - 'A').boxed().toList());
    }

    /** Adds what concerns the question as a whole; tags are Moodle's own. */
    void tell(Draft draft) {
        if (draft.topic.isEmpty()) draft.topic = text("topic");
        if (json.has("difficulty")) draft.difficulty = text("difficulty");
        draft.source = text("source");
        draft.more = new MoreForm(
                text("alsoAbout"),
                text("posts"),
                text("inForceFrom"),
                text("expiresOn"),
                draft.more.tags(),
                Optional.of(text("enemies")),
                json.path("english").isObject() ? Optional.of(english(json.path("english"))) : Optional.empty());
    }

    /** {@return the English texts, which may show pictures} */
    static String words(MoreForm.EnglishForm english) {
        return english.stem()
                + String.join(" ", english.options())
                + english.explanation()
                + english.parts().stream().map(MoodleMore::words).collect(Collectors.joining(" "));
    }

    private static MoreForm.EnglishForm english(JsonNode json) {
        return new MoreForm.EnglishForm(
                json.path("stem").asString(""),
                strings(json.path("options")),
                json.path("answer").asString(""),
                json.path("explanation").asString(""),
                StreamSupport.stream(json.path("parts").spliterator(), false)
                        .map(MoodleMore::english)
                        .toList());
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(text -> text.asString(""))
                .toList();
    }

    private String text(String name) {
        return json.path(name).asString("");
    }

    /** {@return the file for a whole question, a story included} */
    static String write(QuestionForm form, Body body) {
        var json = JSON.createObjectNode();
        json.put("identifier", form.identifier());
        json.put("topic", form.topic());
        json.put("difficulty", form.difficulty());
        put(json, "source", form.source());
        put(json, "alsoAbout", form.more().alsoAbout());
        put(json, "posts", form.more().posts());
        put(json, "inForceFrom", form.more().inForceFrom());
        put(json, "expiresOn", form.more().expiresOn());
        put(json, "enemies", form.more().enemies().orElse(""));
        form.more().english().ifPresent(english -> json.set("english", json(english)));
        if (body instanceof Body.Case story) json.put("parts", story.parts().size());
        else marking(json, body);
        return json.toString();
    }

    /** {@return the file for one question of a story} */
    static String writePart(String story, int part, Body body) {
        var json = JSON.createObjectNode();
        json.put("story", story);
        json.put("part", part);
        marking(json, body);
        return json.toString();
    }

    private static void marking(ObjectNode json, Body body) {
        var form = PartForm.of(body);
        if (!MoodleKinds.saysScoring(body)) json.put("scoring", form.scoring());
        boolean choice = body.kind() == QuestionKind.SINGLE || body.kind() == QuestionKind.MULTIPLE;
        if (choice
                && !form.pinned().isEmpty()
                && form.pinned().length() < body.options().size()) {
            json.put("pinned", form.pinned());
        }
    }

    private static ObjectNode json(MoreForm.EnglishForm english) {
        var json = JSON.createObjectNode();
        json.put("stem", english.stem());
        english.options().forEach(json.putArray("options")::add);
        put(json, "answer", english.answer());
        put(json, "explanation", english.explanation());
        if (!english.parts().isEmpty()) {
            var parts = json.putArray("parts");
            english.parts().forEach(part -> parts.add(json(part)));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) json.put(name, text);
    }
}
