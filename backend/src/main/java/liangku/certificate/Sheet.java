package liangku.certificate;

import static liangku.certificate.Backdrop.MIDDLE;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import liangku.certificate.Typesetter.Align;
import liangku.certificate.Typesetter.Style;

/** The one page of a certificate. All measures are points from the lower left corner of A4. */
final class Sheet {

    private static final float LEFT = 84;
    private static final float RIGHT = PageSize.A4.getWidth() - LEFT;
    private static final float SECOND = MIDDLE + 16;
    private static final float QR = 108;

    private static final Style LABEL = new Style(Faces.SANS, 8.5f, Ink.INK_FAINT);
    private static final Style VALUE = new Style(Faces.KAI, 16, Ink.INK);
    private static final Style GLOSS = new Style(Faces.SANS, 9, Ink.INK_SOFT);
    private static final Style SMALL = new Style(Faces.SANS, 7.5f, Ink.INK_SOFT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Certificate certificate;
    private final CertificateSettings settings;
    private final PdfCanvas canvas;
    private final Typesetter type;

    Sheet(Certificate certificate, CertificateSettings settings, Fonts fonts, PdfDocument document) {
        this.certificate = certificate;
        this.settings = settings;
        this.canvas = new PdfCanvas(document.addNewPage(PageSize.A4));
        this.type = new Typesetter(canvas, fonts);
        canvas.addXObjectAt(Backdrop.in(document), 0, 0);
    }

    void draw(SigningKey key) {
        if (settings.mark() == Mark.DEMO) {
            stain();
        }
        heading();
        holder();
        fields();
        foot(key);
        if (settings.mark() == Mark.DEMO) {
            banner();
        }
    }

    private void heading() {
        type.line("食品安全培训考核合格证书", new Style(Faces.KAI, 32, Ink.TEAL_DEEP, 3), Align.CENTRE, MIDDLE, 652);
        type.line(
                "CERTIFICATE OF FOOD-SAFETY TRAINING AND EXAMINATION",
                new Style(Faces.SANS, 9.5f, Ink.TEAL, 1.3f),
                Align.CENTRE,
                MIDDLE,
                630);
        canvas.setStrokeColor(Ink.AMBER.color()).setLineWidth(0.8f);
        canvas.moveTo(MIDDLE - 130, 612).lineTo(MIDDLE - 9, 612).stroke();
        canvas.moveTo(MIDDLE + 9, 612).lineTo(MIDDLE + 130, 612).stroke();
        canvas.setFillColor(Ink.AMBER.color());
        canvas.moveTo(MIDDLE, 616).lineTo(MIDDLE + 4, 612).lineTo(MIDDLE, 608).lineTo(MIDDLE - 4, 612);
        canvas.closePath().fill();
        type.line(
                "证书编号 No.  " + certificate.number(),
                new Style(Faces.SANS, 10, Ink.INK_SOFT, 0.3f),
                Align.CENTRE,
                MIDDLE,
                590);
    }

    private void holder() {
        type.line("兹证明  This is to certify that", GLOSS, Align.CENTRE, MIDDLE, 553);
        type.fitted(
                certificate.holder().name(),
                new Style(Faces.KAI, 42, Ink.INK, 4),
                Align.CENTRE,
                MIDDLE,
                498,
                RIGHT - LEFT);
        canvas.setStrokeColor(Ink.AMBER_SOFT.color()).setLineWidth(0.8f);
        canvas.moveTo(MIDDLE - 120, 482).lineTo(MIDDLE + 120, 482).stroke();
        type.line(
                "证件号码 ID  " + certificate.holder().idNumber(),
                new Style(Faces.SANS, 10, Ink.INK_SOFT, 0.3f),
                Align.CENTRE,
                MIDDLE,
                464);
        type.fitted(
                "经“" + certificate.programmeZh() + "”考核合格，特发此证。",
                new Style(Faces.KAI, 17, Ink.INK, 0.5f),
                Align.CENTRE,
                MIDDLE,
                430,
                RIGHT - LEFT);
        type.fitted(
                "has passed the examination of \"" + certificate.programmeEn() + "\".",
                GLOSS,
                Align.CENTRE,
                MIDDLE,
                411,
                RIGHT - LEFT);
    }

    private void fields() {
        rule(386);
        type.line("工作单位 Employer", LABEL, Align.LEFT, LEFT, 370);
        type.paragraph(certificate.employerName(), VALUE, LEFT, 347, RIGHT - LEFT);
        rule(330);
        type.line("岗位 Post", LABEL, Align.LEFT, LEFT, 314);
        type.fitted(certificate.post().zh(), VALUE, Align.LEFT, LEFT, 293, SECOND - LEFT - 16);
        type.line(certificate.post().en(), GLOSS, Align.LEFT, LEFT, 279);
        type.line("考核成绩 Score", LABEL, Align.LEFT, SECOND, 314);
        type.line(certificate.percent().stripTrailingZeros().toPlainString() + "%", VALUE, Align.LEFT, SECOND, 293);
        type.line("合格 Passed", GLOSS, Align.LEFT, SECOND, 279);
        rule(264);
        day("发证日期 Issued on", certificate.issuedOn(), LEFT);
        day("有效期至 Valid until", certificate.validUntil(), SECOND);
        rule(198);
    }

    private void day(String label, LocalDate day, float x) {
        type.line(label, LABEL, Align.LEFT, x, 248);
        type.line(
                "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                VALUE,
                Align.LEFT,
                x,
                227);
        type.line(ENGLISH_DAY.format(day), GLOSS, Align.LEFT, x, 213);
    }

    private void foot(SigningKey key) {
        var page = settings.verificationPage(certificate.number()).toString();
        canvas.setStrokeColor(Ink.TEAL_LINE.color())
                .setFillColor(Ink.WHITE.color())
                .setLineWidth(0.8f);
        canvas.roundRectangle(LEFT - 3, 79, QR + 6, QR + 6, 6).fillStroke();
        QrCode.of(page).draw(canvas, LEFT, 82, QR);
        var x = LEFT + QR + 20;
        type.line("扫码核验  Scan to verify", new Style(Faces.SANS, 10, Ink.TEAL_DEEP), Align.LEFT, x, 174);
        type.fitted(page, SMALL, Align.LEFT, x, 161, RIGHT - x);
        type.fitted(settings.issuerZh(), new Style(Faces.KAI, 15, Ink.INK), Align.RIGHT, RIGHT, 138, RIGHT - x);
        type.fitted(settings.issuerEn(), SMALL, Align.RIGHT, RIGHT, 126, RIGHT - x);
        type.line(
                ChineseDay.of(certificate.issuedOn()), new Style(Faces.KAI, 12, Ink.INK_SOFT), Align.RIGHT, RIGHT, 109);
        type.fitted(
                "数字签名 Digitally signed: %s, SHA-256, PAdES. 签名证书指纹 Key %s"
                        .formatted(key.algorithm(), key.id().substring(0, 16)),
                SMALL,
                Align.LEFT,
                x,
                90,
                RIGHT - x);
        type.fitted(
                "电子证书，效力以核验页为准。 An electronic certificate: the verification page says whether it is valid.",
                SMALL,
                Align.LEFT,
                x,
                79,
                RIGHT - x);
    }

    /** Under the text, so that nothing of it is lost and nobody can take it off without leaving a hole. */
    private void stain() {
        canvas.saveState();
        var cos = Math.cos(Math.PI / 5);
        var sin = Math.sin(Math.PI / 5);
        canvas.concatMatrix(cos, sin, -sin, cos, MIDDLE, 420);
        type.line("演示  无效", new Style(Faces.KAI, 100, Ink.BRICK_MIST, 4), Align.CENTRE, 0, 8);
        type.line("DEMO – NOT VALID", new Style(Faces.SANS, 46, Ink.BRICK_MIST, 3), Align.CENTRE, 0, -54);
        canvas.restoreState();
    }

    private void banner() {
        canvas.setFillColor(Ink.BRICK.color())
                .roundRectangle(MIDDLE - 118, 776, 236, 18, 9)
                .fill();
        type.line("演示 DEMO — 无效 NOT VALID", new Style(Faces.SANS, 10, Ink.WHITE, 0.8f), Align.CENTRE, MIDDLE, 781.5f);
    }

    private void rule(float y) {
        canvas.setStrokeColor(Ink.TEAL_LINE.color()).setLineWidth(0.5f);
        canvas.moveTo(LEFT, y).lineTo(RIGHT, y).stroke();
    }
}
