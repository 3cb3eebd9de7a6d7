package liangku.ui.author;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import liangku.questionbank.Question;
import liangku.ui.kit.Formats;

/** A question as lines of a heading and a text each, in the reader's language: what two questions are compared by. */
final class QuestionSheet {

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final UnaryOperator<String> words;
    private final Formats formats;

    private QuestionSheet(UnaryOperator<String> words, Formats formats) {
        this.words = words;
        this.formats = formats;
    }

    static Map<String, String> of(Question question, Bank bank, UnaryOperator<String> words, Formats formats) {
        var sheet = new QuestionSheet(words, formats);
        var about = question.about();
        sheet.say("author.question.identifier", question.identifier());
        sheet.asked("", Draft.of(question.body()));
        sheet.say("author.question.explanation", question.explanation());
        sheet.say("author.question.topic", bank.topic(question.knowledgePoint(), formats));
        sheet.say(
                "author.question.also",
                about.alsoAbout().stream()
                        .map(code -> bank.topic(code, formats))
                        .collect(Collectors.joining("\n")));
        sheet.say("author.question.difficulty", words.apply("author.difficulty." + question.difficulty()));
        sheet.say("author.question.source", question.source());
        sheet.say("author.rule.from", about.inForceFrom().map(Object::toString).orElse(""));
        sheet.say("author.rule.until", about.expiresOn().map(Object::toString).orElse(""));
        sheet.say(
                "author.question.posts",
                about.posts().stream().map(code -> PostWord.of(code, formats)).collect(Collectors.joining("\n")));
        about.english().ifPresent(english -> {
            sheet.asked(
                    words.apply("author.en") + " · ", Draft.of(english.words().applyTo(question.body())));
            sheet.put(
                    words.apply("author.en") + " · " + words.apply("author.question.explanation"),
                    english.explanation());
        });
        return sheet.lines;
    }

    private void asked(String before, Draft draft) {
        put(
                before + words.apply("author.question.kind"),
                formats.name(draft.kind().zh(), draft.kind().en()));
        put(before + words.apply("author.question.stem"), draft.words().stem());
        switch (draft.kind()) {
            case SINGLE, MULTIPLE -> {
                for (int i = 0; i < draft.words().options().size(); i++) option(before, draft, i);
            }
            case TRUE_FALSE ->
                put(
                        before + words.apply("author.statement"),
                        draft.verdict()
                                .map(right ->
                                        words.apply("author." + right.name().toLowerCase(Locale.ROOT)))
                                .orElse(""));
            case MATCHING -> {
                for (int i = 0; i < draft.matches().size(); i++) {
                    put(
                            before + words.apply("author.pairs.short") + " " + (i + 1),
                            draft.words().prompts().get(i) + " → "
                                    + draft.matches().get(i));
                }
                put(before + words.apply("author.distractors"), String.join("\n", draft.distractors()));
            }
            case ORDERING -> {
                for (int i = 0; i < draft.words().options().size(); i++) {
                    put(
                            before + words.apply("author.steps.short") + " " + (i + 1),
                            draft.words().options().get(i));
                }
            }
            case FILL_TEXT ->
                put(
                        before + words.apply("author.spellings"),
                        String.join(" / ", draft.words().accepted()));
            case FILL_NUMBER -> put(before + words.apply("author.number.value"), draft.number());
            case CASE -> {
                for (int i = 0; i < draft.parts().size(); i++) {
                    asked(
                            before + words.apply("author.parts.short") + " " + (i + 1) + " · ",
                            draft.parts().get(i));
                }
            }
        }
        scored(before, draft);
    }

    private void option(String before, Draft draft, int i) {
        var letter = (char) ('A' + i);
        put(
                before + words.apply("author.option.short") + " " + letter,
                (draft.correct().contains(i) ? "✓ " : "")
                        + draft.words().options().get(i)
                        + (draft.pinned().contains(i) ? " (" + words.apply("author.option.pinned") + ")" : ""));
    }

    private void scored(String before, Draft draft) {
        switch (draft.kind()) {
            case MULTIPLE, MATCHING, ORDERING ->
                put(
                        before + words.apply("author.question.scoring"),
                        words.apply("author.scoring." + draft.scoring().name().toLowerCase(Locale.ROOT)));
            case SINGLE, TRUE_FALSE, FILL_TEXT, FILL_NUMBER, CASE -> {}
        }
    }

    private void say(String word, String text) {
        put(words.apply(word), text);
    }

    private void put(String heading, String text) {
        lines.put(heading, text);
    }
}
