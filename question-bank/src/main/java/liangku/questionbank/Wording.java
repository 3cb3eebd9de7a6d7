package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a body in another language: the same question with the same key, said otherwise.
 *
 * @param options as many as the body has, in its order
 * @param prompts as many as a matching has; empty otherwise
 * @param accepted spellings of a fill-in text in this language; empty otherwise
 * @param unit of a fill-in number; empty otherwise
 * @param parts of a case, in its order; empty otherwise
 */
public record Wording(
        String stem,
        List<String> options,
        List<String> prompts,
        List<String> accepted,
        String unit,
        List<Wording> parts) {

    static final Named PARTS = new Phrase("小题", "parts");

    private static final Named PROMPTS = new Phrase("左项", "prompts");

    public Wording {
        options = List.copyOf(options);
        prompts = List.copyOf(prompts);
        accepted = List.copyOf(accepted);
        parts = List.copyOf(parts);
    }

    /** {@return the words of this body} */
    public static Wording of(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> choice(single);
            case Body.MultipleChoice multiple -> choice(multiple);
            case Body.Ordering ordering -> choice(ordering);
            case Body.TrueFalse statement -> choice(statement);
            case Body.Matching matching ->
                new Wording(matching.stem(), matching.options(), matching.prompts(), List.of(), "", List.of());
            case Body.FillText text -> new Wording(text.stem(), List.of(), List.of(), text.accepted(), "", List.of());
            case Body.FillNumber number ->
                new Wording(number.stem(), List.of(), List.of(), List.of(), number.unit(), List.of());
            case Body.Case story ->
                new Wording(
                        story.stem(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        story.parts().stream().map(Wording::of).toList());
        };
    }

    private static Wording choice(Body body) {
        return new Wording(body.stem(), body.options(), List.of(), List.of(), "", List.of());
    }

    /**
     * {@return the body in these words}
     *
     * @throws IllegalArgumentException if it has not as many options, prompts or parts as there are words, or the words
     *     are none a body can have
     */
    public Body applyTo(Body body) {
        requireSize(Field.OPTIONS, body.options().size(), options.size());
        return switch (body) {
            case Body.SingleChoice single -> new Body.SingleChoice(stem, options, single.correct(), single.pinned());
            case Body.MultipleChoice multiple ->
                new Body.MultipleChoice(stem, options, multiple.correct(), multiple.scoring(), multiple.pinned());
            case Body.TrueFalse statement -> new Body.TrueFalse(stem, statement.correct());
            case Body.Matching matching -> {
                requireSize(PROMPTS, matching.prompts().size(), prompts.size());
                yield new Body.Matching(stem, prompts, options, matching.correct(), matching.scoring());
            }
            case Body.Ordering ordering -> new Body.Ordering(stem, options, ordering.scoring());
            case Body.FillText text -> new Body.FillText(stem, accepted);
            case Body.FillNumber number -> new Body.FillNumber(stem, number.expected(), number.tolerance(), unit);
            case Body.Case story -> {
                requireSize(PARTS, story.parts().size(), parts.size());
                var said = new ArrayList<Body>();
                for (int i = 0; i < parts.size(); i++)
                    said.add(parts.get(i).applyTo(story.parts().get(i)));
                yield new Body.Case(stem, said);
            }
        };
    }

    private static void requireSize(Named what, int wanted, int came) {
        if (wanted != came) throw unlike(what, wanted, came);
    }

    /** {@return that there are more or fewer of something than the question has} */
    static Unfit unlike(Named what, int wanted, int came) {
        return new Unfit(
                "%s有%d个，应为%d个".formatted(what.zh(), came, wanted),
                "%d %s came, %d were wanted".formatted(came, what.en(), wanted));
    }
}
