package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.questionbank.Body.TrueFalse.Verdict;
import liangku.questionbank.Fault;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;

/** What is asked in one question of Moodle XML, and what is right; see {@link MoodleKinds}. */
final class MoodleItem {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final XmlTree question;
    private final Draft draft;
    private final MoodleTexts texts;
    private final Optional<MoodleMore> more;

    MoodleItem(XmlTree question, Draft draft, MoodleTexts texts, Optional<MoodleMore> more) {
        this.question = question;
        this.draft = draft;
        this.texts = texts;
        this.more = more;
    }

    void read(String stem) {
        var type = question.attribute("type").strip();
        draft.asked = switch (type) {
            case "multichoice" -> isTrue("single", true) ? single(stem) : multiple(stem);
            case "multichoiceset" -> set(stem);
            case "truefalse" -> verdict(stem);
            case "match", "matching" -> matching(stem);
            case "ordering" -> ordering(stem);
            case "shortanswer" -> words(stem);
            case "numerical" -> number(stem);
            default -> {
                draft.refuse(MoodleKinds.refused(type));
                yield null;
            }
        };
    }

    private PartForm single(String stem) {
        List<Integer> correct = new ArrayList<>();
        var percents = percents();
        for (int i = 0; i < percents.size(); i++) {
            if (percents.get(i).compareTo(ALL) == 0) correct.add(i);
            else if (percents.get(i).signum() != 0) Fractions.refuse(percents.get(i), draft);
        }
        return PartForm.choice(QuestionKind.SINGLE, stem, options(), correct, Scoring.ALL_OR_NOTHING, pinned());
    }

    private PartForm multiple(String stem) {
        var key = Fractions.read(percents(), draft).orElse(new Fractions.Key(List.of(), Scoring.PARTIAL));
        return PartForm.choice(QuestionKind.MULTIPLE, stem, options(), key.correct(), scoring(key.scoring()), pinned());
    }

    private PartForm set(String stem) {
        var percents = percents();
        var correct = IntStream.range(0, percents.size())
                .filter(i -> percents.get(i).signum() > 0)
                .boxed()
                .toList();
        return PartForm.choice(QuestionKind.MULTIPLE, stem, options(), correct, Scoring.ALL_OR_NOTHING, pinned());
    }

    private Scoring scoring(Scoring said) {
        return more.map(ours -> ours.scoring(said)).orElse(said);
    }

    /** All options if they are not to be shuffled; some only if it was us who said so. */
    private List<Integer> pinned() {
        if (isTrue("shuffleanswers", true)) return List.of();
        return more.flatMap(MoodleMore::pinned)
                .orElse(IntStream.range(0, question.all("answer").size())
                        .boxed()
                        .toList());
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        for (var answer : question.all("answer")) {
            feedback(RawRow.letters(options.size()), answer);
            options.add(texts.read(answer));
        }
        return options;
    }

    private List<BigDecimal> percents() {
        return question.all("answer").stream().map(this::percent).toList();
    }

    private BigDecimal percent(XmlTree answer) {
        var written = answer.attribute("fraction");
        if (written.isBlank()) return BigDecimal.ZERO;
        return PlainNumber.of(written).orElseGet(() -> {
            draft.refuse("fraction " + (written.length() <= 20 ? written : written.substring(0, 20) + "…"));
            return BigDecimal.ZERO;
        });
    }

    private void feedback(String given, XmlTree answer) {
        answer.first("feedback").map(texts::read).ifPresent(words -> draft.feedback(given, words));
    }

    private PartForm verdict(String stem) {
        List<Verdict> right = new ArrayList<>();
        var answers = question.all("answer");
        for (int i = 0; i < answers.size(); i++) {
            var percent = percent(answers.get(i));
            var word = plain(answers.get(i)).toLowerCase(Locale.ROOT);
            // Files of old say the words in any language, the right one first.
            boolean says = word.equals("true") || (!word.equals("false") && i == 0);
            feedback(says ? Draft.RIGHT : Draft.WRONG, answers.get(i));
            if (percent.compareTo(ALL) == 0) right.add(says ? Verdict.RIGHT : Verdict.WRONG);
            else if (percent.signum() != 0) Fractions.refuse(percent, draft);
        }
        if (right.size() != 1) {
            draft.faults.add(Fault.of(Fault.Code.ANSWER_COUNT, QuestionKind.TRUE_FALSE, right.size(), "1"));
            return PartForm.statement(stem, Verdict.RIGHT);
        }
        return PartForm.statement(stem, right.getFirst());
    }

    private PartForm matching(String stem) {
        List<String> prompts = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        List<String> distractors = new ArrayList<>();
        for (var pair : question.all("subquestion")) {
            var prompt = texts.read(pair);
            var match = pair.first("answer").map(this::plain).orElse("");
            if (prompt.isEmpty() && match.isEmpty()) continue;
            if (prompt.isEmpty()) {
                distractors.add(match);
            } else {
                prompts.add(prompt);
                matches.add(match);
            }
        }
        return PartForm.matching(stem, prompts, matches, distractors, scoring(Scoring.PARTIAL));
    }

    private PartForm ordering(String stem) {
        List<String> steps = new ArrayList<>();
        for (var answer : question.all("answer")) {
            var step = texts.read(answer);
            feedback(step, answer);
            steps.add(step);
        }
        var shown = PlainNumber.of(question.text("selectcount")).orElse(BigDecimal.ZERO);
        var select = question.text("selecttype");
        boolean all = select.isEmpty()
                || select.equals("ALL")
                || select.equals("0")
                || shown.compareTo(BigDecimal.valueOf(steps.size())) >= 0;
        if (!all) draft.refuse("selecttype " + select);
        var grading = question.text("gradingtype");
        var scoring = switch (grading) {
            case "ALL_OR_NOTHING", "-1" -> Scoring.ALL_OR_NOTHING;
            case "ABSOLUTE_POSITION", "ABSOLUTE", "0" -> Scoring.PARTIAL;
            default -> {
                draft.refuse("gradingtype " + grading);
                yield Scoring.ALL_OR_NOTHING;
            }
        };
        return PartForm.ordering(stem, steps, scoring(scoring));
    }

    private PartForm words(String stem) {
        List<String> accepted = new ArrayList<>();
        Map<String, String> spellings = new HashMap<>();
        for (var answer : question.all("answer")) {
            var written = plain(answer);
            feedback(written, answer);
            var percent = percent(answer);
            // "Anything else is wrong" goes without saying here.
            if (written.equals("*") && percent.signum() == 0) continue;
            var spelling = Wildcards.read(written, draft);
            var before = spellings.putIfAbsent(spelling.toLowerCase(Locale.ROOT), spelling);
            if (before != null && !before.equals(spelling) && isTrue("usecase", false)) {
                draft.refuse("usecase: " + before + " / " + spelling);
            } else if (percent.compareTo(ALL) == 0) {
                accepted.add(spelling);
            } else if (percent.signum() != 0) {
                Fractions.refuse(percent, draft);
            } else if (before != null) {
                draft.refuse("fraction 0%: " + spelling);
            }
        }
        if (isTrue("usecase", false)) {
            // Here upper and lower case are the same, in whatever is typed.
            accepted.stream().filter(Letters::haveCase).findFirst().ifPresent(word -> draft.leaveOut("usecase", word));
        }
        return PartForm.text(stem, accepted);
    }

    private PartForm number(String stem) {
        List<XmlTree> right = new ArrayList<>();
        for (var answer : question.all("answer")) {
            feedback(plain(answer), answer);
            var percent = percent(answer);
            if (percent.compareTo(ALL) == 0) right.add(answer);
            else if (percent.signum() != 0) Fractions.refuse(percent, draft);
        }
        if (right.size() > 1) draft.refuse(Prose.SEVERAL_NUMBERS);
        var unit = unit();
        var written = right.isEmpty() ? "" : plain(right.getFirst());
        var expected = PlainNumber.of(written);
        var margin = right.isEmpty() ? "" : right.getFirst().text("tolerance");
        var tolerance = PlainNumber.of(margin.isEmpty() ? "0" : margin);
        if (expected.isEmpty() || tolerance.isEmpty() || tolerance.get().signum() < 0) {
            draft.faults.add(Fault.of(Fault.Code.UNKNOWN_ANSWER, (written + " ± " + margin).strip(), "70 ± 0.5"));
            return PartForm.number(stem, BigDecimal.ZERO, BigDecimal.ZERO, "");
        }
        return PartForm.number(stem, expected.get(), tolerance.get(), unit);
    }

    private String unit() {
        if (!question.text("unitgradingtype").matches("0?")) draft.refuse("unitgradingtype");
        if (!question.text("unitsleft").matches("0?")) draft.refuse("unitsleft");
        var units = question.first("units").map(all -> all.all("unit")).orElse(List.of());
        if (units.size() > 1) draft.refuse(Prose.SEVERAL_UNITS);
        if (units.isEmpty()) return "";
        var multiplier = PlainNumber.of(units.getFirst().text("multiplier"));
        if (multiplier.isPresent() && multiplier.get().compareTo(BigDecimal.ONE) != 0) draft.refuse("multiplier");
        return units.getFirst().text("unit_name");
    }

    /** An answer's own words, which are never HTML; files of old have no {@code text} around them. */
    private String plain(XmlTree answer) {
        var words = texts.raw(answer);
        texts.keepNamed(words);
        return words;
    }

    private boolean isTrue(String flag, boolean otherwise) {
        if (question.first(flag).isEmpty()) return otherwise;
        return !question.text(flag).matches("(?i)false|0|");
    }
}
