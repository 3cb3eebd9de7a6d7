package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liangku.questionbank.Body;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.Taxonomy;

/** Moodle's GIFT: questions as people type them in an editor, one after the other with blank lines between. */
final class GiftFormat implements ItemFormat {

    private static final Pattern ANSWER = Pattern.compile("(?<!\\\\)\\{\\s*([=~#}]|T\\W|F\\W|TRUE\\W|FALSE\\W)");
    private static final Pattern TABLE = Pattern.compile("[^\\n]*(题干|\\bstem\\b)[^\\n]*");

    private final Taxonomy taxonomy;

    GiftFormat(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    @Override
    public FileFormat format() {
        return FileFormat.GIFT;
    }

    @Override
    public boolean recognises(Upload file) throws IOException {
        if (file.isZip()) return false;
        var head = TextFile.head(file.path());
        return !head.stripLeading().startsWith("<")
                && !TABLE.matcher(head).lookingAt()
                && ANSWER.matcher(head).find();
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        try (var text = TextFile.of(file.path()).reader()) {
            new GiftReader(new CategoryPaths(taxonomy), sink).read(new TextLines(text));
        }
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        var gift = new GiftWriter(new CategoryPaths(taxonomy), out);
        questions.forEach(question -> {
            if (canSay(question.body())) gift.write(question);
        });
        gift.flush();
    }

    @Override
    public List<Loss> losses(Question question) {
        var body = question.body();
        if (!canSay(body)) return List.of(Loss.KIND);
        List<Loss> losses = new ArrayList<>();
        if (!question.about().alsoAbout().isEmpty()) losses.add(Loss.KNOWLEDGE_POINTS);
        losses.add(Loss.DIFFICULTY);
        Losses.about(question, losses);
        if (!Losses.pinned(body).isEmpty()) losses.add(Loss.PINNED);
        if (!MoodleKinds.saysScoring(body)) losses.add(Loss.SCORING);
        if (body instanceof Body.FillNumber number && !number.unit().isEmpty()) losses.add(Loss.UNIT);
        if (Losses.isFilledIn(body)) losses.add(Loss.SPELLINGS);
        if (Losses.hasPicture(question)) losses.add(Loss.PICTURES);
        if (!question.labels().enemies().isEmpty()) losses.add(Loss.ENEMIES);
        return losses;
    }

    /** Words with an arrow in them would be read as a pair of a matching. */
    private static boolean canSay(Body body) {
        return switch (body) {
            case Body.SingleChoice _, Body.MultipleChoice _, Body.TrueFalse _, Body.Matching _, Body.FillNumber _ ->
                true;
            case Body.FillText text ->
                text.accepted().stream()
                        .noneMatch(spelling ->
                                spelling.contains("->") || !Picture.in(spelling).isEmpty());
            case Body.Ordering _, Body.Case _ -> false;
        };
    }
}
