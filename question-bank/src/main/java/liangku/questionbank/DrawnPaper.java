package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One paper with both its sides: what the candidate sees, and what marking needs. Stays inside this package. */
record DrawnPaper(CompiledRelease release, Drawn drawn, Paper paper) {

    static DrawnPaper of(PaperKey key, CompiledRelease release, Drawn drawn) {
        return of(key, release, drawn, List.of());
    }

    static DrawnPaper of(PaperKey key, FairPlan plan, Drawn drawn) {
        return of(key, plan.release, drawn, plan.blueprint.sections());
    }

    private static DrawnPaper of(PaperKey key, CompiledRelease release, Drawn drawn, List<Blueprint.Section> sections) {
        var items = new ShownItems(drawn, release.bodies);
        int points = 0;
        for (int i = 0; i < drawn.points.length; i++) if (!drawn.pilots[i]) points += drawn.points[i];
        var expected =
                drawn.expected < 0 ? Optional.<BigDecimal>empty() : Optional.of(BigDecimal.valueOf(drawn.expected, 4));
        var paper = new Paper(key, Canonical.of(items), points, items, parts(drawn, sections), expected);
        return new DrawnPaper(release, drawn, paper);
    }

    private static List<Paper.Part> parts(Drawn drawn, List<Blueprint.Section> sections) {
        List<Paper.Part> parts = new ArrayList<>();
        for (int i = 0; i < drawn.items.length && !sections.isEmpty(); i++) {
            if (i > 0 && drawn.sections[i] == drawn.sections[i - 1]) continue;
            var section = sections.get(drawn.sections[i]);
            parts.add(new Paper.Part(i + 1, section.titleZh(), section.titleEn()));
        }
        return parts;
    }

    /** {@return the same paper in English where a question has it; its digest stays that of the paper} */
    Paper english() {
        return new Paper(
                paper.key(),
                paper.digest(),
                paper.points(),
                new ShownItems(drawn, release.english),
                paper.parts(),
                paper.expectedScore());
    }

    /** {@return the leaf of each item, in paper order} */
    List<String> topics() {
        return Arrays.stream(drawn.items).mapToObj(item -> release.topics[item]).toList();
    }

    /**
     * {@return what an item came to, and what would have been right}
     *
     * @param content of the very version that stands on the paper, which its release has without the explanation
     */
    Solution solution(Score.ItemMark mark, QuestionContent content) {
        int place = mark.number() - 1;
        int item = drawn.items[place];
        return new Solution(
                mark.number(),
                mark.earned(),
                mark.max(),
                RightAnswer.of(release.bodies[item], drawn.options[place]).values(),
                RightAnswer.of(release.english[item], drawn.options[place]).values(),
                content.explanation(),
                content.about().english().map(Translation::explanation).orElse(""),
                content.source());
    }

    /** {@return its items with their sides turned up, for statistics} */
    List<ItemSeen> seen() {
        List<ItemSeen> seen = new ArrayList<>(drawn.items.length);
        for (int i = 0; i < drawn.items.length; i++) {
            int item = drawn.items[i];
            seen.add(new ItemSeen(
                    new QuestionVersion(release.ids[item], release.versions[item]),
                    release.difficulties[item],
                    release.bodies[item],
                    Arrays.stream(drawn.options[i]).boxed().toList()));
        }
        return seen;
    }

    /** {@return the marks; an item without a response earns nothing} @throws IllegalArgumentException for no such item */
    Score mark(Map<Integer, Response> responses) {
        for (int number : responses.keySet()) {
            if (number < 1 || number > drawn.items.length) {
                throw new IllegalArgumentException(
                        "item %d was answered, the paper has 1 to %d".formatted(number, drawn.items.length));
            }
        }
        List<Score.ItemMark> marks = new ArrayList<>(drawn.items.length);
        Map<String, Score.TopicScore> topics = new TreeMap<>();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < drawn.items.length; i++) {
            int item = drawn.items[i];
            int max = drawn.points[i];
            var earned = earned(i, responses.get(i + 1));
            var use = drawn.pilots[i] ? Score.Use.PILOT : Score.Use.COUNTED;
            marks.add(new Score.ItemMark(i + 1, release.ids[item], release.versions[item], earned, max, use));
            if (drawn.pilots[i]) continue;
            sum = sum.add(earned);
            var topic = release.topics[item];
            topics.merge(topic, new Score.TopicScore(topic, earned, max), DrawnPaper::sum);
        }
        return new Score(sum, paper.points(), marks, List.copyOf(topics.values()));
    }

    /** A word is right in either language, whichever the paper was read in; everything else has one key. */
    private BigDecimal earned(int place, @Nullable Response response) {
        int item = drawn.items[place];
        var order = drawn.options[place];
        int max = drawn.points[place];
        var earned = Marking.earned(release.bodies[item], order, max, response);
        return release.english[item].equals(release.bodies[item])
                ? earned
                : earned.max(Marking.earned(release.english[item], order, max, response));
    }

    private static Score.TopicScore sum(Score.TopicScore one, Score.TopicScore other) {
        return new Score.TopicScore(one.topic(), one.earned().add(other.earned()), one.max() + other.max());
    }
}
