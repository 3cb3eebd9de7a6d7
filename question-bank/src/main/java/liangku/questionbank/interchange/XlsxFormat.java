package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Question;
import liangku.questionbank.Taxonomy;

/** Workbooks of Excel and its kin. They hold all that the bank does. */
final class XlsxFormat implements ItemFormat {

    private final Taxonomy taxonomy;

    XlsxFormat(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    @Override
    public FileFormat format() {
        return FileFormat.XLSX;
    }

    @Override
    public boolean recognises(Upload file) {
        return file.isZip();
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        var rows = new TableReader(sink);
        XlsxRows.read(file.path(), sink::note, rows);
        rows.finish();
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        new QuestionWorkbook(taxonomy).write(questions, out);
    }

    @Override
    public List<Loss> losses(Question question) {
        return List.of();
    }

    @Override
    public boolean losesNothing() {
        return true;
    }
}
