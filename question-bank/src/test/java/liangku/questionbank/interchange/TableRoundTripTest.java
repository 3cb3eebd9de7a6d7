package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import liangku.questionbank.About;
import liangku.questionbank.AnyQuestion;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import liangku.questionbank.Labels;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.Pictures;
import liangku.questionbank.PostCodes;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.Translation;
import liangku.questionbank.Wording;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What leaves the bank as a table comes back as the same questions, labels and pictures. */
class TableRoundTripTest {

    private static final QuestionExports.Losses NOTHING = new QuestionExports.Losses(0, Map.of(), List.of());

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final List<byte[]> DRAWN = List.of(png(1), png(2), png(3));

    /** One question on its way into the bank. */
    record Given(QuestionContent content, List<String> tags) {}

    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aWorkbookLosesNothingNotEvenPictures(@ForAll("questions") List<Given> given, @ForAll Random chance)
            throws IOException {
        var one = new Bank();
        one.fill(given, chance);
        var file = one.export(FileFormat.XLSX);
        var other = new Bank();

        assertThat(other.outcomes(file)).containsOnly(Outcome.ACCEPTED);

        assertThat(other.said()).isEqualTo(one.said());
        for (var picture : DRAWN) {
            var hash = one.keep(picture);
            if (one.isUsed(hash))
                assertThat(other.pictures.show(hash).orElseThrow().bytes()).isEqualTo(picture);
        }
        assertThat(other.outcomes(file)).containsOnly(Outcome.UNCHANGED);
        assertThat(one.exports().outlook(FileFormat.XLSX, QuestionFilter.ALL))
                .isEqualTo(new QuestionExports.Outlook(NOTHING, NOTHING));
    }

    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aTextTableLosesNothingButWhatPicturesShow(@ForAll("questions") List<Given> given, @ForAll Random chance)
            throws IOException {
        var one = new Bank();
        one.fill(given, chance);
        var file = one.export(FileFormat.CSV);
        var other = new Bank();
        DRAWN.forEach(other::keep);

        assertThat(other.outcomes(file)).containsOnly(Outcome.ACCEPTED);

        assertThat(other.said()).isEqualTo(one.said());
        assertThat(new String(file, StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"题号\"")
                .doesNotContain("\",\"=");
        var losses = one.exports().outlook(FileFormat.CSV, QuestionFilter.ALL).lost();
        assertThat(losses.items())
                .hasSize(losses.questions())
                .allMatch(item -> item.losses().equals(List.of(Loss.PICTURES)));
        assertThat(losses.questions())
                .isEqualTo(losses.counts().getOrDefault(Loss.PICTURES, 0))
                .isPositive();
    }

    @Provide
    Arbitrary<List<Given>> questions() {
        return Combinators.combine(
                        AnyQuestion.contents(),
                        Arbitraries.of("烹饪", "two words", "a-b", "=1+1", "a;b, c", "夏、秋，冬；", "c\\;", "\\")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2))
                .as(Given::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(40);
    }

    /** A bank and what belongs to it. */
    private static final class Bank {
        private final DataSource database = TestDatabase.of("questionbank");
        private final TestBank bank = TestBank.over(database);
        private final Pictures pictures = new Pictures(bank.db());

        String keep(byte[] picture) {
            var keeping = (PictureKeeping.Kept) pictures.keep(picture, "picture.png", NOON);
            return keeping.picture().sha256();
        }

        void fill(List<Given> given, Random chance) {
            var hashes = DRAWN.stream().map(this::keep).toList();
            var intake = new Intake(
                    new JdbcTemplate(database),
                    bank.taxonomy(),
                    PostCodes.USUAL,
                    new TransactionTemplate(new JdbcTransactionManager(database)),
                    event -> {});
            var order = new ImportOrder(FileFormat.XLSX, "given", "00", ImportMode.STORE, OnDuplicate.VERSION, "");
            var result = intake.run(
                    sink -> {
                        for (int i = 0; i < given.size(); i++) {
                            var content = pictured(given.get(i).content(), text -> decorated(text, hashes, chance));
                            var enemies = i % 3 == 0
                                    ? List.of(given.get(i / 2).content().identifier())
                                    : List.<String>of();
                            var labels = new Labels(given.get(i).tags(), enemies);
                            sink.accept(new Incoming.Item(i + 1, QuestionForm.of(content, labels)));
                        }
                    },
                    order,
                    "account:author",
                    NOON);
            assertThat(((ImportResult.Complete) result).report().outcomes())
                    .noneMatch(row -> row.outcome() == Outcome.REJECTED)
                    .anyMatch(row -> row.outcome() == Outcome.ACCEPTED);
        }

        QuestionExports exports() {
            return QuestionExports.of(bank.questions(), pictures, bank.taxonomy());
        }

        byte[] export(FileFormat format) throws IOException {
            var out = new ByteArrayOutputStream();
            exports().write(format, QuestionFilter.ALL, out);
            return out.toByteArray();
        }

        List<Outcome> outcomes(byte[] file) {
            var wish = QuestionImports.Wish.of(ImportMode.STORE);
            var result = bank.imports().run(new ByteArrayInputStream(file), "bank", wish, "account:author", NOON);
            var report = ((ImportResult.Complete) result).report();
            // Questions drawn at random may look alike; saying so is no loss.
            assertThat(report.outcomes())
                    .flatExtracting(RowOutcome::faults)
                    .extracting(Fault::code)
                    .isSubsetOf(Fault.Code.NEAR_DUPLICATE);
            assertThat(report.ignoredColumns()).isEmpty();
            return report.outcomes().stream().map(RowOutcome::outcome).toList();
        }

        private List<Question> all() {
            return bank.questions().page(QuestionFilter.ALL, "", 200).questions();
        }

        /** Contents and labels of all questions, by identifier. */
        List<List<Object>> said() {
            return all().stream()
                    .map(question -> List.<Object>of(question.content(), question.labels()))
                    .toList();
        }

        boolean isUsed(String hash) {
            return all().stream()
                    .anyMatch(question -> question.content().toString().contains(hash));
        }
    }

    /** Mostly nothing; else pictures before, within and after a text, some twice, some alone. */
    private static String decorated(String text, List<String> hashes, Random chance) {
        var one = "![%s](picture:%s)".formatted(chance.nextBoolean() ? "" : "锅 <\"&\t'", hashes.get(chance.nextInt(3)));
        var other = "![](picture:%s)".formatted(hashes.get(chance.nextInt(3)));
        return switch (chance.nextInt(14)) {
            case 0 -> one + text;
            case 1 -> text + "\n" + one;
            case 2 -> text + "\n" + one + "\n" + other;
            case 3 -> text + one;
            case 4 -> one + text + "\n" + other;
            case 5 -> text + "\n\n" + other;
            case 6 -> one;
            case 7 -> one + "\n" + other;
            default -> text;
        };
    }

    private static QuestionContent pictured(QuestionContent content, UnaryOperator<String> decoration) {
        var about = content.about();
        return new QuestionContent(
                content.identifier(),
                pictured(Wording.of(content.body()), decoration).applyTo(content.body()),
                decoration.apply(content.explanation()),
                content.knowledgePoint(),
                content.difficulty(),
                content.source(),
                new About(
                        about.alsoAbout(),
                        about.posts(),
                        about.inForceFrom(),
                        about.expiresOn(),
                        about.english()
                                .map(english -> new Translation(
                                        pictured(english.words(), decoration), decoration.apply("because")))));
    }

    private static Wording pictured(Wording words, UnaryOperator<String> decoration) {
        List<String> options = new ArrayList<>();
        for (var option : words.options()) {
            var decorated = decoration.apply(option);
            options.add(options.contains(decorated) || words.options().contains(decorated) ? option : decorated);
        }
        return new Wording(
                decoration.apply(words.stem()),
                options,
                words.prompts(),
                words.accepted(),
                words.unit(),
                words.parts().stream().map(part -> pictured(part, decoration)).toList());
    }

    static byte[] png(int shade) {
        var image = new BufferedImage(40 * shade, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(shade, shade, 0x336699 * shade);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }
}
