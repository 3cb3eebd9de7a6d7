package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the content of a draft lies in the database: cells, sections and limits as JSON; code and titles have columns. */
final class BlueprintJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BlueprintJson() {}

    static String write(Blueprint blueprint) {
        var json = JSON.createObjectNode();
        var cells = json.putArray("cells");
        for (var cell : blueprint.cells()) {
            cells.addObject()
                    .put("topic", cell.topic())
                    .put("from", cell.difficultyFrom())
                    .put("to", cell.difficultyTo())
                    .put("kind", cell.kind().name())
                    .put("count", cell.count())
                    .put("points", cell.points());
        }
        var sections = json.putArray("sections");
        for (var section : blueprint.sections()) {
            sections.addObject()
                    .put("zh", section.titleZh())
                    .put("en", section.titleEn())
                    .put("cells", section.cells());
        }
        limits(json.putObject("limits"), blueprint.limits());
        return json.toString();
    }

    private static void limits(ObjectNode json, Limits limits) {
        json.put("coverage", limits.coveragePercent()).put("pilots", limits.pilots());
        json.put("cap", limits.exposureCapPercent());
        var fixed = json.putArray("fixed");
        limits.fixed().forEach(id -> fixed.add(id.toString()));
        var excluded = json.putArray("excluded");
        limits.excluded().forEach(id -> excluded.add(id.toString()));
        limits.band().ifPresent(band -> {
            var said = json.putObject("band").put("tolerance", band.tolerance()).put("spread", band.spread());
            band.target().ifPresent(target -> said.put("target", target));
        });
    }

    /** {@return the draft of this code and these titles, under the id it is looked at by} */
    static Blueprint read(BlueprintId id, String code, String titleZh, String titleEn, String content) {
        var json = JSON.readTree(content);
        List<Blueprint.Cell> cells = new ArrayList<>();
        for (var cell : json.path("cells")) {
            cells.add(new Blueprint.Cell(
                    cell.path("topic").asString(),
                    cell.path("from").asInt(),
                    cell.path("to").asInt(),
                    QuestionKind.valueOf(cell.path("kind").asString()),
                    cell.path("count").asInt(),
                    cell.path("points").asInt()));
        }
        List<Blueprint.Section> sections = new ArrayList<>();
        for (var section : json.path("sections")) {
            sections.add(new Blueprint.Section(
                    section.path("zh").asString(),
                    section.path("en").asString(),
                    section.path("cells").asInt()));
        }
        return new Blueprint(id, code, 1, titleZh, titleEn, cells, sections, limits(json.path("limits")));
    }

    private static Limits limits(JsonNode json) {
        return new Limits(
                json.path("coverage").asInt(),
                ids(json.path("fixed")),
                ids(json.path("excluded")),
                json.path("pilots").asInt(),
                json.has("band") ? Optional.of(band(json.path("band"))) : Optional.empty(),
                json.path("cap").asInt());
    }

    private static Limits.Band band(JsonNode json) {
        return new Limits.Band(
                json.has("target") ? OptionalInt.of(json.path("target").asInt()) : OptionalInt.empty(),
                json.path("tolerance").asInt(),
                json.path("spread").asInt());
    }

    private static List<QuestionId> ids(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(id -> new QuestionId(UUID.fromString(id.asString())))
                .toList();
    }
}
