package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PreviewsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final DataSource database = TestDatabase.of("questionbank");
    private final List<Object> told = new ArrayList<>();
    private final TestBank bank = TestBank.over(database);
    private final Previews previews = new Previews(JdbcClient.create(database), told::add);

    @Test
    void aDraftOfEachKindIsShownWithoutItsKeyAndMarkedWithIt() {
        var preview = previews.open(oneOfEachKind(), "account:author", NOON);

        var paper = previews.paper(preview.token(), NOON).orElseThrow();

        assertThat(paper.items()).extracting(PaperItem::kind).containsExactly(QuestionKind.values());
        var right = right(preview, paper);
        var solutions = previews.mark(preview.token(), right, NOON).orElseThrow();
        assertThat(solutions).hasSize(QuestionKind.values().length).allSatisfy(solution -> {
            assertThat(solution.earned()).isEqualByComparingTo(BigDecimal.valueOf(solution.max()));
            assertThat(solution.explanation()).isEqualTo("解析");
        });
    }

    @Test
    void whatIsRightIsToldOnlyOfWhatWasAnswered() {
        var preview = previews.open(oneOfEachKind(), "account:author", NOON);

        var solutions = previews.mark(preview.token(), Map.of(3, new Response(List.of("F"))), NOON)
                .orElseThrow();

        assertThat(solutions).hasSize(1);
        assertThat(solutions.getFirst().right()).containsExactly("T");
        assertThat(solutions.getFirst().earned()).isZero();
    }

    @Test
    void aPreviewStaysAsItWasWhenItsQuestionChangesAndEndsWithItsTime() {
        var ids = oneOfEachKind();
        var preview = previews.open(ids, "account:author", NOON);
        var before = previews.paper(preview.token(), NOON).orElseThrow();

        var first = bank.questions().find(ids.getFirst()).orElseThrow();
        var changed = QuestionForm.of(first).about("0704");
        assertThat(bank.questions().change(first.reference(), changed, "account:author", NOON))
                .isInstanceOf(Saving.Saved.class);

        assertThat(previews.paper(preview.token(), NOON)).contains(before);
        assertThat(previews.paper(preview.token(), NOON.plus(Duration.ofDays(3))))
                .isEmpty();
        assertThat(previews.paper("guessed", NOON)).isEmpty();
    }

    @Test
    void aPreviewIsToldOfWhenItIsOpenedAndWhenItIsTakenBack() {
        var ids = oneOfEachKind();
        var first = previews.open(ids, "account:author", NOON);
        var second = previews.open(ids.subList(0, 2), "account:author", NOON);
        var others = previews.open(ids, "account:other", NOON);

        assertThat(previews.revoke(first.token(), "account:reviewer", NOON)).isTrue();
        assertThat(previews.revoke(first.token(), "account:reviewer", NOON)).isFalse();
        assertThat(previews.revokeAll("account:author", NOON)).isEqualTo(1);

        assertThat(previews.paper(first.token(), NOON)).isEmpty();
        assertThat(previews.mark(second.token(), Map.of(), NOON)).isEmpty();
        assertThat(previews.paper(others.token(), NOON)).isPresent();
        assertThat(previews.paper(others.token(), NOON.plus(Duration.ofHours(13))))
                .isEmpty();
        assertThat(told)
                .map(PreviewChanged.class::cast)
                .extracting(PreviewChanged::change, PreviewChanged::questions, PreviewChanged::by)
                .containsExactly(
                        tuple(PreviewChanged.Change.OPENED, ids.size(), "account:author"),
                        tuple(PreviewChanged.Change.OPENED, 2, "account:author"),
                        tuple(PreviewChanged.Change.OPENED, ids.size(), "account:other"),
                        tuple(PreviewChanged.Change.REVOKED, ids.size(), "account:reviewer"),
                        tuple(PreviewChanged.Change.REVOKED, 2, "account:author"));
        assertThat(told).noneMatch(event -> event.toString().contains(first.token()));
    }

    private Map<Integer, Response> right(Preview preview, Paper paper) {
        Map<Integer, Response> nothing = new TreeMap<>();
        for (var item : paper.items()) nothing.put(item.number(), new Response(List.of()));
        Map<Integer, Response> right = new TreeMap<>();
        for (var solution : previews.mark(preview.token(), nothing, NOON).orElseThrow()) {
            right.put(solution.number(), new Response(solution.right()));
        }
        return right;
    }

    private List<QuestionId> oneOfEachKind() {
        List<QuestionId> ids = new ArrayList<>();
        for (var kind : QuestionKind.values()) {
            var content = new QuestionContent("Q-" + kind, Samples.body(kind, "题干 " + kind), "解析", "0603", 3, "依据");
            var saving = bank.questions().add(QuestionForm.of(content, Labels.NONE), "account:author", NOON);
            assertThat(saving).isInstanceOf(Saving.Saved.class);
            ids.add(((Saving.Saved) saving).question().id());
        }
        return ids;
    }
}
