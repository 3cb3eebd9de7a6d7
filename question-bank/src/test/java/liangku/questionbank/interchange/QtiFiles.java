package liangku.questionbank.interchange;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Packages for tests, made of files that lie in the folder {@code interchange/qti} or are written here. */
final class QtiFiles {

    private QtiFiles() {}

    static byte[] png(int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return a file of the folder} */
    static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(
                QtiFiles.class.getResourceAsStream("/interchange/qti/" + name), "no file " + name)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** {@return a package of these files of the folder, under their own names, with a manifest that lists each as an item} */
    static byte[] packed(String type, String... names) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("imsmanifest.xml", bytes(manifest(type, names)));
        for (var name : names) entries.put(name, file(name));
        return zip(entries);
    }

    static String manifest(String type, String... hrefs) {
        var resources = new StringBuilder();
        for (int i = 0; i < hrefs.length; i++) {
            resources.append("<resource identifier=\"R%d\" type=\"%s\" href=\"%s\"><file href=\"%s\"/></resource>"
                    .formatted(i, type, hrefs[i], hrefs[i]));
        }
        return "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"M\"><organizations/><resources>"
                + resources + "</resources></manifest>";
    }
}
