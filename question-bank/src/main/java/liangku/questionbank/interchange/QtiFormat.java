package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Question;
import liangku.questionbank.Taxonomy;

/**
 * Content packages of QTI, and single items. Reading takes every version whatever was named; writing is one version's, and
 * loses nothing (see the package's description for where it puts what QTI has no words for).
 */
final class QtiFormat implements ItemFormat {

    private static final int BEGINNING = 1 << 16;
    private static final Pattern KIN = Pattern.compile("imsqti_(item_)?v2p0|type\\s*=\\s*\"imsqti_");

    private final QtiDialect dialect;
    private final Taxonomy taxonomy;

    QtiFormat(QtiDialect dialect, Taxonomy taxonomy) {
        this.dialect = dialect;
        this.taxonomy = taxonomy;
    }

    @Override
    public FileFormat format() {
        return dialect.format();
    }

    @Override
    public boolean recognises(Upload file) throws IOException {
        return recognises(dialect, file);
    }

    static boolean recognises(QtiDialect dialect, Upload file) throws IOException {
        var beginning = beginning(file);
        if (dialect.speaks(beginning)) return true;
        // QTI 1 and the first of QTI 2 are told what is wrong with them by their nearest kin.
        return dialect == QtiDialect.V2_1
                && Arrays.stream(QtiDialect.values()).noneMatch(other -> other.speaks(beginning))
                && KIN.matcher(beginning).find();
    }

    private static String beginning(Upload file) throws IOException {
        if (file.isZip()) {
            try (var zip = new ZipFile(file.path().toFile())) {
                var manifest = QtiPackage.manifest(zip);
                if (manifest.isEmpty()) return "";
                try (var in = zip.getInputStream(zip.getEntry(manifest.get()))) {
                    return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
                }
            } catch (ZipException broken) {
                // Whoever knows what else it may be says what is wrong with it.
                return "";
            }
        }
        try (var in = Files.newInputStream(file.path())) {
            var text = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            return text.contains("assessmentItem") || text.contains("qti-assessment-item") ? text : "";
        }
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        new QtiReader(taxonomy.all(), sink).read(file);
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        new QtiPackageWriter(dialect, questions, new QtiListTest()).write(out);
    }

    @Override
    public List<Loss> losses(Question question) {
        return List.of();
    }

    @Override
    public List<Loss> unseen(Question question) {
        return Unseen.inQti(question);
    }
}
