package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Fault.Code;

/** Understands a question's English words; each must have its place in the question. */
final class EnglishReader {

    private EnglishReader() {}

    /** {@return the words, if they say the whole question} */
    static Optional<Translation> read(Body body, MoreForm.EnglishForm form, List<Fault> faults) {
        int before = faults.size();
        var words = words(body, form, faults);
        var explanation = Texts.kept(Field.ENGLISH, form.explanation(), faults);
        if (faults.size() > before) return Optional.empty();
        try {
            words.applyTo(body);
            return Optional.of(new Translation(words, explanation));
        } catch (Unfit unfit) {
            faults.add(Fault.of(Code.BAD_TRANSLATION, unfit.why()));
            return Optional.empty();
        }
    }

    private static Wording words(Body body, MoreForm.EnglishForm form, List<Fault> faults) {
        var stem = Texts.kept(Field.ENGLISH, form.stem(), faults);
        var rows = Texts.withoutEmptyEnd(form.options());
        // A matching's rows have two sides, and each may be as long as a text may be.
        var typed = body instanceof Body.Matching ? rows : kept(rows, faults);
        return switch (body) {
            case Body.Matching matching -> pairs(stem, typed, matching, faults);
            case Body.FillText _ ->
                new Wording(
                        stem, typed, List.of(), kept(Parted.split(form.answer(), PartForm.OR), faults), "", List.of());
            case Body.FillNumber _ ->
                new Wording(
                        stem, typed, List.of(), List.of(), Texts.kept(Field.ENGLISH, form.answer(), faults), List.of());
            case Body.Case story -> {
                List<Wording> parts = new ArrayList<>();
                for (int i = 0; i < Math.min(story.parts().size(), form.parts().size()); i++) {
                    parts.add(words(story.parts().get(i), form.parts().get(i), faults));
                }
                if (form.parts().size() > parts.size()) {
                    faults.add(Fault.of(
                            Code.BAD_TRANSLATION,
                            Wording.unlike(
                                            Wording.PARTS,
                                            story.parts().size(),
                                            form.parts().size())
                                    .why()));
                }
                yield new Wording(stem, typed, List.of(), List.of(), "", parts);
            }
            case Body.SingleChoice _, Body.MultipleChoice _, Body.TrueFalse _, Body.Ordering _ ->
                new Wording(stem, typed, List.of(), List.of(), "", List.of());
        };
    }

    private static List<String> kept(List<String> typed, List<Fault> faults) {
        return typed.stream()
                .map(text -> Texts.kept(Field.ENGLISH, text, faults))
                .toList();
    }

    /** The rows say prompts and matches as the question's rows do: prompts first, then what fits nothing. */
    private static Wording pairs(String stem, List<String> rows, Body.Matching matching, List<Fault> faults) {
        var options = new String[matching.options().size()];
        List<String> prompts = new ArrayList<>();
        var unused = IntStream.range(0, options.length)
                .filter(index -> !matching.correct().contains(index))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        for (var row : rows) {
            var sides = kept(Parted.split(row, PartForm.ARROW), faults);
            boolean prompt = !sides.getFirst().isEmpty();
            if (sides.size() != 2
                    || (prompt ? prompts.size() >= matching.prompts().size() : unused.isEmpty())) {
                faults.add(Fault.of(Code.NOT_A_PAIR, Field.ENGLISH, Texts.shortened(row)));
                continue;
            }
            int index = prompt ? matching.correct().get(prompts.size()) : unused.removeFirst();
            if (prompt) prompts.add(sides.getFirst());
            options[index] = sides.getLast();
        }
        var said = IntStream.range(0, options.length)
                .mapToObj(index -> options[index] == null ? "" : options[index])
                .toList();
        return new Wording(stem, said, prompts, List.of(), "", List.of());
    }
}
