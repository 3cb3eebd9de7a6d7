package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** One thing done to many questions, on real PostgreSQL. */
class BulkEditsTest {

    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final List<Question> questions = Stream.of("生熟要分开存放", "晨检要每天记录", "留样要满四十八小时")
            .map(stem -> add("Q-" + stem.substring(0, 2), stem))
            .toList();
    private final BulkChoice three =
            new BulkChoice.Named(questions.stream().map(Question::id).toList());
    private final BulkChoice threeSeen =
            new BulkChoice.Seen(questions.stream().map(Question::reference).toList());

    @Test
    void anotherDifficultyIsANewVersionOfThoseThatHadAnother() {
        bank.bulk().apply(new BulkChoice.Named(List.of(questions.getFirst().id())), difficulty(4), AUTHOR, NOON);

        assertThat(bank.bulk().apply(three, difficulty(4), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 2, List.of()));

        assertThat(now()).extracting(Question::version).containsOnly(2);
        assertThat(now()).extracting(Question::difficulty).containsOnly(4);
    }

    @Test
    void questionsMoveToALeafThatIsThere() {
        var shown = new BulkChoice.Shown(
                new QuestionFilter("06", Optional.empty(), Optional.empty(), Optional.empty(), "要"));

        assertThat(bank.bulk().apply(shown, new BulkEdit.MoveTo("0704"), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 3, List.of()));
        assertThat(now()).extracting(Question::knowledgePoint).containsOnly("0704");
        assertThat(bank.bulk().apply(three, new BulkEdit.MoveTo("07"), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.UnknownTopic("07"));
        assertThat(bank.bulk().apply(three, new BulkEdit.MoveTo("0799"), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.UnknownTopic("0799"));
    }

    @Test
    void tagsComeAndGoWithoutANewVersion() {
        bank.bulk().apply(three, new BulkEdit.Tag(List.of("夏季", "新"), List.of()), AUTHOR, NOON);

        assertThat(bank.bulk().apply(three, new BulkEdit.Tag(List.of("夏季"), List.of("新")), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 3, List.of()));

        assertThat(now()).allMatch(question -> question.labels().tags().equals(List.of("夏季")));
        assertThat(now()).extracting(Question::version).containsOnly(1);
        assertThat(bank.questions()
                        .page(QuestionFilter.ALL.tagged("夏季"), "", 10)
                        .questions())
                .hasSize(3);
        assertThat(bank.questions().page(QuestionFilter.ALL.tagged("新"), "", 10).questions())
                .isEmpty();
        var many = IntStream.range(0, 21).mapToObj(i -> "标签" + i).toList();
        assertThat(bank.bulk().apply(three, new BulkEdit.Tag(many, List.of()), AUTHOR, NOON))
                .isInstanceOf(BulkOutcome.BadTags.class);
    }

    @Test
    void aTagStandsOnOneLineHoweverItWasTyped() {
        bank.bulk().apply(three, new BulkEdit.Tag(List.of(" 夏季\r\n高温", "夏季 高温"), List.of()), AUTHOR, NOON);

        assertThat(bank.questions()
                        .page(QuestionFilter.ALL.tagged("夏季 高温"), "", 10)
                        .questions())
                .hasSize(3)
                .allSatisfy(question -> assertThat(question.labels().tags()).containsOnlyOnce("夏季 高温"));
    }

    @Test
    void whoTaggedWhatStandsInTheHistoryOfEachAndIsToldOnce() {
        bank.bulk().apply(three, new BulkEdit.Tag(List.of("夏季"), List.of()), AUTHOR, NOON);
        bank.bulk().apply(three, new BulkEdit.Tag(List.of("新"), List.of("夏季")), REVIEWER, NOON.plusSeconds(1));
        bank.bulk().apply(three, new BulkEdit.Tag(List.of("新"), List.of()), AUTHOR, NOON.plusSeconds(2));

        for (var question : questions) {
            assertThat(bank.questions().remarks(question.id()))
                    .containsExactly(
                            new Remark(
                                    question.id(),
                                    1,
                                    Remark.Step.FILED,
                                    "+tag 新\n-tag 夏季",
                                    REVIEWER,
                                    NOON.plusSeconds(1)),
                            new Remark(question.id(), 1, Remark.Step.FILED, "+tag 夏季", AUTHOR, NOON));
        }
        assertThat(bank.events())
                .filteredOn(QuestionsFiled.class::isInstance)
                .map(QuestionsFiled.class::cast)
                .extracting(QuestionsFiled::count, QuestionsFiled::changes, QuestionsFiled::by)
                .containsExactly(
                        tuple(3, List.of("+tag 夏季"), AUTHOR), tuple(3, List.of("+tag 新", "-tag 夏季"), REVIEWER));
    }

    @Test
    void anEnemyStandsInTheHistoryOfBoth() {
        var first = questions.getFirst();
        var other = questions.getLast();
        var form = QuestionForm.of(first.content(), new Labels(List.of(), List.of(other.identifier())));

        bank.questions().change(first.reference(), form, AUTHOR, NOON);

        assertThat(bank.questions().remarks(first.id()))
                .extracting(Remark::text)
                .containsExactly("+enemy " + other.identifier());
        assertThat(bank.questions().remarks(other.id()))
                .extracting(Remark::text)
                .containsExactly("+enemy " + first.identifier());
        assertThat(LabelChange.read("+enemy " + first.identifier()))
                .contains(new LabelChange(LabelChange.Direction.ADDED, LabelChange.Kind.ENEMY, first.identifier()));
    }

    @Test
    void aSetIsSubmittedApprovedAndRetiredAsFarAsItGoes() {
        assertThat(bank.bulk().apply(three, new BulkEdit.Submit("请审"), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 3, List.of()));
        assertThat(bank.bulk().apply(threeSeen, new BulkEdit.Approve(), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(
                        3,
                        0,
                        now().stream()
                                .map(question -> new BulkOutcome.Refused(question.id(), "OWN_CHANGE"))
                                .toList()));
        assertThat(bank.bulk().apply(threeSeen, new BulkEdit.Approve(), REVIEWER, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 3, List.of()));
        assertThat(bank.bulk().apply(three, new BulkEdit.Retire("过时"), REVIEWER, NOON))
                .isEqualTo(new BulkOutcome.Done(3, 3, List.of()));
        assertThat(now()).extracting(Question::status).containsOnly(QuestionStatus.RETIRED);
    }

    @Test
    void whatChangedSinceItWasReadIsNotApprovedUnread() {
        bank.bulk().apply(three, new BulkEdit.Submit(""), AUTHOR, NOON);
        var read = now();
        var changed = read.getFirst();
        rewrite(changed, "生熟不必分开存放");

        for (var choice : List.of(
                new BulkChoice.Seen(read.stream().map(Question::reference).toList()),
                new BulkChoice.Named(read.stream().map(Question::id).toList(), Optional.of(NOON)),
                new BulkChoice.Shown(QuestionFilter.ALL, Optional.of(NOON)))) {
            var outcome = (BulkOutcome.Done) bank.bulk().apply(choice, new BulkEdit.Approve(), REVIEWER, NOON);

            assertThat(outcome.chosen()).isEqualTo(3);
            assertThat(outcome.refused()).contains(new BulkOutcome.Refused(changed.id(), "NOT_NEWEST"));
            assertThat(now()).extracting(Question::status).contains(QuestionStatus.IN_REVIEW);
        }
        assertThat(now().stream().filter(question -> question.status() == QuestionStatus.APPROVED))
                .hasSize(2)
                .noneMatch(question -> question.id().equals(changed.id()));
    }

    @Test
    void otherEditsLeaveAloneWhatChangedSince() {
        var read = now();
        rewrite(read.getFirst(), "生熟不必分开存放");
        var seen = new BulkChoice.Seen(read.stream().map(Question::reference).toList());

        assertThat(bank.bulk().apply(seen, difficulty(5), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.Done(
                        3, 2, List.of(new BulkOutcome.Refused(read.getFirst().id(), "NOT_NEWEST"))));
    }

    private void rewrite(Question question, String stem) {
        var form = new QuestionForm(question.identifier(), "判断", "0603", "2", stem, List.of(), "对", "", "", "");
        var saved = (Saving.Saved) bank.questions().change(question.reference(), form, AUTHOR, NOON.plusSeconds(1));
        bank.questions().submit(List.of(saved.question().reference()), "", AUTHOR, NOON.plusSeconds(2));
    }

    @Test
    void moreThanOneEditTakesIsRefusedAsAWhole() {
        bank.db().sql("""
                insert into questionbank.question
                    (id, identifier, version, status, kind, topic, difficulty, twin, changed_at, changed_by)
                select gen_random_uuid(), 'X-' || i, 1, 'DRAFT', 'TRUE_FALSE', '0603', 2, '', now(), 'x'
                from generate_series(1, 5000) as i
                """).update();

        assertThat(bank.bulk().apply(new BulkChoice.Shown(QuestionFilter.ALL), difficulty(5), AUTHOR, NOON))
                .isEqualTo(new BulkOutcome.TooMany(5_000));
    }

    private static BulkEdit difficulty(int difficulty) {
        return new BulkEdit.SetDifficulty(difficulty);
    }

    private List<Question> now() {
        return bank.questions().find(questions.stream().map(Question::id).toList());
    }

    private Question add(String identifier, String stem) {
        var form = new QuestionForm(identifier, "判断", "0603", "2", stem, List.of(), "对", "", "", "");
        return ((Saving.Saved) bank.questions().add(form, AUTHOR, NOON)).question();
    }
}
