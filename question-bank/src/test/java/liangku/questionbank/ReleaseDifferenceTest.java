package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** Two releases laid beside each other, on real PostgreSQL and our own questions. */
class ReleaseDifferenceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";

    private final TestBank bank = TestBank.loaded();
    private final ReleaseId first = bank.releases().latest().orElseThrow();

    @Test
    void aQuestionInAnotherVersionIsOneThatChangedInEitherDirection() {
        var question = bank.questions().find(changed()).orElseThrow();
        var second = publish();

        var there = bank.releases().difference(first, second).orElseThrow();

        assertThat(there.changed()).isEqualTo(1);
        assertThat(there.added() + there.removed()).isZero();
        assertThat(there.isNone()).isFalse();
        assertThat(there.lines()).singleElement().satisfies(line -> {
            assertThat(line.change()).isEqualTo(ReleaseDifference.Change.CHANGED);
            assertThat(line.question()).isEqualTo(question.id());
            assertThat(line.identifier()).isEqualTo(question.identifier());
            assertThat(line.stem()).isEqualTo(question.body().stem());
            assertThat(line.before()).isEqualTo(OptionalInt.of(1));
            assertThat(line.after()).isEqualTo(OptionalInt.of(2));
        });
        assertThat(bank.releases().difference(second, first).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.change()).isEqualTo(ReleaseDifference.Change.CHANGED);
                    assertThat(line.before()).isEqualTo(OptionalInt.of(2));
                    assertThat(line.after()).isEqualTo(OptionalInt.of(1));
                });
    }

    /** {@return a question with a second version that was approved} */
    private QuestionId changed() {
        var question =
                bank.questions().page(QuestionFilter.ALL, "", 1).questions().getFirst();
        int other = question.difficulty() == 5 ? 4 : 5;
        bank.bulk()
                .apply(new BulkChoice.Named(List.of(question.id())), new BulkEdit.SetDifficulty(other), AUTHOR, NOON);
        bank.reviewed(List.of(new QuestionVersion(question.id(), 2)), AUTHOR, REVIEWER, NOON);
        return question.id();
    }

    private ReleaseId publish() {
        bank.releases().publish("second", REVIEWER, NOON);
        return bank.releases().latest().orElseThrow();
    }
}
