package liangku.questionbank.interchange;

import java.util.List;
import java.util.stream.Stream;
import liangku.questionbank.Body;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.Wording;

/** What the plainest formats leave unsaid of a question. */
final class Losses {

    private Losses() {}

    /** Adds source, days, posts and English, as far as the question has them. */
    static void about(Question question, List<Loss> losses) {
        var about = question.about();
        if (!question.source().isEmpty()) losses.add(Loss.SOURCE);
        if (about.inForceFrom().isPresent() || about.expiresOn().isPresent()) losses.add(Loss.RULE_DATES);
        if (!about.posts().isEmpty()) losses.add(Loss.POSTS);
        if (about.english().isPresent()) losses.add(Loss.ENGLISH);
    }

    /** {@return the options that keep their place} */
    static List<Integer> pinned(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> single.pinned();
            case Body.MultipleChoice multiple -> multiple.pinned();
            case Body.TrueFalse _, Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ ->
                List.of();
        };
    }

    /** {@return whether a picture stands in its words or its explanation} */
    static boolean hasPicture(Question question) {
        return Stream.concat(Stream.of(question.explanation()), texts(Wording.of(question.body())))
                .anyMatch(text -> !Picture.in(text).isEmpty());
    }

    /** {@return whether one of the question's own words has more than one line} */
    static boolean hasLines(Question question) {
        return texts(Wording.of(question.body())).anyMatch(text -> text.indexOf('\n') >= 0);
    }

    /** {@return whether other tools count width and blanks of what is filled in, which we do not} */
    static boolean isFilledIn(Body body) {
        return body instanceof Body.FillText || body instanceof Body.FillNumber;
    }

    private static Stream<String> texts(Wording words) {
        return Stream.of(
                        Stream.of(words.stem()),
                        words.options().stream(),
                        words.prompts().stream(),
                        words.accepted().stream(),
                        words.parts().stream().flatMap(Losses::texts))
                .flatMap(texts -> texts);
    }
}
