package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import liangku.questionbank.Fault.Code;
import org.jspecify.annotations.Nullable;

/** Understands what is asked and what is right, as people type it; all that is wrong goes into one list of faults. */
final class BodyReader {

    private static final Map<String, QuestionKind> KINDS = Words.of(
            Map.entry(QuestionKind.SINGLE, "单选 单选题 单项选择 单项选择题 single singlechoice single_choice"),
            Map.entry(QuestionKind.MULTIPLE, "多选 多选题 多项选择 多项选择题 multiple multiplechoice multiple_choice"),
            Map.entry(QuestionKind.TRUE_FALSE, "判断 判断题 是非 是非题 true_false true/false truefalse trueorfalse tf"),
            Map.entry(QuestionKind.MATCHING, "配对 配对题 匹配 匹配题 连线 连线题 matching match"),
            Map.entry(QuestionKind.ORDERING, "排序 排序题 ordering order"),
            Map.entry(QuestionKind.FILL_TEXT, "填空 填空题 fill_text filltext shortanswer"),
            Map.entry(QuestionKind.FILL_NUMBER, "数值 数值题 fill_number fillnumber numerical numeric"),
            Map.entry(QuestionKind.CASE, "案例 案例题 材料题 case"));

    private static final Map<String, Body.TrueFalse.Verdict> VERDICTS = Words.of(
            Map.entry(Body.TrueFalse.Verdict.RIGHT, "对 正确 是 √ ✓ t true right"),
            Map.entry(Body.TrueFalse.Verdict.WRONG, "错 错误 否 × ✗ x f false wrong"));

    private static final Map<String, Scoring> SCORINGS = Words.of(
            Map.entry(Scoring.ALL_OR_NOTHING, "全对得分 all_or_nothing"),
            Map.entry(Scoring.PARTIAL, "部分得分 partial"),
            Map.entry(Scoring.PARTIAL_WITH_PENALTY, "错选扣分 部分得分错选扣分 partial_with_penalty"));

    private static final Named VERDICT_WANTED = new Phrase("对/错 (T/F)", "T/F");

    private static final Named SPELLINGS_WANTED = new Phrase(
            "1–%d种写法，用“|”分隔".formatted(Body.FillText.ACCEPTED_MAX),
            "1–%d spellings parted by '|'".formatted(Body.FillText.ACCEPTED_MAX));

    private static final Pattern BETWEEN_LETTERS = Pattern.compile("[,，、;；/.。|和]");

    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?\\d{1,15}(?:\\.\\d{1,15})?)\\s*(?:(?:±|\\+/-|\\+-)\\s*(\\d{1,15}(?:\\.\\d{1,15})?))?\\s*(.*)",
            Pattern.DOTALL);

    /** Which part of a case it is, from 1; 0 outside one. */
    private final int part;

    private final List<Fault> faults;

    /** @param part of a case, from 1; 0 for a question of its own */
    BodyReader(int part, List<Fault> faults) {
        this.part = part;
        this.faults = faults;
    }

    /** {@return the kind someone names, in any of its words} */
    static Optional<QuestionKind> kind(String typed) {
        return Optional.ofNullable(KINDS.get(Folding.folded(typed)));
    }

    /** {@return what was asked, or nothing if faults were found} */
    @Nullable
    Body read(PartForm form, List<PartForm> parts) {
        int before = faults.size();
        var stem = Texts.kept(field(Field.STEM), form.stem(), faults);
        if (stem.isEmpty()) faults.add(Fault.of(Code.MISSING, field(Field.STEM)));
        if (form.kind().isBlank()) {
            faults.add(Fault.of(Code.MISSING, field(Field.KIND)));
            return null;
        }
        var kind = KINDS.get(Folding.folded(form.kind()));
        if (kind == null) {
            faults.add(Fault.of(Code.UNKNOWN_KIND, Texts.shortened(form.kind().strip())));
            return null;
        }
        if (kind != QuestionKind.CASE && !parts.isEmpty()) {
            faults.add(Fault.of(Code.UNWANTED_PARTS, kind, parts.size()));
        }
        var body = switch (kind) {
            case SINGLE -> single(stem, form);
            case MULTIPLE -> multiple(stem, form);
            case TRUE_FALSE -> trueFalse(stem, form);
            case MATCHING -> matching(stem, form);
            case ORDERING -> ordering(stem, form);
            case FILL_TEXT -> fillText(stem, form);
            case FILL_NUMBER -> fillNumber(stem, form);
            case CASE -> story(stem, form, parts);
        };
        return faults.size() == before ? body : null;
    }

    private @Nullable Body trueFalse(String stem, PartForm form) {
        var answer = Folding.folded(form.answer());
        var options = Texts.withoutEmptyEnd(form.options());
        // Many Chinese banks write 判断 as a choice of 对 and 错, answered by letter.
        if (options.size() == 2 && options.stream().allMatch(option -> VERDICTS.containsKey(Folding.folded(option)))) {
            if (answer.equals("a")) answer = Folding.folded(options.getFirst());
            else if (answer.equals("b")) answer = Folding.folded(options.getLast());
        } else {
            noOptions(QuestionKind.TRUE_FALSE, options);
        }
        if (!hasAnswer(form)) return null;
        var verdict = VERDICTS.get(answer);
        if (verdict == null) unknown(form, VERDICT_WANTED);
        return verdict == null || stem.isEmpty() ? null : new Body.TrueFalse(stem, verdict);
    }

    private @Nullable Body single(String stem, PartForm form) {
        var options = options(form);
        var correct = letters(form.answer(), options.size());
        if (!hasAnswer(form)) return null;
        if (correct == null) unknown(form, letterRange(options.size()));
        var pinned = pinned(form, options.size());
        if (correct == null) return null;
        if (correct.size() != 1) {
            faults.add(Fault.of(Code.ANSWER_COUNT, QuestionKind.SINGLE, correct.size(), "1"));
        }
        return isSound(stem, options) && correct.size() == 1
                ? new Body.SingleChoice(stem, options, correct.getFirst(), pinned)
                : null;
    }

    private @Nullable Body multiple(String stem, PartForm form) {
        var options = options(form);
        var correct = letters(form.answer(), options.size());
        if (!hasAnswer(form)) return null;
        if (correct == null) unknown(form, letterRange(options.size()));
        var pinned = pinned(form, options.size());
        var scoring = scoring(form);
        if (correct == null || scoring == null) return null;
        if (correct.size() < Body.MultipleChoice.CORRECT_MIN) {
            faults.add(Fault.of(Code.ANSWER_COUNT, QuestionKind.MULTIPLE, correct.size(), "≥2"));
        }
        return isSound(stem, options) && correct.size() >= Body.MultipleChoice.CORRECT_MIN
                ? new Body.MultipleChoice(stem, options, correct, scoring, pinned)
                : null;
    }

    private @Nullable Body matching(String stem, PartForm form) {
        noAnswer(QuestionKind.MATCHING, form);
        var scoring = scoring(form);
        List<String> prompts = new ArrayList<>();
        Map<String, Integer> matches = new LinkedHashMap<>();
        List<Integer> correct = new ArrayList<>();
        for (var row : Texts.withoutEmptyEnd(form.options())) {
            var letter = PartForm.letter(prompts.size());
            var sides = Parted.split(row, PartForm.ARROW);
            if (sides.size() != 2 || sides.getLast().isEmpty()) {
                faults.add(Fault.of(Code.NOT_A_PAIR, option(letter), Texts.shortened(row)));
                return null;
            }
            var match = Texts.kept(option(letter), sides.getLast(), faults);
            int index = matches.computeIfAbsent(match, _ -> matches.size());
            if (sides.getFirst().isEmpty()) continue;
            var prompt = Texts.kept(option(letter), sides.getFirst(), faults);
            int same = prompts.indexOf(prompt);
            if (same >= 0) faults.add(Fault.of(Code.REPEATED_OPTION, PartForm.letter(same), letter));
            prompts.add(prompt);
            correct.add(index);
        }
        if (prompts.size() < Body.OPTIONS_MIN || matches.size() < Body.OPTIONS_MIN) {
            faults.add(Fault.of(Code.TOO_FEW_PAIRS, prompts.size(), matches.size()));
            return null;
        }
        tooMany(Math.max(form.options().size(), prompts.size()));
        return stem.isEmpty() || scoring == null || form.options().size() > Body.OPTIONS_MAX
                ? null
                : distinct(prompts)
                        ? new Body.Matching(stem, prompts, List.copyOf(matches.keySet()), correct, scoring)
                        : null;
    }

    private @Nullable Body ordering(String stem, PartForm form) {
        noAnswer(QuestionKind.ORDERING, form);
        var options = options(form);
        var scoring = scoring(form);
        return isSound(stem, options) && scoring != null ? new Body.Ordering(stem, options, scoring) : null;
    }

    private @Nullable Body fillText(String stem, PartForm form) {
        noOptions(QuestionKind.FILL_TEXT, Texts.withoutEmptyEnd(form.options()));
        if (!hasAnswer(form)) return null;
        var accepted = Parted.split(form.answer(), PartForm.OR).stream()
                .map(spelling -> Texts.kept(field(Field.ANSWER), spelling, faults))
                .filter(spelling -> !spelling.isEmpty())
                .distinct()
                .toList();
        if (accepted.isEmpty()
                || accepted.size() > Body.FillText.ACCEPTED_MAX
                || accepted.stream().anyMatch(spelling -> spelling.length() > Response.TEXT_MAX)) {
            unknown(form, SPELLINGS_WANTED);
            return null;
        }
        return stem.isEmpty() ? null : new Body.FillText(stem, accepted);
    }

    private @Nullable Body fillNumber(String stem, PartForm form) {
        noOptions(QuestionKind.FILL_NUMBER, Texts.withoutEmptyEnd(form.options()));
        if (!hasAnswer(form)) return null;
        var typed = form.answer().strip().replace('\u2212', '-').replace('\uFF0D', '-');
        var number = NUMBER.matcher(typed);
        if (!number.matches() || number.group(3).length() > Body.FillNumber.UNIT_MAX) {
            unknown(form, "70 ± 0.5 ℃");
            return null;
        }
        var tolerance = number.group(2) == null ? BigDecimal.ZERO : new BigDecimal(number.group(2));
        var unit = number.group(3).strip();
        if (!unit.isEmpty()
                && (Character.isDigit(unit.charAt(0))
                        || Character.getType(unit.charAt(0)) == Character.OTHER_NUMBER
                        || unit.startsWith(".")
                        || unit.startsWith("±"))) {
            unknown(form, "70 ± 0.5 ℃");
            return null;
        }
        return stem.isEmpty() ? null : new Body.FillNumber(stem, new BigDecimal(number.group(1)), tolerance, unit);
    }

    private @Nullable Body story(String stem, PartForm form, List<PartForm> parts) {
        noOptions(QuestionKind.CASE, Texts.withoutEmptyEnd(form.options()));
        noAnswer(QuestionKind.CASE, form);
        if (parts.size() < Body.Case.PARTS_MIN || parts.size() > Body.Case.PARTS_MAX) {
            faults.add(Fault.of(Code.PART_COUNT, parts.size(), Body.Case.PARTS_MIN, Body.Case.PARTS_MAX));
            return null;
        }
        List<Body> read = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            var asked = parts.get(i);
            if (KINDS.get(Folding.folded(asked.kind())) == QuestionKind.CASE) {
                faults.add(Fault.of(Code.CASE_IN_CASE, i + 1));
                continue;
            }
            var body = new BodyReader(i + 1, faults).read(asked, List.of());
            if (body != null) read.add(body);
        }
        return read.size() == parts.size() && !stem.isEmpty() ? new Body.Case(stem, read) : null;
    }

    private Named field(Named field) {
        return part == 0 ? field : Field.inPart(part, field);
    }

    private Named option(String letter) {
        return field(Field.option(letter));
    }

    private boolean hasAnswer(PartForm form) {
        if (!form.answer().isBlank()) return true;
        faults.add(Fault.of(Code.MISSING, field(Field.ANSWER)));
        return false;
    }

    private void noAnswer(QuestionKind kind, PartForm form) {
        if (!form.answer().isBlank()) {
            faults.add(Fault.of(
                    Code.UNWANTED_ANSWER, kind, Texts.shortened(form.answer().strip())));
        }
    }

    private void noOptions(QuestionKind kind, List<String> options) {
        if (!options.isEmpty()) {
            faults.add(Fault.of(Code.UNWANTED_OPTIONS, kind, Texts.shortened(String.join("; ", options))));
        }
    }

    private void unknown(PartForm form, Object wanted) {
        faults.add(Fault.of(Code.UNKNOWN_ANSWER, Texts.shortened(form.answer().strip()), wanted));
    }

    private static String letterRange(int size) {
        return "A–" + PartForm.letter(Math.max(size, 1) - 1);
    }

    /** {@return the indexes of the letters, ascending; nothing if one is no option} */
    private static @Nullable List<Integer> letters(String typed, int size) {
        var indexes = new TreeSet<Integer>();
        for (int c : BETWEEN_LETTERS
                .matcher(Folding.folded(typed))
                .replaceAll("")
                .codePoints()
                .toArray()) {
            int index = c - 'a';
            if (index < 0 || index >= size) return null;
            indexes.add(index);
        }
        return List.copyOf(indexes);
    }

    private List<Integer> pinned(PartForm form, int size) {
        var typed = Folding.folded(form.pinned());
        if (Arrays.asList("全部", "all", "是").contains(typed)) {
            return IntStream.range(0, size).boxed().toList();
        }
        var pinned = letters(typed, size);
        if (pinned == null) {
            faults.add(
                    Fault.of(Code.UNKNOWN_PINNED, Texts.shortened(form.pinned().strip()), letterRange(size)));
            return List.of();
        }
        return pinned;
    }

    private @Nullable Scoring scoring(PartForm form) {
        if (form.scoring().isBlank()) return Scoring.ALL_OR_NOTHING;
        var scoring = SCORINGS.get(Folding.folded(form.scoring()));
        if (scoring == null) faults.add(Fault.of(Code.UNKNOWN_SCORING, Texts.shortened(form.scoring())));
        return scoring;
    }

    private List<String> options(PartForm form) {
        List<String> options = new ArrayList<>();
        for (var option : Texts.withoutEmptyEnd(form.options())) {
            var letter = PartForm.letter(options.size());
            var text = Texts.kept(option(letter), option, faults);
            if (text.isEmpty()) faults.add(Fault.of(Code.OPTION_GAP, letter));
            int same = options.indexOf(text);
            if (same >= 0 && !text.isEmpty()) {
                faults.add(Fault.of(Code.REPEATED_OPTION, PartForm.letter(same), letter));
            }
            options.add(text);
        }
        if (options.size() < Body.OPTIONS_MIN) faults.add(Fault.of(Code.TOO_FEW_OPTIONS, options.size()));
        tooMany(options.size());
        return options;
    }

    private void tooMany(int options) {
        if (options > Body.OPTIONS_MAX) {
            faults.add(Fault.of(Code.TOO_MANY, field(Field.OPTIONS), options, Body.OPTIONS_MAX));
        }
    }

    private static boolean isSound(String stem, List<String> options) {
        return !stem.isEmpty()
                && options.size() >= Body.OPTIONS_MIN
                && options.size() <= Body.OPTIONS_MAX
                && options.stream().noneMatch(String::isEmpty)
                && distinct(options);
    }

    private static boolean distinct(List<String> texts) {
        return new HashSet<>(texts).size() == texts.size();
    }
}
