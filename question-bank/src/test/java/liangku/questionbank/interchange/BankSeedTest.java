package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Topic;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The bank we ship. */
class BankSeedTest {

    private final TestBank bank = TestBank.loaded(TestDatabase.of("questionbank"));

    @Test
    void hasHundredsOfQuestionsOverAllLeavesEachWithExplanationAndSource() {
        var questions = all();

        assertThat(questions).hasSizeGreaterThanOrEqualTo(400);
        assertThat(questions.stream().map(Question::knowledgePoint).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(bank.taxonomy().all().stream()
                        .filter(Topic::leaf)
                        .map(Topic::code)
                        .filter(code -> !code.equals(ImportOrder.UNSORTED))
                        .toList());
        assertThat(questions).allSatisfy(question -> {
            assertThat(question.explanation()).isNotBlank();
            assertThat(question.source()).isNotBlank();
            assertThat(question.status()).isEqualTo(QuestionStatus.RELEASED);
            // Options are shuffled, so no letter means anything in an explanation.
            assertThat(question.explanation()).doesNotContainPattern("选项|[ABCDEF][、，。项]");
        });
        assertThat(bank.releases()
                        .find(bank.releases().latest().orElseThrow())
                        .orElseThrow()
                        .questions())
                .isEqualTo(questions.size());
    }

    @Test
    void feedsEveryPresetWithPapersOverAllGroups() {
        var release = bank.releases().latest().orElseThrow();
        for (var code : List.of("P-A", "P-B", "P-C")) {
            var blueprint = bank.blueprints().latest(code).orElseThrow();

            assertThat(blueprint.points()).isEqualTo(100);
            assertThat(bank.papers().feasibility(release, blueprint).shortages())
                    .isEmpty();
            for (long seed = 0; seed < 50; seed++) {
                var key = bank.papers().draw(release, blueprint.id(), seed);
                assertThat(bank.papers().paper(key).items()).hasSize(blueprint.items());
                assertThat(bank.papers().mark(key, Map.of()).topics().stream()
                                .map(topic -> topic.topic().substring(0, 2))
                                .distinct())
                        .hasSize(10);
            }
        }
    }

    @Test
    void isLoadedOnce() {
        assertThat(bank.seed().load(Instant.parse("2026-02-01T00:00:00Z"))).isEmpty();
        assertThat(bank.releases().list(100, 10)).hasSize(1);
    }

    private List<Question> all() {
        List<Question> all = new ArrayList<>();
        var page = bank.questions().page(QuestionFilter.ALL, "", 200);
        all.addAll(page.questions());
        while (page.next().isPresent()) {
            page = bank.questions().page(QuestionFilter.ALL, page.next().get(), 200);
            all.addAll(page.questions());
        }
        return all;
    }
}
