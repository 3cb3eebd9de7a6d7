package liangku.questionbank;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import liangku.questionbank.Fault.Code;
import org.jspecify.annotations.Nullable;

/** Understands what authors type, in the ways they do, and says all that is wrong with it at once. */
final class FormReader {

    /** What became of a form. */
    sealed interface Reading {
        record Understood(QuestionContent content) implements Reading {}

        record Faulty(List<Fault> faults) implements Reading {}
    }

    private static final Map<String, QuestionKind> KINDS = words(
            Map.entry(QuestionKind.SINGLE, "单选 单选题 单项选择 单项选择题 single singlechoice single_choice"),
            Map.entry(QuestionKind.MULTIPLE, "多选 多选题 多项选择 多项选择题 multiple multiplechoice multiple_choice"),
            Map.entry(QuestionKind.TRUE_FALSE, "判断 判断题 是非 是非题 true_false true/false truefalse trueorfalse tf"));

    private static final Map<String, Body.TrueFalse.Verdict> VERDICTS = words(
            Map.entry(Body.TrueFalse.Verdict.RIGHT, "对 正确 是 √ ✓ t true right"),
            Map.entry(Body.TrueFalse.Verdict.WRONG, "错 错误 否 × ✗ x f false wrong"));

    private static final Map<String, Scoring> SCORINGS =
            words(Map.entry(Scoring.ALL_OR_NOTHING, "全对得分 all_or_nothing"), Map.entry(Scoring.PARTIAL, "部分得分 partial"));

    private final Map<String, String> topics = new HashMap<>();

    FormReader(Taxonomy taxonomy) {
        for (var topic : taxonomy.all()) {
            if (!topic.leaf()) continue;
            topics.put(topic.code(), topic.code());
            // Excel takes 0603 for a number and drops the zero.
            if (topic.code().startsWith("0")) topics.put(topic.code().substring(1), topic.code());
            topics.put(folded(topic.zh()), topic.code());
            topics.put(folded(topic.en()), topic.code());
        }
    }

    Reading read(QuestionForm form) {
        List<Fault> faults = new ArrayList<>();
        var identifier = identifier(form.identifier().strip(), faults);
        var topic = topic(form.topic().strip(), faults);
        int difficulty = difficulty(form.difficulty().strip(), faults);
        var explanation = text("解析", form.explanation(), faults);
        var source = text("依据", form.source(), faults);
        var body = body(form, faults);
        if (!faults.isEmpty() || body == null) return new Reading.Faulty(List.copyOf(faults));
        return new Reading.Understood(new QuestionContent(identifier, body, explanation, topic, difficulty, source));
    }

    private static String identifier(String text, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.of(Code.MISSING, "题号"));
        } else if (text.length() > QuestionContent.IDENTIFIER_MAX
                || text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            faults.add(Fault.of(Code.BAD_IDENTIFIER, shortened(text)));
        }
        return text;
    }

    private String topic(String text, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.of(Code.MISSING, "知识点"));
            return "";
        }
        var code = topics.get(folded(text));
        // "0603 烹饪中心温度", as the template's list of knowledge points shows it.
        if (code == null && text.matches("\\d{4}\\s.*")) code = topics.get(text.substring(0, 4));
        if (code == null) {
            faults.add(Fault.of(Code.UNKNOWN_TOPIC, shortened(text)));
            return "";
        }
        return code;
    }

    private static int difficulty(String text, List<Fault> faults) {
        var digit = folded(text);
        if (digit.matches("[1-5]")) return digit.charAt(0) - '0';
        faults.add(text.isEmpty() ? Fault.of(Code.MISSING, "难度") : Fault.of(Code.BAD_DIFFICULTY, shortened(text)));
        return 0;
    }

    private static @Nullable Body body(QuestionForm form, List<Fault> faults) {
        var stem = text("题干", form.stem(), faults);
        if (stem.isEmpty()) faults.add(Fault.of(Code.MISSING, "题干"));
        if (form.answer().isBlank()) faults.add(Fault.of(Code.MISSING, "答案"));
        if (form.kind().isBlank()) {
            faults.add(Fault.of(Code.MISSING, "题型"));
            return null;
        }
        var kind = KINDS.get(folded(form.kind()));
        if (kind == null) {
            faults.add(Fault.of(Code.UNKNOWN_KIND, shortened(form.kind().strip())));
            return null;
        }
        return kind == QuestionKind.TRUE_FALSE ? trueFalse(stem, form, faults) : choice(kind, stem, form, faults);
    }

    private static @Nullable Body trueFalse(String stem, QuestionForm form, List<Fault> faults) {
        var answer = folded(form.answer());
        var options = withoutEmptyEnd(form.options());
        // Many Chinese banks write 判断 as a choice of 对 and 错, answered by letter.
        if (options.size() == 2 && options.stream().allMatch(option -> VERDICTS.containsKey(folded(option)))) {
            if (answer.equals("a")) answer = folded(options.getFirst());
            else if (answer.equals("b")) answer = folded(options.getLast());
        } else if (!options.isEmpty()) {
            faults.add(Fault.of(Code.UNWANTED_OPTIONS, shortened(String.join("; ", options))));
        }
        var verdict = VERDICTS.get(answer);
        if (verdict == null && !answer.isEmpty()) {
            faults.add(Fault.of(Code.UNKNOWN_ANSWER, shortened(form.answer().strip()), "对/错 (T/F)"));
        }
        return verdict == null || !faults.isEmpty() ? null : new Body.TrueFalse(stem, verdict);
    }

    private static @Nullable Body choice(QuestionKind kind, String stem, QuestionForm form, List<Fault> faults) {
        var options = options(form, faults);
        var correct = new TreeSet<Integer>();
        for (int c : folded(form.answer())
                .replaceAll("[,，、;；/.。|和]", "")
                .codePoints()
                .toArray()) {
            int index = c - 'a';
            if (index < 0 || index >= options.size()) {
                var last = QuestionForm.letter(Math.max(options.size(), 1) - 1);
                faults.add(Fault.of(Code.UNKNOWN_ANSWER, shortened(form.answer().strip()), "A–" + last));
                return null;
            }
            correct.add(index);
        }
        if (kind == QuestionKind.SINGLE && correct.size() > 1) {
            faults.add(Fault.of(Code.ANSWER_COUNT, kind.zh(), correct.size(), "1"));
        }
        if (kind == QuestionKind.MULTIPLE && correct.size() == 1) {
            faults.add(Fault.of(Code.ANSWER_COUNT, kind.zh(), correct.size(), "≥2"));
        }
        var scoring = form.scoring().isBlank() ? Scoring.ALL_OR_NOTHING : SCORINGS.get(folded(form.scoring()));
        if (scoring == null) {
            faults.add(Fault.of(Code.UNKNOWN_SCORING, shortened(form.scoring())));
            return null;
        }
        if (!faults.isEmpty()) return null;
        return kind == QuestionKind.SINGLE
                ? new Body.SingleChoice(stem, options, correct.first())
                : new Body.MultipleChoice(stem, options, List.copyOf(correct), scoring);
    }

    private static List<String> options(QuestionForm form, List<Fault> faults) {
        List<String> options = new ArrayList<>();
        for (var option : withoutEmptyEnd(form.options())) {
            var letter = QuestionForm.letter(options.size());
            var text = text("选项" + letter, option, faults);
            if (text.isEmpty()) faults.add(Fault.of(Code.OPTION_GAP, letter));
            int same = options.indexOf(text);
            if (same >= 0 && !text.isEmpty()) {
                faults.add(Fault.of(Code.REPEATED_OPTION, QuestionForm.letter(same), letter));
            }
            options.add(text);
        }
        if (options.size() < Body.OPTIONS_MIN) faults.add(Fault.of(Code.TOO_FEW_OPTIONS, options.size()));
        if (options.size() > Body.OPTIONS_MAX) {
            faults.add(Fault.of(Code.TOO_LONG, "选项", options.size(), Body.OPTIONS_MAX));
        }
        return options;
    }

    private static List<String> withoutEmptyEnd(List<String> options) {
        int size = options.size();
        while (size > 0 && options.get(size - 1).isBlank()) size--;
        return options.subList(0, size);
    }

    /** Text as it is kept: one kind of line end, no blank ends; PostgreSQL and screens take no control characters. */
    private static String text(String field, String raw, List<Fault> faults) {
        var text = raw.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.length() > QuestionContent.TEXT_MAX) {
            faults.add(Fault.of(Code.TOO_LONG, field, text.length(), QuestionContent.TEXT_MAX));
        }
        text.codePoints()
                .filter(FormReader::isIllegal)
                .findFirst()
                .ifPresent(c -> faults.add(Fault.of(Code.ILLEGAL_CHARACTER, field, "U+%04X".formatted(c))));
        return text;
    }

    private static boolean isIllegal(int c) {
        if (Character.getType(c) == Character.SURROGATE) return true;
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** Full-width and half-width, upper and lower case, and blanks make no difference. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }

    @SafeVarargs
    private static <T> Map<String, T> words(Map.Entry<T, String>... entries) {
        Map<String, T> words = new HashMap<>();
        for (var entry : entries) {
            for (var word : entry.getValue().split(" ", -1)) words.put(folded(word), entry.getKey());
        }
        return Map.copyOf(words);
    }
}
