package liangku.certificate;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.CompressionConstants;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What every certificate lies on: paper, a border of woven lines, a rosette and the mark of the house. Drawn and
 * compressed once for the JVM; a certificate copies the bytes.
 */
final class Backdrop {

    /** Centre of the page and of the rosette. */
    static final float MIDDLE = PageSize.A4.getWidth() / 2;

    private static final float ROSETTE_Y = 470;
    private static final float MARK_SIZE = 66;
    private static final float MARK_Y = 702;
    private static final byte[] CONTENT = draw();

    private Backdrop() {}

    /** {@return the drawing as an object of {@code document}} */
    static PdfFormXObject in(PdfDocument document) {
        var stream = new PdfStream(CONTENT, CompressionConstants.NO_COMPRESSION);
        stream.makeIndirect(document);
        stream.put(PdfName.Filter, PdfName.FlateDecode);
        stream.put(PdfName.Type, PdfName.XObject);
        stream.put(PdfName.Subtype, PdfName.Form);
        var form = new PdfFormXObject(stream);
        form.put(PdfName.BBox, new PdfArray(PageSize.A4));
        return form;
    }

    private static byte[] draw() {
        try (var sketch = new PdfDocument(new PdfWriter(new ByteArrayOutputStream()))) {
            sketch.addNewPage(PageSize.A4);
            var form = new PdfFormXObject(PageSize.A4);
            var canvas = new PdfCanvas(form, sketch);
            paper(canvas);
            rosette(canvas);
            border(canvas);
            mark(canvas);
            return deflated(form.getPdfObject().getBytes());
        }
    }

    private static void paper(PdfCanvas canvas) {
        canvas.setFillColor(Ink.PAPER.color()).rectangle(PageSize.A4).fill();
    }

    /** A guilloche: rings of one shape, each turned a little, that cross each other. */
    private static void rosette(PdfCanvas canvas) {
        canvas.setStrokeColor(Ink.TEAL_MIST.color()).setLineWidth(0.5f);
        weave(canvas, 158, 30, 18, 6);
        weave(canvas, 106, 20, 14, 5);
        weave(canvas, 66, 14, 10, 4);
    }

    private static void weave(PdfCanvas canvas, double radius, double swing, int petals, int strands) {
        var steps = petals * 14;
        for (var strand = 0; strand < strands; strand++) {
            for (var i = 0; i < steps; i++) {
                var angle = 2 * Math.PI * i / steps;
                var r = radius + swing * Math.sin(petals * angle + 2 * Math.PI * strand / strands);
                point(canvas, i, MIDDLE + r * Math.cos(angle), ROSETTE_Y + r * Math.sin(angle));
            }
            canvas.closePath().stroke();
        }
    }

    private static void border(PdfCanvas canvas) {
        frame(canvas, 22, 2.4f, Ink.TEAL);
        frame(canvas, 27.5f, 0.5f, Ink.AMBER);
        frame(canvas, 42.5f, 0.5f, Ink.TEAL_LINE);
        canvas.setStrokeColor(Ink.TEAL_LINE.color()).setLineWidth(0.5f);
        var width = PageSize.A4.getWidth();
        var height = PageSize.A4.getHeight();
        for (var strand = 0; strand < 3; strand++) {
            var shift = strand / 3.0;
            for (var side : new float[] {35, height - 35}) {
                wave(canvas, width - 84, 36, shift, (along, swing) -> new double[] {42 + along, side + swing});
            }
            for (var side : new float[] {35, width - 35}) {
                wave(canvas, height - 84, 54, shift, (along, swing) -> new double[] {side + swing, 42 + along});
            }
        }
        for (var x : new float[] {35, width - 35}) {
            for (var y : new float[] {35, height - 35}) {
                corner(canvas, x, y);
            }
        }
    }

    /** A sine of so many periods, one Bézier curve for each half of a wave; what juts out lies under the corners. */
    private static void wave(PdfCanvas canvas, double length, int periods, double shift, Along along) {
        var half = length / periods / 2;
        var x = (shift - 1) * 2 * half;
        var start = along.at(x, 0);
        canvas.moveTo(start[0], start[1]);
        for (var i = 0; x < length; i++) {
            var top = (i % 2 == 0 ? 1 : -1) * 4.6 * 4 / 3;
            var a = along.at(x + half * 0.3642, top);
            var b = along.at(x + half * 0.6358, top);
            var end = along.at(x + half, 0);
            canvas.curveTo(a[0], a[1], b[0], b[1], end[0], end[1]);
            x += half;
        }
        canvas.stroke();
    }

    private static void corner(PdfCanvas canvas, float x, float y) {
        canvas.setFillColor(Ink.PAPER.color())
                .setStrokeColor(Ink.TEAL.color())
                .setLineWidth(0.8f)
                .circle(x, y, 9.5)
                .fillStroke();
        canvas.saveState().setFillColor(Ink.AMBER.color());
        canvas.concatMatrix(0.85, 0, 0, -0.85, x - 32 * 0.85, y + 10.7 * 0.85);
        flame(canvas);
        canvas.restoreState();
    }

    private static void frame(PdfCanvas canvas, float inset, float line, Ink ink) {
        canvas.setStrokeColor(ink.color())
                .setLineWidth(line)
                .rectangle(new Rectangle(
                        inset, inset, PageSize.A4.getWidth() - 2 * inset, PageSize.A4.getHeight() - 2 * inset))
                .stroke();
    }

    /** kit/logo.svg, path by path: two books that lean together, one bowl on one foot, a flame. */
    private static void mark(PdfCanvas canvas) {
        var scale = MARK_SIZE / 64;
        canvas.saveState();
        canvas.concatMatrix(scale, 0, 0, -scale, MIDDLE - MARK_SIZE / 2, MARK_Y + MARK_SIZE);
        canvas.setFillColor(Ink.TEAL.color());
        canvas.moveTo(30.8, 25.5).curveTo(24.8, 20.6, 16, 18.3, 6, 18.5).curveTo(6, 35, 13.5, 47, 30.8, 51);
        canvas.closePath().fill();
        canvas.setFillColor(Ink.TEAL_BRIGHT.color());
        canvas.moveTo(33.2, 25.5).curveTo(39.2, 20.6, 48, 18.3, 58, 18.5).curveTo(58, 35, 50.5, 47, 33.2, 51);
        canvas.closePath().fill();
        canvas.setFillColor(Ink.TEAL.color());
        canvas.roundRectangle(20, 53.5, 24, 4, 2).fill();
        canvas.setStrokeColor(Ink.PAPER.color()).setLineWidth(2.2f).setLineCapStyle(1);
        canvas.moveTo(12.5, 25.5).curveTo(17.3, 26.1, 21.5, 27.4, 25.1, 29.7);
        canvas.moveTo(14.5, 32.5).curveTo(18.3, 33.1, 21.5, 34.2, 24.9, 36.2);
        canvas.moveTo(51.5, 25.5).curveTo(46.7, 26.1, 42.5, 27.4, 38.9, 29.7);
        canvas.moveTo(49.5, 32.5).curveTo(45.7, 33.1, 42.5, 34.2, 39.1, 36.2);
        canvas.stroke();
        canvas.setFillColor(Ink.AMBER.color());
        flame(canvas);
        canvas.restoreState();
    }

    private static void flame(PdfCanvas canvas) {
        canvas.moveTo(32, 4.5)
                .curveTo(36.2, 7.7, 37.4, 11.2, 35.5, 14.4)
                .curveTo(34.7, 15.7, 33.4, 16.5, 32, 16.9)
                .curveTo(30.6, 16.5, 29.3, 15.7, 28.5, 14.4)
                .curveTo(26.6, 11.2, 27.8, 7.7, 32, 4.5)
                .closePath()
                .fill();
    }

    private static void point(PdfCanvas canvas, int index, double x, double y) {
        if (index == 0) {
            canvas.moveTo(x, y);
        } else {
            canvas.lineTo(x, y);
        }
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return out.toByteArray();
    }

    private interface Along {
        double[] at(double along, double swing);
    }
}
