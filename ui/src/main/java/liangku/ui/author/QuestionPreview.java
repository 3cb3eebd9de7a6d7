package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import liangku.questionbank.Body;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;

/** The question as the worker's phone shows it, what is right marked, and below it what the result explains. */
class QuestionPreview extends Div {

    private static final long serialVersionUID = 1L;

    QuestionPreview(Draft draft, String explanation, String source) {
        addClassName("lk-question");
        ask(draft);
        if (!explanation.isBlank()) {
            var why = new Div(new PictureText(explanation), new Span(source));
            why.addClassName("why");
            add(why);
        }
    }

    private void ask(Draft draft) {
        var formats = Formats.of(getLocale());
        var stem = new Div(new PictureText(draft.words().stem()));
        stem.addClassName("stem");
        add(new Badge(formats.name(draft.kind().zh(), draft.kind().en()), Tone.PLAIN), stem);
        switch (draft.kind()) {
            case SINGLE, MULTIPLE -> choose(draft);
            case TRUE_FALSE -> judge(draft);
            case MATCHING -> match(draft);
            case ORDERING -> {
                var steps = draft.words().options();
                for (int i = 0; i < steps.size(); i++) {
                    add(line(Integer.toString(i + 1), steps.get(i), true, word("↑↓", "beside")));
                }
            }
            case FILL_TEXT -> add(line("✎", String.join(" / ", draft.words().accepted()), true));
            case FILL_NUMBER -> add(line("✎", draft.number(), true));
            case CASE -> draft.parts().forEach(this::ask);
        }
    }

    private void choose(Draft draft) {
        var options = draft.words().options();
        for (int i = 0; i < options.size(); i++) {
            var beside = draft.pinned().contains(i)
                    ? new Component[] {word(getTranslation("author.option.pinned"), "beside")}
                    : new Component[0];
            add(line(
                    String.valueOf((char) ('A' + i)),
                    options.get(i),
                    draft.correct().contains(i),
                    beside));
        }
    }

    private void judge(Draft draft) {
        var right = draft.verdict().filter(Body.TrueFalse.Verdict.RIGHT::equals).isPresent();
        var wrong = draft.verdict().filter(Body.TrueFalse.Verdict.WRONG::equals).isPresent();
        add(line("✓", getTranslation("author.right"), right), line("✗", getTranslation("author.wrong"), wrong));
    }

    private void match(Draft draft) {
        var matches = draft.matches();
        for (int i = 0; i < matches.size(); i++) {
            var answer = new Div(new Span("→"), new PictureText(matches.get(i)));
            answer.addClassName("match");
            var prompt = new Div(new PictureText(draft.words().prompts().get(i)), answer);
            prompt.addClassNames("option", "key", "pair");
            add(prompt);
        }
        if (!draft.distractors().isEmpty()) {
            add(word(getTranslation("author.distractors"), "lk-quiet"));
            draft.distractors().forEach(text -> add(line("·", text, false)));
        }
    }

    private static Div line(String mark, String text, boolean key, Component... beside) {
        var option = new Div(word(mark, "letter"), new PictureText(text));
        option.add(beside);
        option.addClassName("option");
        if (key) option.addClassName("key");
        return option;
    }

    private static Span word(String text, String className) {
        var word = new Span(text);
        word.addClassName(className);
        return word;
    }
}
