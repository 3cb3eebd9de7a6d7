package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import liangku.questionbank.Question;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Toolbar;

/** Any two versions of a question beside each other. */
class CompareDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final Div place = new Div();
    private final Select<Question> left = new Select<>();
    private final Select<Question> right = new Select<>();

    /** @param versions newest first, at least two */
    CompareDialog(Bank bank, List<Question> versions, Question older, Question newer) {
        this.bank = bank;
        setHeaderTitle(getTranslation("author.compare"));
        setWidth("68rem");
        choice(left, "author.compare.left", versions, older);
        choice(right, "author.compare.right", versions, newer);
        add(new Toolbar(left, right), place);
        getFooter().add(new Button(getTranslation("kit.close"), click -> close()));
        draw();
    }

    private void choice(Select<Question> select, String word, List<Question> versions, Question chosen) {
        select.setLabel(getTranslation(word));
        select.setItems(versions);
        select.setItemLabelGenerator(this::title);
        select.setValue(chosen);
        select.addValueChangeListener(changed -> draw());
        select.setWidth("20rem");
    }

    private String title(Question version) {
        return getTranslation("author.version.of", version.version())
                + " · "
                + Formats.of(getLocale()).moment(version.changedAt());
    }

    private void draw() {
        place.removeAll();
        place.add(new SideBySide(
                bank, title(left.getValue()), left.getValue(), title(right.getValue()), right.getValue()));
    }
}
