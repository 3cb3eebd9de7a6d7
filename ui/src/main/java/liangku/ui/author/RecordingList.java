package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import liangku.questionbank.Heard;
import liangku.questionbank.Question;
import liangku.questionbank.Recording;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Notices;

/** What a worker hears of a question, text by text: to be listened to, recorded, and taken away again. */
class RecordingList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient Question question;

    RecordingList(Bank bank, Question question) {
        this.bank = bank;
        this.question = question;
        addClassNames("lk-stack", "lk-recordings");
        show();
    }

    private void show() {
        removeAll();
        var heard = bank.recordings().heard(question);
        long recorded =
                heard.stream().filter(one -> one.recording().isPresent()).count();
        add(quiet(getTranslation("author.recordings.lead")));
        add(new Paragraph(getTranslation("author.recordings.count", recorded, heard.size())));
        var languages = Arrays.stream(Heard.Language.values())
                .filter(language -> heard.stream().anyMatch(one -> one.language() == language))
                .toList();
        for (var language : languages) {
            if (languages.size() > 1) {
                add(new H3(getTranslation("author.recordings." + language.name().toLowerCase(Locale.ROOT))));
            }
            add(list(heard.stream().filter(one -> one.language() == language).toList()));
        }
    }

    private UnorderedList list(List<Heard> heard) {
        var list = new UnorderedList();
        heard.forEach(one -> list.add(line(one)));
        return list;
    }

    private ListItem line(Heard heard) {
        var said = new Span(heard.said());
        said.addClassName("said");
        var line = new ListItem(said);
        heard.recording().ifPresent(recording -> line.add(player(recording)));
        var bring = deed(heard.recording().isPresent() ? "author.recording.replace" : "author.recording.add", heard);
        bring.addClickListener(click -> new RecordingDialog(bank, heard.said(), this::show).open());
        line.add(bring);
        if (heard.recording().isPresent()) {
            var remove = deed("author.recording.remove", heard);
            remove.addClickListener(click -> new AskFirst(
                            getTranslation("author.recording.remove"),
                            getTranslation("author.recording.remove.sure", heard.said()),
                            () -> remove(heard))
                    .open());
            line.add(remove);
        }
        return line;
    }

    private Button deed(String word, Heard heard) {
        var button = new Button(getTranslation(word));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(word) + " · " + heard.said());
        return button;
    }

    private void remove(Heard heard) {
        bank.recordings().remove(heard.said(), bank.subject(), bank.now());
        Notices.done(getTranslation("author.recording.removed"));
        show();
    }

    private Component player(Recording recording) {
        var audio = new Element("audio");
        audio.setAttribute("controls", "");
        audio.setAttribute("preload", "none");
        audio.setAttribute("aria-label", getTranslation("author.recording") + " · " + recording.said());
        audio.setAttribute("src", recording.url().substring(1));
        var place = new Div();
        place.getElement().appendChild(audio);
        return place;
    }

    private static Paragraph quiet(String words) {
        var paragraph = new Paragraph(words);
        paragraph.addClassName("lk-quiet");
        return paragraph;
    }
}
