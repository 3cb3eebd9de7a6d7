package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import liangku.questionbank.Question;
import liangku.ui.kit.Formats;

/** Every version of a question, the newest first, each to be compared with the one before it, or with any other. */
class VersionList extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param versions newest first
     * @param restore has one of them again; told its number
     */
    VersionList(Bank bank, List<Question> versions, SerializableConsumer<Integer> restore) {
        var formats = Formats.of(getLocale());
        var list = new OrderedList();
        list.addClassName("lk-timeline");
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var title = new Span(getTranslation("author.version.of", version.version()));
            title.addClassName("lk-label");
            var when = new Span(formats.moment(version.changedAt()) + " · "
                    + bank.name(version.changedBy(), getTranslation("author.somebody")));
            when.addClassName("lk-quiet");
            var item = new ListItem(title, when);
            if (i + 1 < versions.size()) {
                var before = versions.get(i + 1);
                var compare = new Button(
                        getTranslation("author.compare.with", before.version()),
                        click -> new CompareDialog(bank, versions, before, version).open());
                compare.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                item.add(compare);
            }
            if (i > 0 && bank.mayWrite()) {
                var again = new Button(
                        getTranslation("author.version.restore"), click -> restore.accept(version.version()));
                again.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                again.setAriaLabel(getTranslation("author.version.restore") + " · "
                        + getTranslation("author.version.of", version.version()));
                item.add(again);
            }
            list.add(item);
        }
        add(list);
    }
}
