package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A list somebody writes line by line; each can go up, down and out, by touch and by keyboard. */
class WrittenLines<L extends WrittenLine> extends Div {

    private static final long serialVersionUID = 1L;

    private final ArrayList<L> lines = new ArrayList<>();
    private final Div list = new Div();
    private final Button more;
    private final transient SerializableSupplier<L> blank;
    private final int most;
    private SerializableRunnable changed = () -> {};

    /** @param most lines there can be */
    WrittenLines(String addWord, int most, SerializableSupplier<L> blank) {
        this.blank = blank;
        this.most = most;
        more = new Button(getTranslation(addWord), VaadinIcon.PLUS.create(), click -> {
            add().focus();
            changed.run();
        });
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        addClassName("lk-written");
        list.addClassName("lines");
        add(list, more);
    }

    void whenChanged(SerializableRunnable listener) {
        changed = listener;
    }

    List<L> all() {
        return List.copyOf(lines);
    }

    /** {@return the lines up to the last one that says anything} */
    List<L> written() {
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).blank()) last--;
        return List.copyOf(lines.subList(0, last));
    }

    void clear() {
        lines.clear();
        list.removeAll();
        number();
    }

    L add() {
        var line = blank.get();
        line.addClassName("line");
        line.add(tools(line));
        lines.add(line);
        list.add(line);
        number();
        return line;
    }

    private Div tools(L line) {
        var tools = new Div(
                tool(VaadinIcon.ARROW_UP, "author.line.up", tool -> move(line, -1, tool)),
                tool(VaadinIcon.ARROW_DOWN, "author.line.down", tool -> move(line, 1, tool)),
                tool(VaadinIcon.TRASH, "author.line.out", tool -> take(line)));
        tools.addClassName("tools");
        return tools;
    }

    private interface Deed extends Serializable {
        void on(Button tool);
    }

    private Button tool(VaadinIcon picture, String word, Deed deed) {
        var button = new Button(picture.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.getElement().setProperty("word", word);
        button.addClickListener(click -> deed.on(button));
        button.setTooltipText(getTranslation(word, ""));
        return button;
    }

    private void move(L line, int by, Button tool) {
        int to = lines.indexOf(line) + by;
        if (to < 0 || to >= lines.size()) return;
        lines.remove(line);
        lines.add(to, line);
        list.remove(line);
        list.addComponentAtIndex(to, line);
        number();
        changed.run();
        // It was taken out and put in again: the keyboard must not lose its place.
        tool.focus();
    }

    private void take(L line) {
        int at = lines.indexOf(line);
        lines.remove(line);
        list.remove(line);
        number();
        changed.run();
        if (lines.isEmpty()) more.focus();
        else lines.get(Math.min(at, lines.size() - 1)).focus();
    }

    private void number() {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            line.place(i);
            line.getChildren()
                    .filter(child -> child.hasClassName("tools"))
                    .flatMap(tools -> tools.getChildren())
                    .map(Button.class::cast)
                    .forEach(tool ->
                            tool.setAriaLabel(getTranslation(tool.getElement().getProperty("word"), line.name())));
        }
        more.setVisible(lines.size() < most);
    }
}
