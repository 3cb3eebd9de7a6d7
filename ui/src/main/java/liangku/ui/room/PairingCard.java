package liangku.ui.room;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import liangku.room.Pairing;
import liangku.ui.kit.Formats;
import liangku.ui.kit.QrPicture;

/** The code that brings one device into the room, to be scanned or typed. */
class PairingCard extends Div {

    private static final long serialVersionUID = 1L;

    /** @param origin where the desk itself was opened, e.g. {@code https://train.example.cn} */
    PairingCard(Pairing pairing, String origin) {
        addClassNames("lk-card", "lk-pairing");
        var code = pairing.code();
        var shown = new Span(code.substring(0, 4) + " " + code.substring(4));
        shown.addClassName("lk-pairing-code");
        var words = new Div(
                new H2(getTranslation("room.pair")),
                new Paragraph(getTranslation("room.pair.lead", origin + "/m/room")),
                shown,
                new Paragraph(getTranslation(
                        "room.pair.until", Formats.of(getLocale()).moment(pairing.codeExpiresAt()))));
        add(new QrPicture(origin + "/m/room#" + code, getTranslation("room.pair.qr")), words);
    }
}
