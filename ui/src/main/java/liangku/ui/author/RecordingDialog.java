package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.UploadHandler;
import liangku.questionbank.Recording;
import liangku.questionbank.RecordingKeeping;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.UploadWords;

/** Brings the recording of one text. */
class RecordingDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final String said;
    private final SerializableRunnable kept;
    private final Upload upload = new Upload();

    RecordingDialog(Bank bank, String said, SerializableRunnable kept) {
        this.bank = bank;
        this.said = said;
        this.kept = kept;
        setHeaderTitle(getTranslation("author.recording"));
        setWidth("32rem");
        var text = new Paragraph(said);
        text.addClassName("said");
        var form = new Div(text, new Paragraph(getTranslation("author.recording.lead")), upload());
        form.addClassName("lk-form");
        add(form);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()));
    }

    private Upload upload() {
        upload.setUploadHandler(UploadHandler.inMemory((metadata, bytes) ->
                took(bank.recordings().keep(said, bytes, metadata.fileName(), bank.subject(), bank.now()))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Recording.BYTES_MAX);
        // Its bytes decide; this only spares people the files that cannot be meant.
        upload.setAcceptedFileExtensions(".mp3", ".m4a", ".mp4");
        upload.setI18n(UploadWords.of(
                this::getTranslation, "author.recording.choose", "author.recording.big", "author.recording.type"));
        upload.addFileRejectedListener(rejected -> Notices.refused(rejected.getErrorMessage()));
        return upload;
    }

    private void took(RecordingKeeping keeping) {
        // Another may be chosen instead of what was refused.
        upload.clearFileList();
        switch (keeping) {
            case RecordingKeeping.Kept(var recording) -> {
                close();
                Notices.done(getTranslation("author.recording.kept"));
                kept.run();
            }
            case RecordingKeeping.Refused(var fault) ->
                Notices.refused(Formats.of(getLocale()).name(fault.zh(), fault.en()));
        }
    }
}
