package liangku.ui.room;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Base64;
import java.util.List;

/** A picture somebody let be taken, for as long as the dialog is open; that it was looked at is in the log. */
class PhotoDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    PhotoDialog(String name, byte[] jpeg) {
        setHeaderTitle(getTranslation("room.photo.of", name));
        var picture = new Image("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg), name);
        picture.setMaxWidth("100%");
        add(List.of(picture, new Paragraph(getTranslation("room.photo.logged"))));
        getFooter().add(new Button(getTranslation("room.done"), click -> close()));
    }
}
