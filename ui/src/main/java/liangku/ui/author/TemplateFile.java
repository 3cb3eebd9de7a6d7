package liangku.ui.author;

import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import liangku.questionbank.interchange.QuestionImports;

/** The workbook authors fill in, as a download. */
final class TemplateFile {

    private TemplateFile() {}

    static DownloadResponse response(QuestionImports imports) {
        var out = new ByteArrayOutputStream();
        try {
            imports.template(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new DownloadResponse(
                new ByteArrayInputStream(out.toByteArray()),
                "liangku-questions.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                out.size());
    }
}
