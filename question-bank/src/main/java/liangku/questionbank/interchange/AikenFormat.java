package liangku.questionbank.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liangku.questionbank.Body;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;

/** Aiken: single choices and nothing else, a line for the question, one for each option, one for the answer. */
final class AikenFormat implements ItemFormat {

    private static final Pattern OPTION = Pattern.compile("(?m)^[ \\t\\f]*+A[).．、）]");
    private static final Pattern ANSWER =
            Pattern.compile("(?mi)^[ \\t\\f]*+(?:ANSWER|答案)[ \\t\\f]*+[:：][ \\t\\f]*+[A-Z][ \\t\\f]*+$");

    @Override
    public FileFormat format() {
        return FileFormat.AIKEN;
    }

    @Override
    public boolean recognises(Upload file) throws IOException {
        if (file.isZip()) return false;
        var head = TextFile.head(file.path()).replace('\r', '\n');
        return OPTION.matcher(head).find() && ANSWER.matcher(head).find();
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        try (var text = TextFile.of(file.path()).reader()) {
            new AikenReader(sink).read(new TextLines(text));
        }
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        questions.forEach(question -> {
            if (!(question.body() instanceof Body.SingleChoice single) || !canSay(single)) return;
            try {
                text.append(aiken(single));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        text.flush();
    }

    private static String aiken(Body.SingleChoice single) {
        var aiken = new StringBuilder(line(single.stem())).append('\n');
        for (int i = 0; i < single.options().size(); i++) {
            aiken.append(letter(i))
                    .append(") ")
                    .append(line(single.options().get(i)))
                    .append('\n');
        }
        return aiken.append("ANSWER: ")
                .append(letter(single.correct()))
                .append("\n\n")
                .toString();
    }

    private static char letter(int index) {
        return (char) ('A' + index);
    }

    /** All of a text must stand on one line. */
    private static String line(String text) {
        return Picture.REFERENCE.matcher(text).replaceAll("[$1]").replace('\n', ' ');
    }

    /** A question that looks like an option, an answer or nothing would be misread. */
    private static boolean canSay(Body.SingleChoice single) {
        return AikenReader.isStem(line(single.stem()));
    }

    @Override
    public List<Loss> losses(Question question) {
        if (!(question.body() instanceof Body.SingleChoice single) || !canSay(single)) return List.of(Loss.KIND);
        List<Loss> losses = new ArrayList<>(List.of(Loss.IDENTIFIER, Loss.KNOWLEDGE_POINTS, Loss.DIFFICULTY));
        if (!question.explanation().isEmpty()) losses.add(Loss.EXPLANATION);
        Losses.about(question, losses);
        if (!single.pinned().isEmpty()) losses.add(Loss.PINNED);
        if (Losses.hasLines(question)) losses.add(Loss.LINE_ENDS);
        if (Losses.hasPicture(question)) losses.add(Loss.PICTURES);
        if (!question.labels().tags().isEmpty()) losses.add(Loss.TAGS);
        if (!question.labels().enemies().isEmpty()) losses.add(Loss.ENEMIES);
        return losses;
    }
}
