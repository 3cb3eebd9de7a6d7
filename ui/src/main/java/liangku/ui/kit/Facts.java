package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;

/** What is known of one thing: a term and what it is, line by line. */
public final class Facts extends Div {

    private static final long serialVersionUID = 1L;

    private final DescriptionList list = new DescriptionList();

    public Facts() {
        list.addClassName("lk-facts");
        add(list);
    }

    public Facts fact(String term, String what) {
        list.add(new Term(term), new Description(what));
        return this;
    }

    public Facts fact(String term, Component what) {
        list.add(new Term(term), new Description(what));
        return this;
    }
}
