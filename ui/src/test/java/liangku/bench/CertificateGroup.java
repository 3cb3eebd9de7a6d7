package liangku.bench;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.Paragraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Certificates become PDF: drawn, fonts embedded, signed, stored, served. */
final class CertificateGroup implements Group {

    private static final int CALLERS = 2;
    private static final String TEXT = "食品安全培训考核合格证书 二〇二六年十一月二十五日 聊城市东昌府区湖畔第一小学食堂 从业人员 王小兰";

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public String how() {
        return """
                A regulator downloads the PDFs of certificates of the demo city that nobody asked for before, so each is \
                rendered, signed (PAdES), stored and served, by 2 callers after a warm-up of 150; then the same once more. CPU is \
                that of application and database together, reading the log of the regulator's reads included. Beside it \
                stands iText alone: one line of Chinese with the platform's own font embedded, the font parsed before, \
                neither PDF/A nor signed.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var stack = Stack.start(plan, new Stack.Start("certificate", "small", 2_048));
                var rest = new Rest(stack.base(), CALLERS)) {
            var regulator = rest.demo("regulator");
            var warming = plan.count(150, 2);
            var measured = plan.count(400, 3);
            var numbers = numbers(rest, regulator, warming + measured);
            var bytes = new LongAdder();
            Load.Work<String> download =
                    number -> bytes.add(rest.get("/api/v1/certificates/" + number + "/pdf", regulator)
                            .orThrow()
                            .bytesOnTheWire());
            var load = new Load(stack);
            load.closed(CALLERS, numbers.subList(0, warming), 60, download).orThrow();
            stack.awaitQuiet();
            bytes.reset();
            var fresh = numbers.subList(warming, numbers.size());
            var first = load.closed(CALLERS, fresh, 120, download).orThrow();
            var size = bytes.sum() / 1_000.0 / fresh.size();
            var again = load.closed(CALLERS, fresh, 120, download).orThrow();
            return List.of(
                    Figure.atMost("certificate PDF, signed, first download", first.cpuMillisEach(), "CPU ms", 6)
                            .beside("bare iText line, unsigned", bareCpuMillis(plan.count(100, 2))),
                    Figure.stated("certificate PDF, first download, p95", first.percentileMillis(0.95), "ms"),
                    Figure.stated("certificate PDF, next download", again.cpuMillisEach(), "CPU ms"),
                    Figure.stated("certificate PDF, size", size, "kB"));
        }
    }

    private static List<String> numbers(Rest rest, String regulator, int wanted) throws IOException {
        List<String> numbers = new ArrayList<>();
        var after = "";
        while (numbers.size() < wanted) {
            var page = rest.get("/api/v1/certificates?limit=200&after=" + after, regulator)
                    .orThrow()
                    .json();
            for (var certificate : page.get("certificates")) {
                numbers.add(certificate.get("number").asString());
            }
            if (page.get("next").isNull()) {
                break;
            }
            after = page.get("next").asString();
        }
        if (numbers.size() < wanted) {
            throw new IOException(
                    "the demo has only %d certificates, %d were wanted".formatted(numbers.size(), wanted));
        }
        return numbers.subList(0, wanted);
    }

    private static double bareCpuMillis(int times) throws IOException {
        try (var in = CertificateGroup.class.getResourceAsStream("/fonts/liangku-sans.ttf")) {
            if (in == null) {
                throw new IOException("the font is not on the class path");
            }
            var program = FontProgramFactory.createTrueTypeFont(in.readAllBytes(), false);
            return Peers.cpuMillisEach(times, () -> bare(program));
        }
    }

    private static void bare(FontProgram program) {
        try (var document = new Document(new PdfDocument(new PdfWriter(new ByteArrayOutputStream())))) {
            document.add(new Paragraph(TEXT).setFont(PdfFontFactory.createFont(program, PdfEncodings.IDENTITY_H)));
        }
    }
}
