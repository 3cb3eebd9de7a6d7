package liangku.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/**
 * A file goes in three steps: choose, see what would happen row by row, keep it. Nothing is written before the last
 * step, and every row that is refused, or not taken as it came, is shown with its reason.
 */
public final class ImportPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int FILE_BYTES_MAX = 50 * 1024 * 1024;

    /** Whether a run is only looked at, or kept. */
    public enum Pass {
        PREVIEW,
        KEEP
    }

    /** What the desk asks of a service; called with the file from its first byte. */
    @FunctionalInterface
    public interface Importer extends Serializable {
        Result run(InputStream file, Pass pass);
    }

    /** What came of a run. */
    public sealed interface Result extends Serializable {

        /**
         * @param refused rows that were not taken, in the order of the file
         * @param remarks rows that were taken, but not all of them as it came; in the order of the file
         */
        record Read(int read, int accepted, int unchanged, int duplicates, List<Row> refused, List<Row> remarks)
                implements Result {
            public Read {
                refused = List.copyOf(refused);
                remarks = List.copyOf(remarks);
            }
        }

        /** The file as a whole cannot be read. */
        record Unreadable(String reason) implements Result {}
    }

    /** One row of which there is something to say. */
    public record Row(int position, String identifier, String code, String reason) implements Serializable {}

    private final Importer importer;
    private final Div stage = new Div();
    private byte[] file = {};

    public ImportPanel(String columns, Importer importer) {
        this.importer = importer;
        addClassNames("lk-card", "lk-import");
        stage.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("kit.import.choose")), new Paragraph(columns), upload(), stage);
    }

    private Upload upload() {
        var upload = new Upload(UploadHandler.inMemory((metadata, content) -> {
            file = content;
            preview(metadata.fileName());
        }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(FILE_BYTES_MAX);
        upload.setAcceptedFileExtensions(".xlsx", ".csv");
        upload.setI18n(UploadWords.in(this::getTranslation));
        upload.addFileRejectedListener(rejected -> Notices.refused(rejected.getErrorMessage()));
        return upload;
    }

    private void preview(String fileName) {
        stage.removeAll();
        switch (importer.run(new ByteArrayInputStream(file), Pass.PREVIEW)) {
            case Result.Unreadable(var reason) -> stage.add(new EmptyState(VaadinIcon.FILE_REMOVE, reason));
            case Result.Read read -> {
                stage.add(
                        new H2(getTranslation("kit.import.preview", fileName)), new ImportOutcome(read, Pass.PREVIEW));
                if (read.accepted() > 0) {
                    var keep = new Button(getTranslation("kit.import.keep", read.accepted()), click -> keep());
                    keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                    keep.setDisableOnClick(true);
                    stage.add(keep);
                }
            }
        }
    }

    private void keep() {
        var result = importer.run(new ByteArrayInputStream(file), Pass.KEEP);
        file = new byte[0];
        stage.removeAll();
        switch (result) {
            case Result.Unreadable(var reason) -> stage.add(new EmptyState(VaadinIcon.FILE_REMOVE, reason));
            case Result.Read read -> {
                Notices.done(getTranslation("kit.import.kept", read.accepted()));
                stage.add(new H2(getTranslation("kit.import.result")), new ImportOutcome(read, Pass.KEEP));
            }
        }
    }
}
