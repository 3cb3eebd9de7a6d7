package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Quarantine.Evidence;
import liangku.questionbank.Quarantine.Reason;

/**
 * What speaks against a question, as text: a remark and the reason of a retirement are what somebody said, and here that is a
 * machine. Chinese first, then English, a line each; remarks of before have Chinese only.
 */
public final class EvidenceWords {

    private static final String NUMBER = "(-?[0-9.]+)";

    private static final Pattern NEGATIVE =
            Pattern.compile("区分度为负：" + NUMBER + "（离零 " + NUMBER + " 个标准误，([0-9]{1,9}) 人次）。.*");
    private static final Pattern TOO_HARD =
            Pattern.compile("得分率过低：" + NUMBER + "%（([0-9]{1,9}) 人次，95% 区间上限 " + NUMBER + "%）。");
    private static final Pattern TOO_EASY =
            Pattern.compile("得分率过高：" + NUMBER + "%（([0-9]{1,9}) 人次，95% 区间下限 " + NUMBER + "%）。");
    private static final Pattern LEAKED =
            Pattern.compile("疑似泄题：自 ([0-9-]+) 起得分率 " + NUMBER + "%，而按同一批考生的其他作答应为 " + NUMBER + "%（([0-9]{1,9}) 人次）。");

    private EvidenceWords() {}

    static String of(List<Evidence> evidence) {
        return Stream.concat(
                        evidence.stream().map(EvidenceWords::chinese),
                        evidence.stream().map(EvidenceWords::english))
                .collect(Collectors.joining("\n"));
    }

    /** {@return the evidence a remark tells of, in round numbers; nothing if a person wrote it, or a word of it} */
    public static Optional<List<Evidence>> read(String text) {
        List<Evidence> found = new ArrayList<>();
        text.lines().forEach(line -> line(line).ifPresent(found::add));
        if (found.isEmpty()) return Optional.empty();
        var before = found.stream().map(EvidenceWords::chinese).collect(Collectors.joining("\n"));
        return text.equals(of(found)) || text.equals(before) ? Optional.of(found) : Optional.empty();
    }

    private static Optional<Evidence> line(String line) {
        return match(
                        NEGATIVE,
                        line,
                        found ->
                                new Evidence(Reason.NEGATIVE, whole(found, 3), number(found, 1), -number(found, 2), ""))
                .or(() -> match(TOO_HARD, line, found -> facility(Reason.TOO_HARD, found)))
                .or(() -> match(TOO_EASY, line, found -> facility(Reason.TOO_EASY, found)))
                .or(() -> match(
                        LEAKED,
                        line,
                        found -> new Evidence(
                                Reason.LEAKED,
                                whole(found, 4),
                                number(found, 2) / 100,
                                number(found, 3) / 100,
                                found.group(1))));
    }

    private static Evidence facility(Reason reason, MatchResult found) {
        return new Evidence(reason, whole(found, 2), number(found, 1) / 100, number(found, 3) / 100, "");
    }

    private static Optional<Evidence> match(Pattern pattern, String line, Function<MatchResult, Evidence> meaning) {
        var matcher = pattern.matcher(line);
        if (!matcher.matches()) return Optional.empty();
        try {
            return Optional.of(meaning.apply(matcher));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static double number(MatchResult found, int group) {
        return Double.parseDouble(found.group(group));
    }

    private static int whole(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static String chinese(Evidence evidence) {
        double value = evidence.value();
        double compared = evidence.compared();
        int shown = evidence.shown();
        return switch (evidence.reason()) {
            case NEGATIVE ->
                String.format(
                        Locale.ROOT,
                        "区分度为负：%.3f（离零 %.1f 个标准误，%d 人次）。水平越高越容易答错，请核对答案与表述。",
                        value,
                        Math.abs(compared),
                        shown);
            case TOO_HARD ->
                String.format(Locale.ROOT, "得分率过低：%.1f%%（%d 人次，95%% 区间上限 %.1f%%）。", value * 100, shown, compared * 100);
            case TOO_EASY ->
                String.format(Locale.ROOT, "得分率过高：%.1f%%（%d 人次，95%% 区间下限 %.1f%%）。", value * 100, shown, compared * 100);
            case LEAKED ->
                String.format(
                        Locale.ROOT,
                        "疑似泄题：自 %s 起得分率 %.1f%%，而按同一批考生的其他作答应为 %.1f%%（%d 人次）。",
                        evidence.since(),
                        value * 100,
                        compared * 100,
                        shown);
        };
    }

    private static String english(Evidence evidence) {
        double value = evidence.value();
        double compared = evidence.compared();
        int shown = evidence.shown();
        return switch (evidence.reason()) {
            case NEGATIVE ->
                String.format(
                        Locale.ROOT,
                        "Negative discrimination: %.3f (%.1f standard errors from zero, %d candidates). Those who know more"
                                + " answer it worse: check key and wording.",
                        value,
                        Math.abs(compared),
                        shown);
            case TOO_HARD ->
                String.format(
                        Locale.ROOT,
                        "Hardly anybody is right: %.1f%% (%d candidates, at most %.1f%% with 95%% confidence).",
                        value * 100,
                        shown,
                        compared * 100);
            case TOO_EASY ->
                String.format(
                        Locale.ROOT,
                        "Nobody is wrong: %.1f%% (%d candidates, at least %.1f%% with 95%% confidence).",
                        value * 100,
                        shown,
                        compared * 100);
            case LEAKED ->
                String.format(
                        Locale.ROOT,
                        "It may have leaked: since %s the facility is %.1f%%, where other answers of the same candidates"
                                + " predict %.1f%% (%d candidates).",
                        evidence.since(),
                        value * 100,
                        compared * 100,
                        shown);
        };
    }
}
