package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One paper with both its sides: what the candidate sees, and what marking needs. Stays inside this package. */
record DrawnPaper(CompiledRelease release, Drawn drawn, Paper paper) {

    private static final String[] LETTERS = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};

    static DrawnPaper of(PaperKey key, CompiledRelease release, Drawn drawn) {
        List<PaperItem> items = new ArrayList<>(drawn.items.length);
        for (int i = 0; i < drawn.items.length; i++) {
            var body = release.bodies[drawn.items[i]];
            var order = drawn.options[i];
            var options = new PaperOption[order.length];
            for (int o = 0; o < order.length; o++) {
                options[o] = new PaperOption(LETTERS[o], body.options().get(order[o]));
            }
            items.add(new PaperItem(i + 1, body.kind(), body.stem(), List.of(options), drawn.points[i]));
        }
        int points = Arrays.stream(drawn.points).sum();
        return new DrawnPaper(release, drawn, new Paper(key, Canonical.of(items), points, items));
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
            var earned = Marking.earned(release.bodies[item], drawn.options[i], max, responses.get(i + 1));
            sum = sum.add(earned);
            marks.add(new Score.ItemMark(i + 1, release.ids[item], release.versions[item], earned, max));
            var topic = release.topics[item];
            topics.merge(topic, new Score.TopicScore(topic, earned, max), DrawnPaper::sum);
        }
        return new Score(sum, paper.points(), marks, List.copyOf(topics.values()));
    }

    private static Score.TopicScore sum(Score.TopicScore one, Score.TopicScore other) {
        return new Score.TopicScore(one.topic(), one.earned().add(other.earned()), one.max() + other.max());
    }
}
