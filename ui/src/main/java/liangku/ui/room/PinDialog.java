package liangku.ui.room;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import liangku.room.Pins;
import liangku.ui.kit.Formats;

/** A PIN for one time, told once: who closes the dialog hands out another one. */
class PinDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    PinDialog(String name, Pins.Once once) {
        setHeaderTitle(getTranslation("room.pin.of", name));
        setWidth("28rem");
        var pin = new Span(once.pin().substring(0, 3) + " " + once.pin().substring(3));
        pin.addClassName("lk-pairing-code");
        add(List.of(
                new Paragraph(getTranslation("room.pin.lead")),
                pin,
                new Paragraph(
                        getTranslation("room.pin.until", Formats.of(getLocale()).moment(once.goodUntil())))));
        getFooter().add(new Button(getTranslation("room.done"), click -> close()));
    }
}
