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

    private static final Pattern QUIZ =
            Pattern.compile("\\A\\s*(<\\?xml[^>]*>)?\\s*(<!--.*?-->\\s*)*(<!DOCTYPE\\s+quiz|<quiz\\b)", Pattern.DOTALL);

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
        return !file.isZip() && QUIZ.matcher(TextFile.head(file.path())).find();
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
}
