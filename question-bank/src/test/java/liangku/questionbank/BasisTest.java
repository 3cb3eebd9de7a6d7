package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** When a paper that was drawn before anybody sees it is to be drawn anew. */
class BasisTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestBank.database("questionbank");
    private final TestBank bank = TestBank.over(database);
    private final ReleaseId release = bank.releases().latest().orElseThrow();
    private final Blueprint workers = bank.blueprints().latest("P-A").orElseThrow();
    private final String before = basis();

    @Test
    void whatWasUsedSinceIsNoReason() {
        for (int seed = 0; seed < 300; seed++) bank.papers().draw(release, workers.id(), seed);

        renew(NOON.plus(Duration.ofDays(200)));

        assertThat(bank.calibrations().latest(release).orElseThrow().number()).isEqualTo(2);
        assertThat(basis()).isEqualTo(before);
    }

    @Test
    void allNodesSayTheSame() {
        assertThat(TestBank.over(database).papers().basis(release, workers.id()))
                .isEqualTo(before);
    }

    @Test
    void questionsThatMayNotMeetAnyMoreAreOneUntilTheyMayAgain() {
        var seen = bank.papers().seen(bank.papers().draw(release, workers.id(), 8));
        var one = seen.get(0).question().id();
        var other = bank.questions()
                .find(seen.get(1).question().id())
                .orElseThrow()
                .content()
                .identifier();

        file(one, new Labels(List.of(), List.of(other)));
        assertThat(basis()).isNotEqualTo(before);

        file(one, Labels.NONE);
        assertThat(basis()).isEqualTo(before);
    }

    @Test
    void aQuestionThatIsTriedOutIsOne() {
        var seen = bank.papers().seen(bank.papers().draw(release, workers.id(), 8));

        file(seen.get(0).question().id(), new Labels(List.of("试测"), List.of()));

        assertThat(basis()).isNotEqualTo(before);
    }

    @Test
    void aQuestionThatIsWithdrawnIsOne() {
        var seen = bank.papers().seen(bank.papers().draw(release, workers.id(), 8));

        bank.calibrations()
                .measured(release, Map.of(), Set.of(seen.get(0).question().id()), NOON);

        assertThat(basis()).isNotEqualTo(before);
    }

    @Test
    void anotherBlueprintIsOne() {
        assertThat(bank.papers()
                        .basis(
                                release,
                                bank.blueprints().latest("P-B").orElseThrow().id()))
                .isNotEqualTo(before);
    }

    private String basis() {
        return bank.papers().basis(release, workers.id());
    }

    private void file(QuestionId question, Labels labels) {
        new LabelTable(bank.db()).file(List.of(new LabelTable.Filing(question, labels)));
        renew(NOON);
    }

    private void renew(Instant now) {
        bank.calibrations().renew(release, bank.papers().used(), now);
    }
}
