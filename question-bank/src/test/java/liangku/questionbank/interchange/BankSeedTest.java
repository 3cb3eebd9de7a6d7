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
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Saving;
import liangku.questionbank.Topic;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The bank we ship. */
class BankSeedTest {

    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    private final TestBank bank = TestBank.loaded();

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
    void loadingItAgainChangesNothing() {
        var again = bank.seed().load(LATER);

        assertThat(again.added()).isZero();
        assertThat(again.refused()).isEmpty();
        assertThat(again.kept()).isEqualTo(all().size());
        assertThat(again.release()).isEmpty();
        assertThat(bank.releases().list(100, 10)).hasSize(1);
    }

    @Test
    void whatWasChangedHereAndWhatOthersWroteStaysAsItIs() {
        var ours = all().getFirst();
        var form = QuestionForm.of(ours);
        var mended = new QuestionForm(
                form.identifier(),
                form.topic(),
                form.difficulty(),
                form.asked(),
                form.explanation() + "（本地补充）",
                form.source(),
                form.more(),
                form.parts());
        bank.questions().change(ours.reference(), mended, "account:author", LATER);
        bank.questions().approve(List.of(draft(bank, "OWN-1", "只有我们这里才问的题")), "account:reviewer", LATER);

        var again = bank.seed().load(LATER);

        assertThat(again.added()).isZero();
        assertThat(again.release())
                .as("others' questions wait for a release of theirs")
                .isEmpty();
        assertThat(bank.questions().find(ours.id()).orElseThrow().explanation()).endsWith("（本地补充）");
    }

    @Test
    void aBankWithQuestionsOfItsOwnGetsOursInARelease() {
        var other = TestBank.over(TestDatabase.of("questionbank"));
        var released = draft(other, "OWN-1", "发布了的题");
        other.questions().approve(List.of(released), "account:reviewer", LATER);
        other.releases().publish("", "account:reviewer", LATER);
        var waiting = draft(other, "OWN-2", "还没发布的题");
        other.questions().approve(List.of(waiting), "account:reviewer", LATER);

        var loaded = other.seed().load(LATER);

        assertThat(loaded.added()).isEqualTo(all().size());
        var release = loaded.release().orElseThrow();
        assertThat(release.number()).isEqualTo(2);
        assertThat(release.questions()).isEqualTo(loaded.added() + 1);
        assertThat(other.questions().find(waiting.id()).orElseThrow().status()).isEqualTo(QuestionStatus.APPROVED);
    }

    private static QuestionVersion draft(TestBank bank, String identifier, String stem) {
        var saving = (Saving.Saved) bank.questions().add(form(identifier, stem), "account:author", LATER);
        var version = saving.question().reference();
        bank.questions().submit(List.of(version), "", "account:author", LATER);
        return version;
    }

    private static QuestionForm form(String identifier, String stem) {
        return new QuestionForm(identifier, "判断", "0604", "2", stem, List.of(), "对", "这是解析。", "《餐饮服务食品安全操作规范》", "");
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
