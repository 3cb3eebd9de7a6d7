package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.MoreForm;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Scoring;

/**
 * What a manifest says about an item: in the words of LOM, which every tool reads, and in ours (see the package's
 * description), which say all the rest.
 *
 * @param identifier empty if nothing is said
 * @param topic a code or name; empty if none of ours is named
 * @param scorings of the parts, in order; a hint where a short question looks the same under two of them
 * @param leftOut what is said and no label can hold
 */
record QtiMetadata(
        String identifier,
        String topic,
        String difficulty,
        String source,
        MoreForm more,
        List<Scoring> scorings,
        List<Fault> leftOut) {

    /** The namespace of our own words. */
    static final String NAMESPACE = "urn:liangku:question:1";

    /** What the bank wants to know and a file does not say. */
    private static final String MIDDLE = "3";

    private static final int TAG_LENGTH_MAX = 40;
    private static final int TAGS_MAX = 20;

    /** Of LOM, what a question could be told by and no label of ours holds; the rest says when and by what tool it was made. */
    private static final List<String> MORE = List.of(
            "general description",
            "general coverage",
            "rights description",
            "educational description",
            "educational typicalLearningTime",
            "educational typicalAgeRange",
            "annotation description",
            "relation description");

    private static final List<String> DIFFICULTIES =
            List.of("very easy", "easy", "medium", "difficult", "very difficult");

    static final QtiMetadata NOTHING = new QtiMetadata("", "", MIDDLE, "", MoreForm.NOTHING, List.of(), List.of());

    /** @param topics codes of our leaves by code and by folded name */
    static QtiMetadata read(QtiNode.Element metadata, Map<String, String> topics) {
        var ours = metadata.find("question").filter(QtiMetadata::isOurs);
        if (ours.isPresent()) return ours(ours.get());
        var lom = metadata.find("lom");
        if (lom.isEmpty()) return NOTHING;
        List<Fault> leftOut = new ArrayList<>();
        var topic = topic(lom.get(), topics, leftOut);
        var difficulty = difficulty(lom.get(), leftOut);
        more(lom.get(), leftOut);
        return new QtiMetadata("", topic, difficulty, "", MoreForm.NOTHING, List.of(), leftOut)
                .tagged(keywords(lom.get()));
    }

    /** What else people wrote about it: a description, whose it is, whom it is for. */
    private static void more(QtiNode.Element lom, List<Fault> leftOut) {
        for (var path : MORE) {
            var steps = path.split(" ", -1);
            lom.children(steps[0])
                    .flatMap(part -> part.children(steps[1]))
                    .map(said -> said.text().replaceAll("\\s+", " ").strip())
                    .filter(said -> !said.isEmpty())
                    .forEach(said -> leftOut.add(Draft.leftOut(path, said)));
        }
    }

    private static boolean isOurs(QtiNode.Element question) {
        return !question.attribute("topic").isEmpty();
    }

    private QtiMetadata tagged(List<String> tags) {
        if (tags.isEmpty()) return this;
        var kept = tags.stream()
                .filter(word -> word.length() <= TAG_LENGTH_MAX)
                .limit(TAGS_MAX)
                .toList();
        List<Fault> gone = new ArrayList<>(leftOut);
        tags.stream()
                .filter(word -> !kept.contains(word))
                .forEach(word -> gone.add(Fault.of(Fault.Code.LEFT_OUT, "keyword", word)));
        var labelled = new MoreForm("", "", "", "", Optional.of(kept), Optional.empty(), Optional.empty());
        return new QtiMetadata(identifier, topic, difficulty, source, labelled, scorings, gone);
    }

    /** The first path that names one of our leaves; others are told, as are words that classify without a path. */
    private static String topic(QtiNode.Element lom, Map<String, String> topics, List<Fault> leftOut) {
        var found = "";
        for (var classification : lom.children("classification").toList()) {
            var paths = classification.children("taxonPath").toList();
            for (var path : paths.isEmpty() ? List.of(classification) : paths) {
                var taxa = deep(path, "taxon");
                var code = taxa.stream()
                        .flatMap(taxon -> Stream.concat(taxon.children("id"), taxon.children("entry")))
                        .map(name -> topics.getOrDefault(folded(name.text()), ""))
                        .filter(known -> !known.isEmpty())
                        .findFirst()
                        .orElse("");
                if (!code.isEmpty() && (found.isEmpty() || found.equals(code))) found = code;
                else if (!taxa.isEmpty()) leftOut.add(Draft.leftOut("classification", named(taxa)));
            }
            for (var word : List.of("description", "keyword")) {
                classification
                        .children(word)
                        .map(said -> said.text().replaceAll("\\s+", " ").strip())
                        .filter(said -> !said.isEmpty())
                        .forEach(said -> leftOut.add(Draft.leftOut("classification " + word, said)));
            }
        }
        return found;
    }

    /** {@return a path by the names of its taxa, or their numbers where they have none} */
    private static String named(List<QtiNode.Element> taxa) {
        return taxa.stream()
                .map(taxon -> taxon.child("entry")
                        .map(QtiNode.Element::text)
                        .filter(entry -> !entry.isBlank())
                        .or(() -> taxon.child("id").map(QtiNode.Element::text))
                        .orElse("")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" / "));
    }

    private static List<QtiNode.Element> deep(QtiNode.Element element, String name) {
        List<QtiNode.Element> found = new ArrayList<>();
        element.walk(child -> {
            if (child.is(name)) found.add(child);
        });
        return found;
    }

    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String difficulty(QtiNode.Element lom, List<Fault> leftOut) {
        var said = lom.children("educational")
                .flatMap(educational -> educational.children("difficulty"))
                .map(difficulty ->
                        folded(difficulty.child("value").orElse(difficulty).text()))
                .findFirst()
                .orElse("");
        int place = DIFFICULTIES.indexOf(said);
        if (place >= 0) return Integer.toString(place + 1);
        if (said.matches("[1-5]")) return said;
        if (!said.isEmpty()) leftOut.add(Draft.leftOut("difficulty", said));
        return MIDDLE;
    }

    private static List<String> keywords(QtiNode.Element lom) {
        return lom.children("general")
                .flatMap(general -> general.children("keyword"))
                .flatMap(keyword -> Arrays.stream(keyword.text().split("[,;、，；\\n]", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static QtiMetadata ours(QtiNode.Element question) {
        var more = new MoreForm(
                question.attribute("alsoAbout"),
                question.attribute("posts"),
                question.attribute("inForceFrom"),
                question.attribute("expiresOn"),
                Optional.of(TagCell.read(question.attribute("tags"))),
                Optional.of(question.attribute("enemies")),
                question.child("english").map(QtiMetadata::english));
        return new QtiMetadata(
                question.attribute("identifier"),
                question.attribute("topic"),
                question.attribute("difficulty"),
                question.child("source").map(QtiNode.Element::text).orElse(""),
                more,
                scorings(question.attribute("scoring")),
                List.of());
    }

    private static List<Scoring> scorings(String names) {
        return Arrays.stream(names.split(" ", -1))
                .flatMap(name -> Arrays.stream(Scoring.values())
                        .filter(scoring -> scoring.name().equals(name)))
                .toList();
    }

    private static MoreForm.EnglishForm english(QtiNode.Element english) {
        return new MoreForm.EnglishForm(
                english.child("stem").map(QtiNode.Element::text).orElse(""),
                english.children("option").map(QtiNode.Element::text).toList(),
                english.child("answer").map(QtiNode.Element::text).orElse(""),
                english.child("explanation").map(QtiNode.Element::text).orElse(""),
                english.children("part").map(QtiMetadata::english).toList());
    }

    /** Writes what is to be said about a question: an element {@code metadata} of the manifest. */
    static void write(QuestionForm form, QtiOut out) {
        out.plain("metadata").plain("lom").with("xmlns", "http://ltsc.ieee.org/xsd/LOM");
        out.plain("general").plain("identifier").sayPlain("catalog", "Liangku");
        out.sayPlain("entry", form.identifier()).close();
        for (var tag : form.more().tags().orElse(List.of())) {
            out.plain("keyword").sayPlain("string", tag).close();
        }
        out.close();
        out.plain("educational").plain("difficulty").sayPlain("source", "LOMv1.0");
        out.sayPlain("value", DIFFICULTIES.get(Integer.parseInt(form.difficulty()) - 1));
        out.close().close();
        out.plain("classification").plain("purpose").sayPlain("source", "LOMv1.0");
        out.sayPlain("value", "discipline").close();
        out.plain("taxonPath")
                .plain("taxon")
                .sayPlain("id", form.topic())
                .close()
                .close();
        out.close();
        ours(form, out);
        out.close().close();
    }

    private static void ours(QuestionForm form, QtiOut out) {
        var more = form.more();
        out.plain("question").with("xmlns", NAMESPACE).with("identifier", form.identifier());
        out.with("topic", form.topic()).with("difficulty", form.difficulty());
        said(out, "alsoAbout", more.alsoAbout());
        said(out, "posts", more.posts());
        said(out, "inForceFrom", more.inForceFrom());
        said(out, "expiresOn", more.expiresOn());
        said(out, "tags", TagCell.write(more.tags().orElse(List.of())));
        said(out, "enemies", more.enemies().orElse(""));
        var parts = form.parts().isEmpty() ? List.of(form.asked()) : form.parts();
        said(
                out,
                "scoring",
                String.join(
                        " ",
                        parts.stream()
                                .map(part -> part.scoring().isEmpty() ? Scoring.ALL_OR_NOTHING.name() : part.scoring())
                                .toList()));
        if (!form.source().isEmpty()) out.sayPlain("source", form.source());
        more.english().ifPresent(english -> english("english", english, out));
        out.close();
    }

    private static void said(QtiOut out, String name, String value) {
        if (!value.isEmpty()) out.with(name, value);
    }

    private static void english(String name, MoreForm.EnglishForm english, QtiOut out) {
        out.plain(name).sayPlain("stem", english.stem());
        english.options().forEach(option -> out.sayPlain("option", option));
        if (!english.answer().isEmpty()) out.sayPlain("answer", english.answer());
        if (!english.explanation().isEmpty()) out.sayPlain("explanation", english.explanation());
        english.parts().forEach(part -> english("part", part, out));
        out.close();
    }
}
