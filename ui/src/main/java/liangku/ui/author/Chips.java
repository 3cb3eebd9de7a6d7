package liangku.ui.author;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;
import java.util.List;

/** Short texts, each a chip: typed and taken in with Enter, taken out with a press. */
class Chips extends Div {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> texts = new ArrayList<>();
    private final Div shown = new Div();
    private final TextField next;
    private final SerializableRunnable changed;
    private final int most;

    Chips(String label, String help, int most, SerializableRunnable changed) {
        this.changed = changed;
        this.most = most;
        next = new TextField(label);
        next.setHelperText(help);
        next.setWidthFull();
        var take = new Button(VaadinIcon.PLUS.create(), click -> take());
        take.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        take.setAriaLabel(getTranslation("author.chip.add", label));
        next.setSuffixComponent(take);
        next.addKeyPressListener(Key.ENTER, pressed -> take());
        // What was typed and not taken in is meant as well.
        next.addBlurListener(left -> take());
        shown.addClassName("lk-chips");
        addClassName("lk-form");
        add(next, shown);
    }

    List<String> value() {
        var all = new ArrayList<>(texts);
        var typed = next.getValue().strip();
        if (!typed.isEmpty() && !all.contains(typed)) all.add(typed);
        return all;
    }

    void setValue(List<String> values) {
        texts.clear();
        texts.addAll(values);
        show();
    }

    private void take() {
        var typed = next.getValue().strip();
        if (typed.isEmpty() || texts.size() >= most) return;
        if (!texts.contains(typed)) texts.add(typed);
        next.clear();
        show();
        changed.run();
    }

    private void show() {
        shown.removeAll();
        for (var text : texts) {
            var out = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
                texts.remove(text);
                show();
                changed.run();
                next.focus();
            });
            out.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_ICON);
            out.setAriaLabel(getTranslation("author.line.out", text));
            var chip = new Span(new Span(text), out);
            chip.addClassName("lk-chip");
            shown.add(chip);
        }
        shown.setVisible(!texts.isEmpty());
    }
}
