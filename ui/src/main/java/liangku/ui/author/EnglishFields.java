package liangku.ui.author;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.questionbank.MoreForm;
import liangku.questionbank.Wording;

/** The same question in English, each text beside the Chinese one it says. The key is that of the question. */
class EnglishFields extends Details {

    private static final long serialVersionUID = 1L;
    private static final String EXPLANATION = "explanation";
    private static final String SPELLINGS = " | ";

    /** A text that wants to be said in English. */
    private record Slot(String key, String chinese) implements Serializable {}

    private final transient Bank bank;
    private final SerializableRunnable changed;
    private final HashMap<String, String> said = new HashMap<>();
    private final Div rows = new Div();
    private ArrayList<Slot> shown = new ArrayList<>();

    EnglishFields(Bank bank, SerializableRunnable changed) {
        this.bank = bank;
        this.changed = changed;
        setSummaryText(getTranslation("author.english"));
        rows.addClassName("lk-translation");
        add(new Paragraph(getTranslation("author.english.lead")), rows);
        setWidthFull();
    }

    /** Shows the texts of the question as it stands now. */
    void follow(Draft draft, String explanation) {
        var slots = new ArrayList<Slot>();
        collect("", draft, slots);
        slots.add(new Slot(EXPLANATION, explanation));
        if (slots.equals(shown)) return;
        var sameShape = slots.stream()
                .map(Slot::key)
                .toList()
                .equals(shown.stream().map(Slot::key).toList());
        shown = slots;
        if (sameShape) {
            for (int i = 0; i < slots.size(); i++) {
                var chinese = (Div) rows.getComponentAt(2 * i);
                chinese.removeAll();
                chinese.add(new PictureText(slots.get(i).chinese()));
            }
            return;
        }
        rows.removeAll();
        slots.forEach(this::row);
    }

    private static void collect(String where, Draft draft, List<Slot> slots) {
        var words = draft.words();
        slots.add(new Slot(where + "stem", words.stem()));
        for (int i = 0; i < words.prompts().size(); i++)
            slots.add(new Slot(where + "prompt." + i, words.prompts().get(i)));
        for (int i = 0; i < words.options().size(); i++)
            slots.add(new Slot(where + "option." + i, words.options().get(i)));
        if (!words.accepted().isEmpty())
            slots.add(new Slot(where + "accepted", String.join(SPELLINGS, words.accepted())));
        if (!words.unit().isBlank()) slots.add(new Slot(where + "unit", words.unit()));
        for (int i = 0; i < draft.parts().size(); i++)
            collect(where + "part." + i + ".", draft.parts().get(i), slots);
    }

    private void row(Slot slot) {
        var chinese = new Div(new PictureText(slot.chinese()));
        chinese.addClassName("chinese");
        var english = new PicturedText(new TextArea(), bank);
        english.setName(getTranslation("author.english.of", PictureText.plain(slot.chinese())));
        english.setValue(said.getOrDefault(slot.key(), ""));
        english.whenChanged(() -> {
            said.put(slot.key(), english.value());
            changed.run();
        });
        rows.add(chinese, english);
    }

    /** Shows what was said in English before. */
    void fill(Draft english, String explanation) {
        var slots = new ArrayList<Slot>();
        collect("", english, slots);
        slots.forEach(slot -> said.put(slot.key(), slot.chinese()));
        said.put(EXPLANATION, explanation);
        shown = new ArrayList<>();
    }

    boolean empty() {
        return shown.stream().allMatch(slot -> text(slot.key()).isBlank());
    }

    String explanation() {
        return text(EXPLANATION);
    }

    Optional<MoreForm.EnglishForm> value(Draft draft) {
        return empty() ? Optional.empty() : Optional.of(draft.english(words(draft), explanation()));
    }

    Wording words(Draft draft) {
        return words("", draft);
    }

    private Wording words(String where, Draft draft) {
        var chinese = draft.words();
        var accepted = Arrays.stream(text(where + "accepted").split("\\|", -1))
                .map(String::strip)
                .filter(spelling -> !spelling.isEmpty())
                .toList();
        return new Wording(
                text(where + "stem"),
                texts(where + "option.", chinese.options().size()),
                texts(where + "prompt.", chinese.prompts().size()),
                accepted,
                text(where + "unit"),
                IntStream.range(0, draft.parts().size())
                        .mapToObj(i ->
                                words(where + "part." + i + ".", draft.parts().get(i)))
                        .toList());
    }

    private List<String> texts(String where, int count) {
        return IntStream.range(0, count).mapToObj(i -> text(where + i)).toList();
    }

    private String text(String key) {
        return said.getOrDefault(key, "");
    }
}
