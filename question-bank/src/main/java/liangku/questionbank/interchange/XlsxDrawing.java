package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liangku.questionbank.Picture;

/** The pictures that lie on one sheet: where, and which. Their bytes it does not hold. */
final class XlsxDrawing {

    private static final int EMU_PER_PIXEL = 9_525;
    private static final int HEIGHT_PIXELS = 120;
    private static final int WIDTH_PIXELS = 150;
    private static final int GAP_PIXELS = 4;

    private final List<Anchor> anchors = new ArrayList<>();
    private final Map<String, Media> media = new LinkedHashMap<>();

    /**
     * A picture about to lie in a cell.
     *
     * @param column 0 for A
     * @param nth 0 for the first in its cell
     * @param words for who cannot see it
     */
    record Placed(int column, int nth, String words, Picture picture) {}

    private record Anchor(int row, Placed placed, int number) {}

    /** A picture in the file, once however often it lies on the sheet. */
    record Media(int number, String sha256, String extension) {}

    /** @param row 0 for the first */
    void place(int row, Placed placed) {
        var picture = placed.picture;
        var known = media.computeIfAbsent(
                picture.sha256(),
                sha256 ->
                        new Media(media.size() + 1, sha256, picture.mediaType().substring("image/".length())));
        anchors.add(new Anchor(row, placed, known.number));
    }

    boolean isEmpty() {
        return anchors.isEmpty();
    }

    Collection<Media> media() {
        return media.values();
    }

    void write(OutputStream out) throws IOException {
        out.write("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                """.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < anchors.size(); i++) {
            out.write(xml(anchors.get(i), i + 1).getBytes(StandardCharsets.UTF_8));
        }
        out.write("</xdr:wsDr>".getBytes(StandardCharsets.UTF_8));
    }

    private static String xml(Anchor anchor, int number) {
        var picture = anchor.placed.picture;
        double scale = Math.min(
                1.0, Math.min((double) HEIGHT_PIXELS / picture.height(), (double) WIDTH_PIXELS / picture.width()));
        int offset = (GAP_PIXELS + anchor.placed.nth * (WIDTH_PIXELS + GAP_PIXELS)) * EMU_PER_PIXEL;
        long width = Math.max(1, Math.round(picture.width() * scale)) * EMU_PER_PIXEL;
        long height = Math.max(1, Math.round(picture.height() * scale)) * EMU_PER_PIXEL;
        return """
                <xdr:oneCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%d</xdr:colOff><xdr:row>%d</xdr:row>\
                <xdr:rowOff>%d</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/><xdr:pic><xdr:nvPicPr>\
                <xdr:cNvPr id="%d" name="%s%d" descr="%s"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/>\
                </xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/>\
                </a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>\
                <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>\
                </xdr:oneCellAnchor>\
                """.formatted(
                        anchor.placed.column,
                        offset,
                        anchor.row,
                        GAP_PIXELS * EMU_PER_PIXEL,
                        width,
                        height,
                        number + 1,
                        XlsxPictures.OURS,
                        number,
                        // A tab in an attribute would become a blank.
                        XlsxSheet.escaped(anchor.placed.words).replace("\t", "&#9;"),
                        anchor.number,
                        width,
                        height);
    }
}
