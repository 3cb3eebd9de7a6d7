package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.Phrase;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;

/** Makes a question of one item, or says what of it the bank cannot hold. */
final class QtiItemReader {

    /** What our own files say in {@code toolName}. */
    static final String TOOL = "Liangku";

    /** How far a share may be off: tools round thirds to two places. */
    private static final double ROUNDING = 0.02;

    private final String path;
    private final QtiNode.Element item;
    private final QtiMetadata about;
    private final QtiText texts;
    private final QtiConstructs constructs;
    private final List<Fault> told = new ArrayList<>();

    /**
     * @param path of the item in its package
     * @param about what the manifest says
     * @param texts reads this item's texts
     */
    QtiItemReader(String path, QtiNode.Element item, QtiMetadata about, QtiText texts) {
        this.path = path;
        this.item = item;
        this.about = about;
        this.texts = texts;
        this.constructs = new QtiConstructs(item);
    }

    Incoming read(int position) {
        var identifier = identifier();
        try {
            var form = form(identifier);
            return texts.faults().isEmpty()
                    ? new Incoming.Item(position, form, leftOut())
                    : new Incoming.Refused(position, identifier, texts.faults());
        } catch (Unsupported unsupported) {
            return new Incoming.Refused(position, identifier, List.of(unsupported.fault()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bank's identifiers have no blanks; what names nothing is named by its file. */
    private String identifier() {
        if (!about.identifier().isEmpty()) return about.identifier();
        var said = Draft.withoutBlanks(item.attribute("identifier"));
        if (!said.isEmpty()) return said;
        var file = path.substring(path.lastIndexOf('/') + 1);
        return Draft.withoutBlanks(file.endsWith(".xml") ? file.substring(0, file.length() - ".xml".length()) : file);
    }

    private QuestionForm form(String identifier) throws IOException {
        constructs.refuse();
        Map<String, QtiResponse> responses = new LinkedHashMap<>();
        item.children("responseDeclaration")
                .map(QtiResponse::read)
                .forEach(response -> responses.put(response.identifier(), response));
        List<QtiNode> body = new ArrayList<>(stimuli());
        item.child("itemBody").ifPresent(itemBody -> body.addAll(itemBody.content()));
        boolean ours = item.attribute("toolName").equals(TOOL);
        var taken = QtiBody.read(body, texts::read, item.attribute("title"));
        var processing = new QtiProcessing(item, responses);
        var interactions = new QtiInteractions(responses, processing.rules(), texts::read, ours);
        var parts = taken.asked().stream().map(interactions::part).toList();
        var forms = readings(parts, processing);
        var explanation = explanation();
        if (!ours) tellName(identifier, taken);
        return new QuestionForm(
                identifier,
                about.topic(),
                about.difficulty(),
                forms.size() == 1 ? forms.getFirst() : PartForm.story(taken.story()),
                explanation,
                about.source(),
                english(),
                forms.size() == 1 ? List.of() : forms);
    }

    /** Our own files make a title of the first words. */
    private void tellName(String identifier, QtiBody taken) {
        var named = new Draft(0);
        named.identifier = identifier;
        var title = item.attribute("title");
        var words = taken.story().isEmpty() ? taken.asked().getFirst().stem() : taken.story();
        if (!Draft.withoutBlanks(title).equals(identifier)) named.leaveOutName("title", title, words);
        told.addAll(named.notes);
    }

    private List<QtiNode> stimuli() throws IOException {
        List<QtiNode> shown = new ArrayList<>();
        for (var reference : item.children("assessmentStimulusRef").toList()) {
            var stimulus = texts.sibling(reference.attribute("href"));
            var words = stimulus.flatMap(file -> file.child("stimulusBody"));
            if (words.isEmpty()) throw new Unsupported("assessmentStimulusRef " + reference.attribute("href"));
            tellStimulus(stimulus.get(), words.get().text());
            shown.add(new QtiNode.Element("div", Map.of(), words.get().content()));
        }
        return shown;
    }

    private void tellStimulus(QtiNode.Element stimulus, String words) {
        var named = new Draft(0);
        named.identifier = stimulus.attribute("identifier");
        named.leaveOutName("assessmentStimulus title", stimulus.attribute("title"), words);
        told.addAll(named.notes);
        stimulus.children("catalogInfo")
                .forEach(catalog -> told.add(Draft.leftOut("catalogInfo", QtiConstructs.words(catalog))));
    }

    /** Tries the answers that tell our scorings apart, and takes the first that the rules agree with. */
    private List<PartForm> readings(List<QtiPart> parts, QtiProcessing processing) {
        Map<String, List<String>> right = new HashMap<>();
        for (var part : parts) right.put(part.response(), part.right());
        if (right.size() < parts.size())
            throw new Unsupported(
                    new Phrase("两处作答共用一个responseIdentifier", "two interactions with one responseIdentifier"));
        double full = processing.score(right);
        tellPoints(full, right);
        if (full <= 0) throw new Unsupported(processing.maps() ? "mapping" : "responseProcessing");
        if (Math.abs(processing.score(Map.of())) > ROUNDING * full) throw new Unsupported("responseProcessing");
        List<PartForm> forms = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var earned = new double[part.probes().size()];
            for (int probe = 0; probe < earned.length; probe++) {
                Map<String, List<String>> given = new HashMap<>(right);
                given.put(part.response(), part.probes().get(probe));
                earned[probe] = processing.score(given) / full * parts.size() - (parts.size() - 1);
            }
            var form = reading(part, i, earned)
                    .orElseThrow(() -> new Unsupported(processing.maps() ? "mapping" : "responseProcessing"))
                    .form();
            forms.add(form);
            if (form.kind().equals(QuestionKind.FILL_TEXT.name())) {
                noteCase(part, right, answers -> processing.score(answers) / full);
            }
        }
        return forms;
    }

    /** What the rules give for all of it; one for the whole, each part or each right answer is what tools write of themselves. */
    private void tellPoints(double full, Map<String, List<String>> right) {
        int answers = right.values().stream().mapToInt(List::size).sum();
        boolean usual = Stream.of(1, right.size(), answers).anyMatch(one -> Math.abs(full - one) <= ROUNDING);
        if (!usual) told.add(Draft.leftOut("SCORE", Double.toString(full).replaceFirst("\\.0$", "")));
    }

    /** Here upper and lower case are the same; where the rules tell them apart, that is said. */
    private void noteCase(
            QtiPart part, Map<String, List<String>> right, ToDoubleFunction<Map<String, List<String>>> share) {
        Stream.concat(Stream.of(part.right()), part.probes().stream())
                .map(List::getFirst)
                .filter(spelling -> !spelling.equals(QtiInteractions.NOBODY_SAYS))
                .filter(Letters::haveCase)
                .filter(spelling -> {
                    Map<String, List<String>> given = new HashMap<>(right);
                    given.put(part.response(), List.of(Letters.turned(spelling)));
                    return share.applyAsDouble(given) < 1 - ROUNDING;
                })
                .findFirst()
                .ifPresent(spelling -> told.add(Fault.of(Fault.Code.LEFT_OUT, "caseSensitive", spelling)));
    }

    private Optional<QtiPart.Reading> reading(QtiPart part, int place, double[] earned) {
        var fitting = part.readings().stream()
                .filter(reading -> fits(reading.shares(), earned))
                .toList();
        var hinted =
                about.scorings().size() > place ? Optional.of(about.scorings().get(place)) : Optional.empty();
        return fitting.stream()
                .filter(reading -> hinted.filter(reading.scoring()::equals).isPresent())
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private static boolean fits(List<Double> wanted, double[] earned) {
        for (int i = 0; i < earned.length; i++) {
            if (!(Math.abs(wanted.get(i) - earned[i]) <= ROUNDING)) return false;
        }
        return true;
    }

    private List<Fault> leftOut() {
        return Stream.of(about.leftOut(), constructs.leftOut(), texts.leftOut(), told, new QtiFeedback(item).merged())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** All that is said afterwards, each thing once; what belongs to a choice behind its letter. */
    private String explanation() {
        Set<String> said = new LinkedHashSet<>();
        item.child("itemBody").ifPresent(body -> collect(body, said));
        item.children("modalFeedback")
                .map(feedback -> texts.read(feedback.content()))
                .forEach(said::add);
        said.remove("");
        return String.join("\n", said);
    }

    private void collect(QtiNode.Element element, Set<String> said) {
        int letter = 0;
        for (var child : element.children().toList()) {
            if (child.name().matches("feedback(Inline|Block)")) {
                said.add(texts.read(child.content()));
            } else if (child.is("simpleChoice")) {
                var own = new LinkedHashSet<String>();
                collect(child, own);
                own.remove("");
                if (!own.isEmpty()) said.add((char) ('A' + letter) + ": " + String.join(" ", own));
                letter++;
            } else {
                collect(child, said);
            }
        }
    }

    /** Pictures in the English words are named there by what they hold; they lie in the package under that name. */
    private MoreForm english() {
        about.more().english().ifPresent(texts::keepPictures);
        return about.more();
    }
}
