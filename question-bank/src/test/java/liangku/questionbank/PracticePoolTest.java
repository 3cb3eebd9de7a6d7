package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

class PracticePoolTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String AUTHOR = "account:author";

    private final TestBank bank = TestBank.loaded();
    private final PracticePool pool = new PracticePool(bank.db(), bank.releases());

    @Test
    void theWholePoolIsDrawnEachQuestionOnceAndNoneThatIsKeptForExams() {
        var reserved = reserved();
        List<QuestionId> drawn = new ArrayList<>();
        int all = pool.counts().values().stream().mapToInt(Integer::intValue).sum();
        for (int seed = 0; seed < all; seed++) {
            drawn.add(pool.draw("", drawn, seed).orElseThrow().id());
        }

        assertThat(reserved).hasSizeGreaterThan(100);
        assertThat(drawn).doesNotHaveDuplicates().doesNotContainAnyElementsOf(reserved);
        // What was practised comes again in its order, once there is nothing new.
        assertThat(pool.draw("", drawn, 1).orElseThrow().id()).isEqualTo(drawn.getFirst());
    }

    @Test
    void anAuthorWhoKeepsAQuestionForExamsKeepsItAtOnce() {
        var question = pool.draw("0603", List.of(), 1).orElseThrow();
        assertThat(pool.show(question, 1)).isPresent();

        tag(BulkEdit.Tag.reserve(), List.of(question.id()));

        assertThat(pool.show(question, 1)).isEmpty();
        assertThat(pool.mark(question, 1, new Response(List.of("A")))).isEmpty();
        assertThat(pool.open(List.of(question.id()))).isEmpty();
        assertThat(pool.show(List.of(question.id()))).isEmpty();
        assertThat(pool.version(question.id())).isEmpty();
        assertThat(bank.questions().find(question.id()).orElseThrow().labels().reserved())
                .isTrue();

        tag(BulkEdit.Tag.open(), List.of(question.id()));
        assertThat(pool.show(question, 1)).isPresent();
    }

    @Test
    void aPointOfWhichAllIsKeptForExamsHasNothingToPractise() {
        var ids = new HashSet<QuestionId>();
        while (pool.draw("0603", List.copyOf(ids), ids.size())
                .filter(one -> ids.add(one.id()))
                .isPresent()) {
            assertThat(ids).hasSizeLessThan(50);
        }

        tag(BulkEdit.Tag.reserve(), List.copyOf(ids));

        assertThat(pool.draw("0603", List.of(), 1)).isEmpty();
        assertThat(pool.draw("06", List.of(), 1)).isPresent();
    }

    @Test
    void whatIsRetiredOrUnreleasedIsNotPractised() {
        var question = pool.draw("", List.of(), 3).orElseThrow();
        bank.questions().retire(List.of(question.id()), "旧规定", AUTHOR, NOON);
        assertThat(pool.show(question, 1)).isEmpty();

        var content = new QuestionContent("NEW-1", Samples.body(QuestionKind.SINGLE, "题干"), "解析", "0603", 3, "依据");
        var saved = (Saving.Saved) bank.questions().add(QuestionForm.of(content, Labels.NONE), AUTHOR, NOON);
        assertThat(pool.open(List.of(saved.question().id()))).isEmpty();
    }

    @Test
    void everyKindIsShownAsOnAPaperAndMarkedByWhatIsRight() {
        Set<QuestionKind> kinds = new HashSet<>();
        List<QuestionId> drawn = new ArrayList<>();
        while (kinds.size() < QuestionKind.values().length) {
            var question = pool.draw("", drawn, drawn.size()).orElseThrow();
            drawn.add(question.id());
            var shown = pool.show(question, 7).orElseThrow();
            if (!kinds.add(shown.item().kind())) continue;

            var blank = pool.mark(question, 7, new Response(List.of())).orElseThrow();
            var right = pool.mark(question, 7, new Response(blank.right())).orElseThrow();

            assertThat(blank.earned()).isZero();
            assertThat(right.earned()).isEqualByComparingTo(Integer.toString(right.max()));
            assertThat(right.explanation()).isNotBlank();
            assertThat(right.source()).isNotBlank();
        }
    }

    private Set<QuestionId> reserved() {
        return bank.questions().page(QuestionFilter.ALL.tagged(Labels.RESERVED), "", 200).questions().stream()
                .map(Question::id)
                .collect(Collectors.toSet());
    }

    private void tag(BulkEdit edit, List<QuestionId> ids) {
        assertThat(bank.bulk().apply(new BulkChoice.Named(ids), edit, AUTHOR, NOON))
                .isInstanceOf(BulkOutcome.Done.class);
    }
}
