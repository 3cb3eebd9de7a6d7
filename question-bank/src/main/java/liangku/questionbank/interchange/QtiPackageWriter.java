package liangku.questionbank.interchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;

/** Writes a package: one file an item, each picture once, a test, and at the end the manifest. */
final class QtiPackageWriter {

    private static final String TEST = "test.xml";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final QtiDialect dialect;
    private final Shelf shelf;
    private final QtiTestOut test;
    private final Set<String> pictures = new HashSet<>();
    private final QtiItems items = new QtiItems();

    QtiPackageWriter(QtiDialect dialect, Shelf shelf, QtiTestOut test) {
        this.dialect = dialect;
        this.shelf = shelf;
        this.test = test;
    }

    void write(OutputStream out) throws IOException {
        // A manifest says all items and must be one file: it waits on disk until the last item is known.
        var resources = Files.createTempFile("liangku-export-", ".part");
        try {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            items(zip, resources);
            test(zip);
            manifest(zip, resources);
            zip.finish();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            Files.deleteIfExists(resources);
        }
    }

    private void items(ZipOutputStream zip, Path resources) throws IOException {
        try (var listed = new BufferedOutputStream(Files.newOutputStream(resources), 1 << 16)) {
            shelf.forEach(question -> {
                try {
                    listed.write(item(zip, question).getBytes(StandardCharsets.UTF_8));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /** {@return what the manifest says of it} */
    private String item(ZipOutputStream zip, Question question) throws IOException {
        int number = items.add(question.id());
        var form = QuestionForm.of(question);
        var writer = new QtiItemWriter(dialect, shelf::picture);
        entry(zip, QtiItems.file(number), writer.write(question));
        for (var shown : writer.pictures(form.more())) {
            if (!pictures.add(shown.picture().sha256())) continue;
            zip.putNextEntry(new ZipEntry(QtiText.pictureFile(shown.picture())));
            zip.write(shown.bytes());
            zip.closeEntry();
        }
        var out = new QtiOut(dialect);
        out.plain("resource").with("identifier", QtiItems.id(number)).with("type", dialect.resourceType("item"));
        out.with("href", QtiItems.file(number));
        QtiMetadata.write(form, out);
        out.plain("file").with("href", QtiItems.file(number)).close();
        for (var shown : writer.pictures(form.more())) {
            out.plain("file").with("href", QtiText.pictureFile(shown.picture())).close();
        }
        return out.close() + "\n";
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(DECLARATION.getBytes(StandardCharsets.UTF_8));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void test(ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(TEST));
        say(zip, DECLARATION);
        test.write(dialect, items, xml -> say(zip, xml));
        zip.closeEntry();
    }

    /** Opens the root of an item or a test. */
    static QtiOut root(QtiOut out, String name) {
        var dialect = out.dialect();
        out.open(name);
        return out.with("xmlns", dialect.namespace())
                .with("xmlns:xsi", XSI)
                .with("xsi:schemaLocation", dialect.namespace() + " " + dialect.schema());
    }

    private void manifest(ZipOutputStream zip, Path resources) throws IOException {
        zip.putNextEntry(new ZipEntry(QtiPackage.MANIFEST));
        var head = new QtiOut(dialect);
        head.plain("manifest").with("xmlns", dialect.manifestNamespace()).with("xmlns:xsi", XSI);
        head.with("xsi:schemaLocation", dialect.manifestNamespace() + " " + dialect.manifestSchema());
        head.with("identifier", "LIANGKU");
        head.plain("metadata").sayPlain("schema", dialect.packageName());
        head.sayPlain("schemaversion", dialect.packageVersion()).close();
        head.plain("organizations").close().plain("resources").words("\n");
        say(zip, DECLARATION + head);
        Files.copy(resources, zip);
        var about = new QtiOut(dialect).plain("resource").with("identifier", "TEST");
        about.with("type", dialect.resourceType("test")).with("href", TEST);
        test.describe(about);
        about.plain("file").with("href", TEST).close();
        say(zip, about.words("").toString());
        for (int item = 1; item <= items.count(); item++) {
            say(zip, "<dependency identifierref=\"" + QtiItems.id(item) + "\"/>");
        }
        say(zip, "</resource></resources></manifest>");
        zip.closeEntry();
    }

    private static void say(ZipOutputStream zip, String xml) throws IOException {
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the address of a picture in an item} */
    static String address(Picture picture) {
        return "../" + QtiText.pictureFile(picture);
    }
}
