package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Intake;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.UnreadableFile;
import org.springframework.stereotype.Component;

/** Brings files of questions into the bank. */
@Component
public class QuestionImports {

    private final Intake intake;
    private final Taxonomy taxonomy;
    private final List<ItemFormat> formats;

    QuestionImports(Intake intake, Taxonomy taxonomy, List<ItemFormat> formats) {
        this.intake = intake;
        this.taxonomy = taxonomy;
        this.formats = List.copyOf(formats);
    }

    /** {@return imports that read every format} */
    public static QuestionImports of(Intake intake, Taxonomy taxonomy) {
        return new QuestionImports(intake, taxonomy, Formats.all(taxonomy));
    }

    /**
     * How a file is to be taken.
     *
     * @param format absent to find out from the file
     * @param topic leaf for items that name none of ours; tables must always name it
     */
    public record Wish(Optional<FileFormat> format, ImportMode mode, OnDuplicate onDuplicate, String topic) {

        /** What most people want: the format found out, known identifiers become new versions. */
        public static Wish of(ImportMode mode) {
            return new Wish(Optional.empty(), mode, OnDuplicate.VERSION, ImportOrder.UNSORTED);
        }
    }

    /**
     * Imports one file, at most 100 MB and 200,000 items.
     *
     * @param file read to its end unless it is refused; not closed
     * @param name as sent; told to people, never trusted
     * @param by a subject such as {@code account:<uuid>}
     */
    public ImportResult run(InputStream file, String name, Wish wish, String by, Instant now) {
        try (var upload = Upload.receive(file, name)) {
            var format = format(upload, wish.format());
            boolean table = format.format() == FileFormat.XLSX || format.format() == FileFormat.CSV;
            var order = new ImportOrder(
                    format.format(),
                    upload.name(),
                    upload.sha256(),
                    wish.mode(),
                    wish.onDuplicate(),
                    table ? "" : wish.topic());
            return intake.run(sink -> format.read(upload, sink), order, by, now);
        } catch (UnreadableFile unreadable) {
            return new ImportResult.Unreadable(unreadable.fault());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ItemFormat format(Upload upload, Optional<FileFormat> named) throws IOException {
        for (var format : formats) {
            if (named.isPresent() ? format.format() == named.get() : format.recognises(upload)) return format;
        }
        throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    /** Writes the XLSX workbook authors fill in: drop-downs, examples, the knowledge points. Does not close {@code out}. */
    public void template(OutputStream out) throws IOException {
        QuestionTemplate.write(taxonomy, out);
    }
}
