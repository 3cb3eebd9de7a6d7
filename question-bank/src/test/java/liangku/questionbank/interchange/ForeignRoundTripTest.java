package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.About;
import liangku.questionbank.AnyQuestion;
import liangku.questionbank.Body;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import liangku.questionbank.Labels;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.Pictures;
import liangku.questionbank.PostCodes;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Scoring;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written out of one bank and read into another is the same, as far as the format promises. */
class ForeignRoundTripTest {

    private static final List<String> TAGS = List.of("夏季", "凉菜 专间", "a\\b]c", "肉;蛋，菜", "a, b\\");

    @Provide
    Arbitrary<List<QuestionContent>> contents() {
        return AnyQuestion.contents().list().ofMinSize(20).ofMaxSize(40).uniqueElements(QuestionContent::identifier);
    }

    private static ForeignFiles filled(List<QuestionContent> contents) {
        var files = new ForeignFiles();
        var database = files.database;
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var intake =
                new Intake(new JdbcTemplate(database), files.bank.taxonomy(), PostCodes.USUAL, transaction, _ -> {});
        var order = new ImportOrder(FileFormat.XLSX, "any", "", ImportMode.STORE, OnDuplicate.ADD, "");
        var result = intake.run(
                sink -> {
                    for (int i = 0; i < contents.size(); i++) {
                        var content = contents.get(i);
                        var enemy = contents.get((i + 1) % contents.size()).identifier();
                        var labels = i % 2 == 0 ? Labels.NONE : new Labels(TAGS, List.of(enemy));
                        sink.accept(new Incoming.Item(i + 1, QuestionForm.of(content, labels)));
                    }
                },
                order,
                "account:author",
                ForeignFiles.NOON);
        assertThat(ForeignFiles.outcomes(result)).allMatch(line -> line.contains(" ACCEPTED"));
        return files;
    }

    private static byte[] written(ForeignFiles files, ItemFormat format) {
        var out = new ByteArrayOutputStream();
        try {
            format.write(new Shelf(files.bank.questions(), new Pictures(files.bank.db()), QuestionFilter.ALL), out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    private record Kept(QuestionContent content, Labels labels) {}

    private static Map<String, Kept> kept(ForeignFiles files) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        files.all()
                .forEach(question -> kept.put(question.identifier(), new Kept(question.content(), question.labels())));
        return kept;
    }

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void moodleXmlLosesNothing(@ForAll("contents") List<QuestionContent> contents) {
        var from = filled(contents);
        var to = new ForeignFiles();
        var format = new MoodleFormat(from.bank.taxonomy());

        var result = to.read(written(from, format), FileFormat.MOODLE_XML);

        assertThat(ForeignFiles.outcomes(result)).allMatch(ForeignRoundTripTest::isTakenWhole);
        assertThat(kept(to)).isEqualTo(kept(from));
        assertThat(from.all()).allMatch(question -> format.losses(question).isEmpty());
    }

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void giftLosesWhatItSaysItLoses(@ForAll("contents") List<QuestionContent> contents) {
        var from = filled(contents);
        var to = new ForeignFiles();
        var format = new GiftFormat(from.bank.taxonomy());
        Map<String, Kept> expected = new LinkedHashMap<>();
        for (var question : from.all()) {
            var losses = format.losses(question);
            if (!losses.contains(Loss.KIND)) expected.put(question.identifier(), without(losses, question));
        }

        var result = to.read(written(from, format), FileFormat.GIFT);

        assertThat(ForeignFiles.outcomes(result)).allMatch(ForeignRoundTripTest::isTakenWhole);
        assertThat(kept(to)).isEqualTo(expected);
    }

    private static boolean isTakenWhole(String line) {
        return line.contains(" ACCEPTED") && !line.contains("left out");
    }

    /** The question without what was announced as lost, and only that. */
    private static Kept without(List<Loss> losses, Question question) {
        var about = question.about();
        var body = question.body();
        if (losses.contains(Loss.PINNED)) body = unpinned(body);
        if (losses.contains(Loss.SCORING)) body = partial(body);
        if (losses.contains(Loss.UNIT) && body instanceof Body.FillNumber number) {
            body = new Body.FillNumber(number.stem(), number.expected(), number.tolerance(), "");
        }
        boolean dates = !losses.contains(Loss.RULE_DATES);
        var content = new QuestionContent(
                question.identifier(),
                body,
                losses.contains(Loss.EXPLANATION) ? "" : question.explanation(),
                question.knowledgePoint(),
                losses.contains(Loss.DIFFICULTY) ? 3 : question.difficulty(),
                losses.contains(Loss.SOURCE) ? "" : question.source(),
                new About(
                        losses.contains(Loss.KNOWLEDGE_POINTS) ? List.of() : about.alsoAbout(),
                        losses.contains(Loss.POSTS) ? List.of() : about.posts(),
                        dates ? about.inForceFrom() : Optional.empty(),
                        dates ? about.expiresOn() : Optional.empty(),
                        losses.contains(Loss.ENGLISH) ? Optional.empty() : about.english()));
        return new Kept(
                content,
                new Labels(
                        losses.contains(Loss.TAGS)
                                ? List.of()
                                : question.labels().tags(),
                        losses.contains(Loss.ENEMIES)
                                ? List.of()
                                : question.labels().enemies()));
    }

    private static Body unpinned(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> new Body.SingleChoice(single.stem(), single.options(), single.correct());
            case Body.MultipleChoice multiple ->
                new Body.MultipleChoice(multiple.stem(), multiple.options(), multiple.correct(), multiple.scoring());
            default -> body;
        };
    }

    private static Body partial(Body body) {
        return switch (body) {
            case Body.MultipleChoice multiple ->
                new Body.MultipleChoice(
                        multiple.stem(), multiple.options(), multiple.correct(), Scoring.PARTIAL, multiple.pinned());
            case Body.Matching matching ->
                new Body.Matching(
                        matching.stem(), matching.prompts(), matching.options(), matching.correct(), Scoring.PARTIAL);
            default -> body;
        };
    }

    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
    void aikenKeepsSingleChoicesAndNothingElse(@ForAll("contents") List<QuestionContent> contents) {
        var from = filled(contents);
        var to = new ForeignFiles();
        var format = new AikenFormat();
        List<Body> expected = new ArrayList<>();
        for (var question : from.all()) {
            if (format.losses(question).contains(Loss.KIND)) continue;
            var single = (Body.SingleChoice) question.body();
            expected.add(new Body.SingleChoice(
                    single.stem().replace('\n', ' '),
                    single.options().stream()
                            .map(option -> option.replace('\n', ' '))
                            .toList(),
                    single.correct()));
        }

        if (expected.isEmpty()) return;
        var result = to.read(written(from, format), FileFormat.AIKEN);

        assertThat(result).isInstanceOf(ImportResult.Complete.class);
        assertThat(to.all()).extracting(Question::body).containsExactlyInAnyOrderElementsOf(expected);
    }
}
