package liangku.ui.kit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import liangku.questionbank.interchange.CsvText;

/** A table as a file that a spreadsheet opens: UTF-8 with a mark (or Excel shows Chinese as noise), RFC 4180 quoting. */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /** Where the lines come from when somebody presses the link: heading first. */
    public interface Lines extends Supplier<List<List<String>>>, Serializable {}

    public static Anchor link(String word, String fileName, Lines lines) {
        var handler = DownloadHandler.fromInputStream(event -> {
            var bytes = text(lines.get()).getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), fileName, "text/csv;charset=utf-8", bytes.length);
        });
        var link = new Anchor(handler, word);
        link.addClassName("lk-button");
        return link;
    }

    static String text(List<List<String>> lines) {
        return BYTE_ORDER_MARK
                + lines.stream()
                        .map(line -> line.stream().map(Csv::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A cell that begins like a formula gets an apostrophe, so that a spreadsheet shows it and never runs it (CWE-1236). */
    private static String cell(String value) {
        var harmless = CsvText.guarded(value);
        var quoted = harmless.indexOf(',') >= 0
                || harmless.indexOf('"') >= 0
                || harmless.indexOf('\n') >= 0
                || harmless.indexOf('\r') >= 0;
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
