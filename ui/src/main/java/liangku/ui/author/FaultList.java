package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** All that is wrong with what was typed; stays until it is mended. */
class FaultList extends Div {

    private static final long serialVersionUID = 1L;

    FaultList() {
        addClassName("lk-faults");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(List<String> faults) {
        removeAll();
        var list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(fault)));
        add(new Span(getTranslation("author.faults")), list);
        setVisible(!faults.isEmpty());
        if (!faults.isEmpty()) scrollIntoView();
    }
}
