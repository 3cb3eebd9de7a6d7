package liangku.ui.author;

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

    private static final String TAKEN = "lk-taken";

    /**
     * The browser empties the field itself, at once, and sends what stood in it. Were it emptied from here, the answer
     * would arrive in the middle of the next word and wipe that out.
     */
    private static final String TAKE = """
            if (!this.lkTake) {
              this.lkTake = () => {
                const text = this.value.trim();
                if (text === '') return;
                this.value = '';
                this.dispatchEvent(new CustomEvent('lk-taken', { detail: text }));
                this.dispatchEvent(new Event('change'));
              };
              this.addEventListener('keydown', (event) => {
                // An Enter that ends the choice of a character ends nothing else.
                if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) {
                  event.preventDefault();
                  this.lkTake();
                }
              });
              // What was typed and not taken in is meant as well.
              this.addEventListener('focusout', () => this.lkTake());
              this.querySelector('[slot=suffix]').addEventListener('click', () => this.lkTake());
            }
            """;

    private final ArrayList<String> texts = new ArrayList<>();
    private final Div shown = new Div();
    private final TextField next;
    private final SerializableRunnable changed;

    /** What is too many is kept and told by whoever checks the whole: nothing that was typed goes missing here. */
    Chips(String label, String help, SerializableRunnable changed) {
        this.changed = changed;
        next = new TextField(label);
        next.setHelperText(help);
        next.setWidthFull();
        var take = new Button(VaadinIcon.PLUS.create());
        take.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        take.setAriaLabel(getTranslation("author.chip.add", label));
        next.setSuffixComponent(take);
        next.addAttachListener(attached -> next.getElement().executeJs(TAKE));
        next.getElement()
                .addEventListener(
                        TAKEN,
                        taken -> take(taken.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
        shown.addClassName("lk-chips");
        addClassName("lk-form");
        add(next, shown);
    }

    List<String> value() {
        return List.copyOf(texts);
    }

    void setValue(List<String> values) {
        texts.clear();
        texts.addAll(values);
        show();
    }

    private void take(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || texts.contains(text)) return;
        texts.add(text);
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
