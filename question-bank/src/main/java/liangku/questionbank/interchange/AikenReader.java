package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.UnreadableFile;

/**
 * Reads Aiken, line by line. Beyond the strict form ({@code A) } or {@code A. }, {@code ANSWER: A}) it takes what Chinese
 * authors type: {@code A、}, {@code A．}, {@code 答案：A}, and questions of several lines; as option only the letter whose turn
 * it is, for questions begin with "A、B两种…" too.
 */
final class AikenReader {

    private static final Pattern STRICT = Pattern.compile("([A-Z])[).][ \\t]++(.*+)", Pattern.DOTALL);
    private static final Pattern LOOSE = Pattern.compile("([A-Z])\\s*+[).．、）]\\s*+(.*+)", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("(?:(?i:ANSWER)|答案)\\s*+[:：]\\s*+(.*+)", Pattern.DOTALL);
    private static final int STEM_MIN = 2;
    private static final int LINES_MAX = 500;

    private final Intake.Sink sink;
    private final List<String> stem = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean afterBlank;
    private int position;

    AikenReader(Intake.Sink sink) {
        this.sink = sink;
    }

    /** {@return whether a line is read as the question it is} */
    static boolean isStem(String line) {
        return line.length() >= STEM_MIN
                && !STRICT.matcher(line).matches()
                && !ANSWER.matcher(line).matches();
    }

    void read(TextLines lines) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var bare = line.strip();
            if (!bare.isEmpty()) line(bare);
            afterBlank = bare.isEmpty();
            if (stem.size() + options.size() + faults.size() > LINES_MAX) {
                throw new UnreadableFile(FileFault.Code.HOSTILE, Excess.question(LINES_MAX, "行", "lines"));
            }
        }
        if (!stem.isEmpty() || !options.isEmpty()) finish("");
        if (position == 0) throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    private void line(String line) {
        var answer = ANSWER.matcher(line);
        if (answer.matches()) {
            finish(answer.group(1).strip());
            return;
        }
        var strict = STRICT.matcher(line);
        var loose = LOOSE.matcher(line);
        if (strict.matches()) {
            option(strict.group(1).charAt(0), strict.group(2));
        } else if (loose.matches() && !stem.isEmpty() && loose.group(1).charAt(0) == 'A' + options.size()) {
            options.add(loose.group(2).strip());
        } else if (options.isEmpty()) {
            stem.add(line);
        } else if (afterBlank) {
            // The question before this one has no answer.
            finish("");
            stem.add(line);
        } else {
            faults.add(Fault.of(Fault.Code.UNSUPPORTED, line.length() <= 40 ? line : line.substring(0, 40) + "…"));
        }
    }

    private void option(char letter, String text) {
        if (letter != 'A' + options.size()) {
            faults.add(Fault.of(Fault.Code.OPTION_GAP, String.valueOf((char) ('A' + options.size()))));
        }
        options.add(text.strip());
    }

    private void finish(String answer) {
        var draft = new Draft(++position);
        draft.faults.addAll(faults);
        draft.asked = new PartForm(QuestionKind.SINGLE.name(), String.join("\n", stem), options, answer, "", "");
        sink.accept(draft.incoming(FileFormat.AIKEN));
        stem.clear();
        options.clear();
        faults.clear();
    }
}
