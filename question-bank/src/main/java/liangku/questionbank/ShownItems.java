package liangku.questionbank;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The items of a paper in one language, each made when it is looked at: thousands of papers are at hand while people sit, and
 * what an answer or a mark needs of one is less than a third of it. Never changes.
 */
final class ShownItems extends AbstractList<PaperItem> {

    private static final String[] LETTERS = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};

    private final Drawn drawn;
    private final Body[] bodies;

    /** @param bodies of the release */
    ShownItems(Drawn drawn, Body[] bodies) {
        this.drawn = drawn;
        this.bodies = bodies;
    }

    @Override
    public int size() {
        return drawn.items.length;
    }

    @Override
    public PaperItem get(int place) {
        return item(place + 1, bodies[drawn.items[place]], drawn.options[place], drawn.points[place]);
    }

    private static PaperItem item(int number, Body body, int[] order, int points) {
        List<Face> parts = new ArrayList<>();
        if (body instanceof Body.Case story) {
            int from = 0;
            for (var part : story.parts()) {
                int to = from + part.options().size();
                parts.add(face(part, Arrays.copyOfRange(order, from, to)));
                from = to;
            }
        }
        return new PaperItem(number, face(body, order), parts, points);
    }

    private static Face face(Body body, int[] order) {
        List<PaperOption> options = new ArrayList<>();
        for (int place = 0; place < body.options().size(); place++) {
            options.add(new PaperOption(LETTERS[place], body.options().get(order[place])));
        }
        var prompts = body instanceof Body.Matching matching ? matching.prompts() : List.<String>of();
        var unit = body instanceof Body.FillNumber number ? number.unit() : "";
        return new Face(body.kind(), body.stem(), options, prompts, unit);
    }
}
