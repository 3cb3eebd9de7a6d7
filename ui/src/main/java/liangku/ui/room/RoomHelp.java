package liangku.ui.room;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.stream.IntStream;

/** How an exam room goes, for the person in charge: folded, as it is read once. */
class RoomHelp extends Details {

    private static final long serialVersionUID = 1L;
    private static final int STEPS = 6;

    RoomHelp() {
        setSummaryText(getTranslation("room.help"));
        var steps = new OrderedList();
        IntStream.rangeClosed(1, STEPS).forEach(step -> steps.add(new ListItem(getTranslation("room.help." + step))));
        add(steps, new Paragraph(getTranslation("room.help.photo")));
    }
}
