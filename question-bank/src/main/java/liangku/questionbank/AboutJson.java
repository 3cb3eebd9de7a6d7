package liangku.questionbank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How what is said about a question lies in the database; what is not said is not written. */
final class AboutJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTHING = "{}";

    private AboutJson() {}

    static String write(About about) {
        if (about.equals(About.NOTHING)) return NOTHING;
        var json = JSON.createObjectNode();
        texts(json, "alsoAbout", about.alsoAbout());
        texts(json, "posts", about.posts());
        about.inForceFrom().ifPresent(day -> json.put("inForceFrom", day.toString()));
        about.expiresOn().ifPresent(day -> json.put("expiresOn", day.toString()));
        about.english().ifPresent(english -> {
            var said = json(english.words());
            said.put("explanation", english.explanation());
            json.set("english", said);
        });
        return json.toString();
    }

    private static ObjectNode json(Wording words) {
        var json = JSON.createObjectNode();
        json.put("stem", words.stem());
        texts(json, "options", words.options());
        texts(json, "prompts", words.prompts());
        texts(json, "accepted", words.accepted());
        if (!words.unit().isEmpty()) json.put("unit", words.unit());
        if (!words.parts().isEmpty()) {
            var parts = json.putArray("parts");
            words.parts().forEach(part -> parts.add(json(part)));
        }
        return json;
    }

    static About read(String text) {
        if (text.equals(NOTHING)) return About.NOTHING;
        var json = JSON.readTree(text);
        var english = json.path("english");
        return new About(
                texts(json, "alsoAbout"),
                texts(json, "posts"),
                day(json, "inForceFrom"),
                day(json, "expiresOn"),
                english.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Translation(
                                words(english), english.path("explanation").asString(""))));
    }

    private static Wording words(JsonNode json) {
        return new Wording(
                json.required("stem").stringValue(),
                texts(json, "options"),
                texts(json, "prompts"),
                texts(json, "accepted"),
                json.path("unit").asString(""),
                StreamSupport.stream(json.path("parts").spliterator(), false)
                        .map(AboutJson::words)
                        .toList());
    }

    private static Optional<LocalDate> day(JsonNode json, String name) {
        var day = json.path(name);
        return day.isMissingNode() ? Optional.empty() : Optional.of(LocalDate.parse(day.stringValue()));
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) texts.forEach(json.putArray(name)::add);
    }

    private static List<String> texts(JsonNode json, String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }
}
