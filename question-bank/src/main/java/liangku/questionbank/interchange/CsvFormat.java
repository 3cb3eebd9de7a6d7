package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Question;

/** Text tables. Whatever is text and nothing else is taken for one, so that its author is told what is missing. */
final class CsvFormat implements ItemFormat {

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public boolean recognises(Upload file) {
        return !file.isZip();
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        var rows = new TableReader(sink);
        CsvRows.read(file.path(), rows);
        rows.finish();
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public List<Loss> losses(Question question) {
        return List.of();
    }
}
