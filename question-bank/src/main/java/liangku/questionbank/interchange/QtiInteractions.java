package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.PartForm;
import liangku.questionbank.Phrase;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;

/** Makes questions of interactions, each with the answers that show how it is scored. */
final class QtiInteractions {

    private static final Map<String, Body.TrueFalse.Verdict> VERDICTS = verdicts();
    static final String NOBODY_SAYS = "\uE0F2";

    private final Map<String, QtiResponse> responses;
    private final QtiNode.Element rules;
    private final Function<List<QtiNode>, String> text;
    private final boolean ours;

    /**
     * @param rules of response processing
     * @param text the plain text of some nodes
     * @param ours whether the file is one of ours: its choices are what their identifiers say
     */
    QtiInteractions(
            Map<String, QtiResponse> responses,
            QtiNode.Element rules,
            Function<List<QtiNode>, String> text,
            boolean ours) {
        this.responses = responses;
        this.rules = rules;
        this.text = text;
        this.ours = ours;
    }

    private static Map<String, Body.TrueFalse.Verdict> verdicts() {
        Map<String, Body.TrueFalse.Verdict> verdicts = new HashMap<>();
        for (var word : List.of(
                "true", "t", "right", "correct", "yes", "对", "正确", "是", "√", "richtig", "wahr", "juist", "waar",
                "vrai")) {
            verdicts.put(word, Body.TrueFalse.Verdict.RIGHT);
        }
        for (var word : List.of(
                "false", "f", "wrong", "incorrect", "no", "错", "错误", "否", "×", "falsch", "onjuist", "onwaar", "faux")) {
            verdicts.put(word, Body.TrueFalse.Verdict.WRONG);
        }
        return Map.copyOf(verdicts);
    }

    /** @throws Unsupported for what the bank cannot hold */
    QtiPart part(QtiBody.Asked asked) {
        var interaction = asked.interaction();
        var identifier = interaction.attribute("responseIdentifier");
        var response = responses.get(identifier);
        if (response == null)
            throw new Unsupported(new Phrase(
                    "没有responseDeclaration的" + interaction.name(),
                    interaction.name() + " without responseDeclaration"));
        return switch (interaction.name()) {
            case "choiceInteraction" -> choice(asked, response, "simpleChoice");
            case "inlineChoiceInteraction" -> choice(asked, response, "inlineChoice");
            case "matchInteraction" -> match(asked, response);
            case "associateInteraction" -> associate(asked, response);
            case "orderInteraction" -> order(asked, response);
            case "textEntryInteraction" -> new QtiEntries(rules).part(asked, response);
            default -> throw new Unsupported(interaction.name());
        };
    }

    /** The choices of an interaction by identifier, in order. */
    private Map<String, String> texts(QtiNode.Element parent, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        parent.children(name).forEach(choice -> {
            if (!choice.attribute("templateIdentifier").isEmpty()) throw new Unsupported("templateIdentifier");
            texts.put(choice.attribute("identifier"), text.apply(choice.content()));
        });
        return texts;
    }

    private QtiPart choice(QtiBody.Asked asked, QtiResponse response, String name) {
        var choices = texts(asked.interaction(), name);
        var ids = List.copyOf(choices.keySet());
        var options = List.copyOf(choices.values());
        boolean several = response.multiple()
                && !asked.interaction().attribute("maxChoices").equals("1");
        var right = several ? rightOf(response) : List.of(best(response));
        for (var id : right) {
            if (!choices.containsKey(id)) throw new Unsupported("correctResponse " + id);
        }
        if (!several) {
            var others = ids.stream()
                    .filter(id -> !id.equals(right.getFirst()))
                    .map(List::of)
                    .toList();
            return QtiPart.plain(
                    response.identifier(), right, single(asked, choices, right.getFirst()), List.of(), others);
        }
        var pinned = pinned(asked.interaction(), name);
        var correct = indexes(right, ids);
        if (correct.size() == 1) {
            // The bank says for itself what is wrong with it.
            return QtiPart.plain(
                    response.identifier(),
                    right,
                    PartForm.choice(
                            QuestionKind.MULTIPLE, asked.stem(), options, correct, Scoring.ALL_OR_NOTHING, pinned),
                    List.of(),
                    List.of());
        }
        return QtiPart.multiple(
                response.identifier(),
                right,
                ids,
                scoring -> PartForm.choice(QuestionKind.MULTIPLE, asked.stem(), options, correct, scoring, pinned));
    }

    private PartForm single(QtiBody.Asked asked, Map<String, String> choices, String right) {
        var ids = List.copyOf(choices.keySet());
        var words = ids.stream()
                .map(id -> (ours ? id : choices.getOrDefault(id, "")).strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<Body.TrueFalse.Verdict> both = EnumSet.noneOf(Body.TrueFalse.Verdict.class);
        for (var word : words) {
            var verdict = VERDICTS.get(word);
            if (verdict != null) both.add(verdict);
        }
        var verdict = VERDICTS.get(words.get(ids.indexOf(right)));
        if (ids.size() == 2 && both.size() == 2 && verdict != null) return PartForm.statement(asked.stem(), verdict);
        return PartForm.choice(
                QuestionKind.SINGLE,
                asked.stem(),
                List.copyOf(choices.values()),
                List.of(ids.indexOf(right)),
                Scoring.ALL_OR_NOTHING,
                pinned(
                        asked.interaction(),
                        asked.interaction().is("choiceInteraction") ? "simpleChoice" : "inlineChoice"));
    }

    /** What is not shuffled at all keeps its place as a whole. */
    private static List<Integer> pinned(QtiNode.Element interaction, String name) {
        var choices = interaction.children(name).toList();
        boolean shuffled = interaction.attribute("shuffle").equals("true");
        return IntStream.range(0, choices.size())
                .filter(i -> choices.get(i).attribute("fixed").equals("true") || !shuffled)
                .boxed()
                .toList();
    }

    private static List<Integer> indexes(List<String> some, List<String> all) {
        return some.stream().map(all::indexOf).sorted().toList();
    }

    private static List<String> rightOf(QtiResponse response) {
        var right = response.correct().isEmpty() ? response.earning() : response.correct();
        if (right.isEmpty())
            throw new Unsupported(
                    new Phrase("没有correctResponse的responseDeclaration", "responseDeclaration without correctResponse"));
        return right.stream().distinct().toList();
    }

    /** The right answer of a response of one value. */
    static String best(QtiResponse response) {
        if (!response.correct().isEmpty()) return response.correct().getFirst();
        return rightOf(response).stream()
                .max((one, other) -> Double.compare(response.mapped(List.of(one)), response.mapped(List.of(other))))
                .orElseThrow(() -> new Unsupported(new Phrase(
                        "没有correctResponse的responseDeclaration", "responseDeclaration without correctResponse")));
    }

    private QtiPart match(QtiBody.Asked asked, QtiResponse response) {
        var sets = asked.interaction().children("simpleMatchSet").toList();
        if (sets.size() != 2)
            throw new Unsupported(new Phrase(
                    "有" + sets.size() + "组选项的matchInteraction", "matchInteraction of " + sets.size() + " sets"));
        var first = texts(sets.getFirst(), "simpleAssociableChoice");
        var second = texts(sets.getLast(), "simpleAssociableChoice");
        var pairs = rightOf(response).stream().map(QtiInteractions::ends).toList();
        if (isFunction(pairs, first.keySet(), 0)) {
            return matching(asked, response, pairs, first, second, false);
        }
        if (isFunction(pairs, second.keySet(), 1)) {
            return matching(asked, response, pairs, second, first, true);
        }
        throw new Unsupported(new Phrase("一项可配多项的matchInteraction", "matchInteraction with several matches for one"));
    }

    private static String[] ends(String pair) {
        var ends = pair.split(" ", -1);
        if (ends.length != 2) throw new Unsupported("correctResponse " + pair);
        return ends;
    }

    /** {@return whether each of these stands in exactly one pair} */
    private static boolean isFunction(List<String[]> pairs, Set<String> side, int end) {
        return pairs.size() == side.size()
                && pairs.stream().map(pair -> pair[end]).distinct().count() == side.size()
                && pairs.stream().allMatch(pair -> side.contains(pair[end]));
    }

    private QtiPart matching(
            QtiBody.Asked asked,
            QtiResponse response,
            List<String[]> pairs,
            Map<String, String> prompts,
            Map<String, String> matches,
            boolean turned) {
        Map<String, String> matchOf = new HashMap<>();
        for (var pair : pairs) matchOf.put(pair[turned ? 1 : 0], pair[turned ? 0 : 1]);
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> rightTexts = new ArrayList<>();
        for (var prompt : prompts.keySet()) {
            var match = matchOf.get(prompt);
            if (match == null || !matches.containsKey(match)) throw new Unsupported("correctResponse " + match);
            rightTexts.add(matches.get(match));
            right.add(pair(response, prompt, match, turned));
            var other = matches.keySet().stream()
                    .filter(one -> !one.equals(match))
                    .findFirst()
                    .orElse(NOBODY_SAYS);
            wrong.add(pair(response, prompt, other, turned));
        }
        var distractors = matches.entrySet().stream()
                .filter(match -> !matchOf.containsValue(match.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return QtiPart.matching(
                response.identifier(),
                right,
                wrong,
                scoring -> PartForm.matching(
                        asked.stem(), List.copyOf(prompts.values()), rightTexts, distractors, scoring));
    }

    private static String pair(QtiResponse response, String prompt, String match, boolean turned) {
        return QtiResponse.normal(response.baseType(), turned ? match + " " + prompt : prompt + " " + match);
    }

    /** Pairs among equals: a matching if nobody stands in two pairs; who stands in none distracts. */
    private QtiPart associate(QtiBody.Asked asked, QtiResponse response) {
        var choices = texts(asked.interaction(), "simpleAssociableChoice");
        var pairs = rightOf(response).stream().map(QtiInteractions::ends).toList();
        Map<String, String> prompts = new LinkedHashMap<>();
        Map<String, String> matches = new LinkedHashMap<>();
        List<String[]> turned = new ArrayList<>();
        for (var pair : pairs) {
            boolean forward = List.copyOf(choices.keySet()).indexOf(pair[0])
                    < List.copyOf(choices.keySet()).indexOf(pair[1]);
            var ends = forward ? pair : new String[] {pair[1], pair[0]};
            prompts.put(ends[0], choices.getOrDefault(ends[0], ""));
            matches.put(ends[1], choices.getOrDefault(ends[1], ""));
            turned.add(ends);
        }
        Set<String> used = new LinkedHashSet<>(prompts.keySet());
        used.addAll(matches.keySet());
        if (used.size() != 2 * pairs.size() || !choices.keySet().containsAll(used)) {
            throw new Unsupported(new Phrase(
                    "一项出现在几对里的associateInteraction", "associateInteraction with one choice in several pairs"));
        }
        choices.forEach((id, words) -> {
            if (!used.contains(id)) matches.put(id, words);
        });
        return matching(asked, response, turned, prompts, matches, false);
    }

    private QtiPart order(QtiBody.Asked asked, QtiResponse response) {
        var choices = texts(asked.interaction(), "simpleChoice");
        var right = response.correct();
        if (right.size() != choices.size() || !choices.keySet().containsAll(right)) {
            throw new Unsupported(new Phrase("只排一部分选项的orderInteraction", "orderInteraction of some choices"));
        }
        var steps = right.stream().map(id -> choices.getOrDefault(id, "")).toList();
        return QtiPart.ordering(
                response.identifier(), right, scoring -> PartForm.ordering(asked.stem(), steps, scoring));
    }
}
