package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/**
 * A question as someone typed it, by hand or in a file: nothing is checked yet. {@link FormReader} turns it into content
 * or says what is wrong.
 *
 * @param kind 单选, 多选, 判断, or the English words
 * @param topic leaf code, leaf code and name, or the name
 * @param options in order, the first is A; empty ones at the end do not count
 * @param answer letters for a choice ({@code ACD}, {@code A、C、D}); 对, 错, T, F … for true/false
 * @param scoring empty for all-or-nothing
 */
public record QuestionForm(
        String identifier,
        String kind,
        String topic,
        String difficulty,
        String stem,
        List<String> options,
        String answer,
        String explanation,
        String source,
        String scoring) {

    public QuestionForm {
        options = List.copyOf(options);
    }

    /** {@return content as an author would type it, for editing} */
    public static QuestionForm of(QuestionContent content) {
        var body = content.body();
        var scoring = body instanceof Body.MultipleChoice multiple
                ? multiple.scoring().name()
                : "";
        return new QuestionForm(
                content.identifier(),
                body.kind().name(),
                content.knowledgePoint(),
                Integer.toString(content.difficulty()),
                body.stem(),
                body.options(),
                answer(body),
                content.explanation(),
                content.source(),
                scoring);
    }

    private static String answer(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> letters(List.of(single.correct()));
            case Body.MultipleChoice multiple -> letters(multiple.correct());
            case Body.TrueFalse statement ->
                switch (statement.correct()) {
                    case RIGHT -> "T";
                    case WRONG -> "F";
                };
        };
    }

    private static String letters(List<Integer> indexes) {
        List<String> letters = new ArrayList<>();
        for (int index : indexes) letters.add(letter(index));
        return String.join("", letters);
    }

    /** {@return A for 0} */
    static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
