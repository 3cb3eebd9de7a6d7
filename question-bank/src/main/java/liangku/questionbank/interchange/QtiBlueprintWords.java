package liangku.questionbank.interchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.Blueprint;
import liangku.questionbank.IncomingTest;

/**
 * What our packages say of a blueprint beyond its test (see the package's description): it stands in the manifest, in the
 * {@code lom} of the test's resource.
 *
 * @param title in English; absent in other people's packages
 * @param titles in English, by identifier of the section
 * @param hints by identifier of the section that is a cell
 */
record QtiBlueprintWords(Optional<String> title, Map<String, String> titles, Map<String, IncomingTest.Hint> hints) {

    static final QtiBlueprintWords NOTHING = new QtiBlueprintWords(Optional.empty(), Map.of(), Map.of());

    Optional<String> sectionTitle(String identifier) {
        return Optional.ofNullable(titles.get(identifier));
    }

    Optional<IncomingTest.Hint> hint(String identifier) {
        return Optional.ofNullable(hints.get(identifier));
    }

    static QtiBlueprintWords read(QtiNode.Element metadata) {
        var ours = metadata.find("blueprint")
                .filter(said -> !said.attribute("titleEn").isBlank());
        if (ours.isEmpty()) return NOTHING;
        Map<String, String> titles = new HashMap<>();
        ours.get().children("section").forEach(section -> {
            var title = section.attribute("titleEn");
            if (!title.isBlank()) titles.put(section.attribute("identifier"), title);
        });
        Map<String, IncomingTest.Hint> hints = new HashMap<>();
        ours.get()
                .children("cell")
                .forEach(cell -> hint(cell).ifPresent(hint -> hints.put(cell.attribute("identifier"), hint)));
        return new QtiBlueprintWords(Optional.of(ours.get().attribute("titleEn")), titles, hints);
    }

    /** Whoever edited it may have written anything: what no cell can have is no hint. */
    private static Optional<IncomingTest.Hint> hint(QtiNode.Element cell) {
        var topic = cell.attribute("topic");
        var from = cell.attribute("difficultyFrom");
        var to = cell.attribute("difficultyTo");
        if (!topic.matches("|\\d{2}|\\d{4}") || !from.matches("[1-5]") || !to.matches("[1-5]")) return Optional.empty();
        return Optional.of(new IncomingTest.Hint(topic, Integer.parseInt(from), Integer.parseInt(to)));
    }

    static void write(Blueprint blueprint, QtiOut out) {
        out.plain("metadata").plain("lom").with("xmlns", "http://ltsc.ieee.org/xsd/LOM");
        out.plain("general").plain("identifier").sayPlain("catalog", "Liangku");
        out.sayPlain("entry", blueprint.code()).close().close();
        out.plain("blueprint").with("xmlns", QtiMetadata.NAMESPACE).with("titleEn", blueprint.titleEn());
        for (int i = 0; i < blueprint.sections().size(); i++) {
            var section = blueprint.sections().get(i);
            out.plain("section").with("identifier", QtiBlueprintTest.section(i)).with("titleEn", section.titleEn());
            out.close();
        }
        for (int i = 0; i < blueprint.cells().size(); i++) {
            var cell = blueprint.cells().get(i);
            out.plain("cell").with("identifier", QtiBlueprintTest.cell(i)).with("topic", cell.topic());
            out.with("difficultyFrom", Integer.toString(cell.difficultyFrom()));
            out.with("difficultyTo", Integer.toString(cell.difficultyTo())).close();
        }
        out.close().close().close();
    }
}
