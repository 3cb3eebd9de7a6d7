package liangku.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A test that comes from elsewhere. */
final class ForeignTest {

    private ForeignTest() {}

    /** The spot check's own package, under another title; its first section lists its questions and draws none. */
    static byte[] titled(String title, Api author) throws IOException, InterruptedException {
        var file = author.get("/api/v1/question-bank/exports?format=qti-3.0&blueprint=P-C")
                .bytes();
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(file));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = from.readAllBytes();
                to.write(entry.getName().equals("test.xml") ? titled(title, bytes) : bytes);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] titled(String title, byte[] test) {
        return new String(test, StandardCharsets.UTF_8)
                .replaceFirst(" title=\"[^\"]*\"", " title=\"" + title + "\"")
                .replaceFirst("<qti-selection [^>]*/>", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
