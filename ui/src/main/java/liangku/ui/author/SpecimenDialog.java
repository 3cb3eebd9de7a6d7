package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableFunction;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperItem;
import liangku.ui.kit.Formats;

/** A paper as it may come out, and another one, and another one. */
class SpecimenDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient SerializableFunction<Integer, Paper> papers;
    private final Div place = new Div();
    private int number = 1;

    /** @param papers draws the paper of a number */
    SpecimenDialog(SerializableFunction<Integer, Paper> papers) {
        this.papers = papers;
        setHeaderTitle(getTranslation("author.specimen"));
        setWidth("52rem");
        add(place);
        var another = new Button(getTranslation("author.specimen.another"), VaadinIcon.RANDOM.create(), click -> {
            number++;
            draw();
        });
        getFooter().add(another, new Button(getTranslation("kit.close"), click -> close()));
        draw();
    }

    private void draw() {
        var paper = papers.apply(number);
        var facts = new Paragraph(getTranslation(
                "author.specimen.facts",
                paper.items().size(),
                paper.points(),
                paper.expectedScore()
                        .map(score -> score.movePointRight(2).toPlainString())
                        .orElse("—")));
        facts.addClassName("lk-lead");
        place.removeAll();
        place.add(facts);
        var list = new OrderedList();
        for (var item : paper.items()) {
            var part = paper.parts().stream()
                    .filter(section -> section.from() == item.number())
                    .findFirst();
            if (part.isPresent()) list = begin(part.get(), list, item);
            list.add(new ListItem(line(item)));
        }
        place.add(list);
    }

    private OrderedList begin(Paper.Part part, OrderedList before, PaperItem first) {
        if (before.getComponentCount() > 0) place.add(before);
        place.add(new H3(Formats.of(getLocale()).name(part.titleZh(), part.titleEn())));
        var list = new OrderedList();
        list.getElement().setAttribute("start", Integer.toString(first.number()));
        return list;
    }

    private String line(PaperItem item) {
        var kind = Formats.of(getLocale()).name(item.kind().zh(), item.kind().en());
        return "%s · %s · %s".formatted(kind, getTranslation("author.specimen.points", item.points()), item.stem());
    }
}
