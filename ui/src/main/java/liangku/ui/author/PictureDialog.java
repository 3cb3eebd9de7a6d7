package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.UploadHandler;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.UploadWords;
import org.jspecify.annotations.Nullable;

/** Brings a picture into a text: the file, and words for who cannot see it. */
class PictureDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int BYTES_MAX = 1 << 20;
    private static final int WORDS_MAX = 200;

    private final transient Bank bank;
    private final Div shown = new Div();
    private final Upload upload = new Upload();
    private final TextField words = new TextField(getTranslation("author.picture.words"));
    private final Button insert = new Button(getTranslation("author.picture.insert"));
    private transient @Nullable Picture picture;

    /** @param inserted gets the picture as texts name it */
    PictureDialog(Bank bank, SerializableConsumer<String> inserted) {
        this.bank = bank;
        setHeaderTitle(getTranslation("author.picture.add"));
        setWidth("32rem");
        words.setHelperText(getTranslation("author.picture.words.why"));
        words.setMaxLength(WORDS_MAX);
        words.setWidthFull();
        shown.addClassNames("lk-pictured", "lk-form");
        insert.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        insert.setEnabled(false);
        insert.addClickListener(click -> insert(inserted));
        var form = new Div(new Paragraph(getTranslation("author.picture.lead")), upload(), shown, words);
        form.addClassName("lk-form");
        add(form);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), insert);
    }

    private Upload upload() {
        upload.setUploadHandler(UploadHandler.inMemory(
                (metadata, bytes) -> took(bank.pictures().keep(bytes, metadata.fileName(), bank.now()))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(BYTES_MAX);
        upload.setAcceptedMimeTypes("image/png", "image/jpeg", "image/gif");
        upload.setI18n(UploadWords.of(
                this::getTranslation, "author.picture.choose", "author.picture.big", "author.picture.type"));
        upload.addFileRejectedListener(rejected -> Notices.refused(rejected.getErrorMessage()));
        return upload;
    }

    private void took(PictureKeeping keeping) {
        shown.removeAll();
        // It is shown below, larger; and another may be chosen instead.
        upload.clearFileList();
        switch (keeping) {
            case PictureKeeping.Kept(Picture kept) -> {
                picture = kept;
                shown.add(new Image("media/pictures/" + kept.sha256(), ""));
                insert.setEnabled(true);
                words.focus();
            }
            case PictureKeeping.Refused(var fault) ->
                Notices.refused(Formats.of(getLocale()).name(fault.zh(), fault.en()));
        }
    }

    private void insert(SerializableConsumer<String> inserted) {
        if (words.getValue().isBlank()) {
            words.setErrorMessage(getTranslation("author.picture.words.missing"));
            words.setInvalid(true);
            words.focus();
            return;
        }
        if (picture != null) inserted.accept(picture.reference(words.getValue()));
        close();
    }
}
