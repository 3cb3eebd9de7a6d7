package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Question;
import liangku.questionbank.Taxonomy;

/** Moodle XML. It holds all we hold: what Moodle has no place for travels as {@link MoodleMore} says. */
final class MoodleFormat implements ItemFormat {

    private static final Pattern QUIZ = Pattern.compile("<!DOCTYPE\\s++quiz|<quiz\\b");

    private final Taxonomy taxonomy;

    MoodleFormat(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    @Override
    public FileFormat format() {
        return FileFormat.MOODLE_XML;
    }

    @Override
    public boolean recognises(Upload file) throws IOException {
        return !file.isZip() && beginsWithQuiz(TextFile.head(file.path()));
    }

    /** Steps over what may stand before the first element one by one. */
    private static boolean beginsWithQuiz(String head) {
        int at = blanks(head, 0);
        for (boolean declared = false; ; at = blanks(head, at)) {
            int end;
            if (!declared && head.startsWith("<?xml", at)) {
                declared = true;
                end = head.indexOf('>', at);
            } else if (head.startsWith("<!--", at)) {
                end = head.indexOf("-->", at + "<!--".length());
                if (end >= 0) end += 2;
            } else {
                return QUIZ.matcher(head).region(at, head.length()).lookingAt();
            }
            if (end < 0) return false;
            at = end + 1;
        }
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        try (var quiz = QuizXml.open(file.path())) {
            new MoodleReader(new CategoryPaths(taxonomy), sink).read(quiz);
        }
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        var quiz = new MoodleWriter(new CategoryPaths(taxonomy), questions, out);
        quiz.begin();
        questions.forEach(quiz::write);
        quiz.finish();
    }

    @Override
    public List<Loss> losses(Question question) {
        return List.of();
    }

    @Override
    public List<Loss> unseen(Question question) {
        return Unseen.inMoodle(question);
    }
}
