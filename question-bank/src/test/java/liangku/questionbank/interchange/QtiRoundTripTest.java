package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.questionbank.AnyQuestion;
import liangku.questionbank.Body;
import liangku.questionbank.Fault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.IncomingTest;
import liangku.questionbank.Intake;
import liangku.questionbank.Labels;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PartForm;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Saving;
import liangku.questionbank.Scoring;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What goes out comes back, in every version. */
class QtiRoundTripTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String AUTHOR = "account:00000000-0000-0000-0000-000000000001";

    @Provide
    Arbitrary<Question> questions() {
        var tags = Arbitraries.of("夏季", "学校", "2026", "a b", "<x>", "\"q\"", "a;b", "夏、秋，冬", "c\\;", "\\")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        var enemies =
                Arbitraries.of("LK-1", "Q&A", "x<y").list().uniqueElements().ofMaxSize(2);
        return Combinators.combine(AnyQuestion.contents(), tags, enemies)
                .as((content, some, others) -> question(content, new Labels(some, others)));
    }

    private static Question question(QuestionContent content, Labels labels) {
        return new Question(new QuestionId(new UUID(0, 1)), 1, QuestionStatus.DRAFT, content, labels, AUTHOR, NOON);
    }

    @Property(tries = 300)
    void everyQuestionComesBackFromEveryVersion(@ForAll("questions") Question question) throws QtiXml.Broken {
        for (var dialect : QtiDialect.values()) {
            assertThat(read(dialect, question)).isEqualTo(alike(QuestionForm.of(question)));
        }
    }

    /** The bank types a verdict as a letter, a form made by hand as a word; both mean the same. */
    private static QuestionForm alike(QuestionForm form) {
        return new QuestionForm(
                form.identifier(),
                form.topic(),
                form.difficulty(),
                alike(form.asked()),
                form.explanation(),
                form.source(),
                form.more(),
                form.parts().stream().map(QtiRoundTripTest::alike).toList());
    }

    private static PartForm alike(PartForm part) {
        if (!part.kind().equals("TRUE_FALSE")) return part;
        return PartForm.statement(
                part.stem(), part.answer().equals("T") ? Body.TrueFalse.Verdict.RIGHT : Body.TrueFalse.Verdict.WRONG);
    }

    private static QuestionForm read(QtiDialect dialect, Question question) throws QtiXml.Broken {
        var xml = new QtiItemWriter(dialect, _ -> Optional.empty()).write(question);
        var said = new QtiOut(dialect);
        QtiMetadata.write(QuestionForm.of(question), said);
        var about = QtiMetadata.read(QtiXml.read(said.toString().getBytes(StandardCharsets.UTF_8)), Map.of());
        var sink = new Found();
        var texts = new QtiText(Optional.empty(), "items/1.xml", sink, new QtiNotes(sink));
        var item = QtiXml.read(xml.getBytes(StandardCharsets.UTF_8));
        var incoming = new QtiItemReader("items/1.xml", item, about, texts).read(1);
        if (incoming instanceof Incoming.Item(int _, var form, var notes)) {
            assertThat(notes).isEmpty();
            return form;
        }
        throw new AssertionError(incoming + "\n" + xml);
    }

    /** Takes items without a bank. */
    static final class Found implements Intake.Sink {

        final List<Incoming> items = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        final List<IncomingTest> tests = new ArrayList<>();

        @Override
        public void accept(Incoming item) {
            items.add(item);
        }

        @Override
        public PictureKeeping picture(byte[] bytes, String name) {
            return new PictureKeeping.Kept(new Picture("a".repeat(64), "image/png", 1, 1));
        }

        @Override
        public void test(IncomingTest test) {
            tests.add(test);
        }

        @Override
        public void ignored(String column) {
            notes.add(column);
        }

        @Override
        public void note(Fault note) {
            notes.add(note.en());
        }
    }

    @Property(tries = 100)
    void aRightAnswerScoresOneAndNothingScoresNothing(@ForAll("questions") Question question) throws QtiXml.Broken {
        var xml = new QtiItemWriter(QtiDialect.V3_0, _ -> Optional.empty()).write(question);
        var item = QtiXml.read(xml.getBytes(StandardCharsets.UTF_8));
        Map<String, QtiResponse> responses = item.children("responseDeclaration")
                .map(QtiResponse::read)
                .collect(Collectors.toMap(QtiResponse::identifier, response -> response));
        Map<String, List<String>> right =
                responses.values().stream().collect(Collectors.toMap(QtiResponse::identifier, QtiResponse::correct));

        var processing = new QtiProcessing(item, responses);

        assertThat(processing.score(right)).isCloseTo(1, within(1e-9));
        assertThat(processing.score(Map.of())).isZero();
    }

    @Provide
    Arbitrary<List<QuestionContent>> banks() {
        return AnyQuestion.contents().list().ofSize(80);
    }

    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aWholeBankComesBackWithItsPictures(@ForAll("banks") List<QuestionContent> contents, @ForAll QtiDialect dialect)
            throws IOException {
        var from = TestDatabase.of("questionbank");
        var bank = TestBank.over(from);
        var pictures = new Pictures(bank.db());
        var kept = (PictureKeeping.Kept) pictures.keep(QtiFiles.png(2, 3), "two", NOON);
        var reference = kept.picture().reference("一张图");
        add(bank, "P-1", new Body.SingleChoice("看图 " + reference, List.of(reference, "乙"), 0), reference + " 说明");
        add(
                bank,
                "P-2",
                new Body.MultipleChoice("全", List.of("甲", "乙"), List.of(0, 1), Scoring.PARTIAL_WITH_PENALTY),
                "");
        add(bank, "P-3", new Body.MultipleChoice("都", List.of("甲", "乙"), List.of(0, 1), Scoring.PARTIAL), "");
        for (int i = 0; i < contents.size(); i++) {
            var content = contents.get(i);
            var labels = i > 20 ? Labels.NONE : new Labels(List.of("标签" + i % 3), List.of("P-1"));
            var form = QuestionForm.of(content, labels);
            bank.questions()
                    .add(
                            new QuestionForm(
                                    "R-" + i,
                                    form.topic(),
                                    form.difficulty(),
                                    form.asked(),
                                    form.explanation(),
                                    form.source(),
                                    form.more(),
                                    form.parts()),
                            AUTHOR,
                            NOON);
        }
        var file = new ByteArrayOutputStream();
        new QtiFormat(dialect, bank.taxonomy()).write(new Shelf(bank.questions(), pictures, QuestionFilter.ALL), file);

        var to = TestBank.over(TestDatabase.of("questionbank"));
        var wish = new QuestionImports.Wish(Optional.empty(), ImportMode.STORE, OnDuplicate.ADD, ImportOrder.UNSORTED);
        var result = to.imports().run(new ByteArrayInputStream(file.toByteArray()), "bank.zip", wish, AUTHOR, NOON);

        assertThat(result).isInstanceOf(ImportResult.Complete.class);
        assertThat(((ImportResult.Complete) result).report().format()).isEqualTo(dialect.format());
        assertThat(all(to)).containsExactlyElementsOf(all(bank)).hasSizeGreaterThan(60);
        assertThat(new Pictures(to.db()).show(kept.picture().sha256()))
                .hasValueSatisfying(shown -> assertThat(shown.bytes()).isEqualTo(QtiFiles.png(2, 3)));
    }

    private static void add(TestBank bank, String identifier, Body body, String explanation) {
        var content = new QuestionContent(identifier, body, explanation, "0603", 2, "依据");
        assertThat(bank.questions().add(QuestionForm.of(content, Labels.NONE), AUTHOR, NOON))
                .isInstanceOf(Saving.Saved.class);
    }

    private record Held(QuestionContent content, Labels labels) {}

    private static List<Held> all(TestBank bank) {
        List<Held> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = bank.questions().page(QuestionFilter.ALL, after.get(), 200);
            page.questions().forEach(question -> all.add(new Held(question.content(), question.labels())));
            after = page.next();
        }
        return all;
    }

    @Test
    void anEmptyBankIsAPackageToo() throws IOException {
        var bank = TestBank.over(TestDatabase.of("questionbank"));
        var file = new ByteArrayOutputStream();
        new QtiFormat(QtiDialect.V3_0, bank.taxonomy())
                .write(new Shelf(bank.questions(), new Pictures(bank.db()), QuestionFilter.ALL), file);

        var result = bank.imports()
                .run(
                        new ByteArrayInputStream(file.toByteArray()),
                        "empty.zip",
                        QuestionImports.Wish.of(ImportMode.STORE),
                        AUTHOR,
                        NOON);

        assertThat(((ImportResult.Complete) result).report().outcomes()).isEmpty();
    }
}
