package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.Reader;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** The lines of a text, whatever ends them: CR, LF or both. None is so long that it fills the memory. */
final class TextLines {

    private final Reader text;
    private boolean skipLineFeed;
    private boolean end;

    TextLines(Reader text) {
        this.text = text;
    }

    /**
     * {@return the next line without its end; nothing after the last}
     *
     * @throws UnreadableFile if it is longer than any text of a question
     */
    @Nullable
    String next() throws IOException {
        if (end) return null;
        var line = new StringBuilder();
        for (int c = text.read(); ; c = text.read()) {
            if (c < 0) {
                end = true;
                return line.isEmpty() ? null : line.toString();
            }
            if (c == '\n' && skipLineFeed && line.isEmpty()) {
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = c == '\r';
            if (c == '\r' || c == '\n') return line.toString();
            line.append((char) c);
            if (line.length() > HtmlText.HTML_MAX) {
                throw new UnreadableFile(FileFault.Code.HOSTILE, Excess.line(HtmlText.HTML_MAX));
            }
        }
    }
}
