package liangku.questionbank.interchange;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import liangku.questionbank.Phrase;

/**
 * Where a file is broken, in words of our own: what could not read it says so in English, and speaks of parsers to people
 * who wrote questions. Pure.
 */
final class Damage {

    static final Phrase ARCHIVE = new Phrase("压缩包不完整", "the archive is incomplete");

    /** As Commons CSV names it: {@code (startline 1,003)}, {@code at line: 3, position: 5}. */
    private static final Pattern LINE = Pattern.compile("line:? (\\d+(?:,\\d{3})*)");

    private Damage() {}

    /** {@return the place in what is no sound XML} */
    static Phrase place(XMLStreamException broken) {
        var at = broken.getLocation();
        if (at == null || at.getLineNumber() < 1) return new Phrase("位置不明", "nobody knows where");
        return new Phrase(
                "第%d行第%d列".formatted(at.getLineNumber(), at.getColumnNumber()),
                "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber()));
    }

    static Phrase xml(XMLStreamException broken) {
        return in("XML", place(broken));
    }

    /** {@return which file is damaged, and how or where} */
    static Phrase in(String file, Phrase what) {
        return new Phrase(file + "，" + what.zh(), file + ", " + what.en());
    }

    /** All that Commons CSV cannot read is a quote that nobody closes, or text behind one that was closed. */
    static Phrase csv(Exception broken) {
        var line = LINE.matcher(String.valueOf(broken.getMessage()));
        if (!line.find()) return new Phrase("CSV", "CSV");
        var number = line.group(1).replace(",", "");
        return new Phrase(
                "CSV，第%s行附近的引号不成对".formatted(number), "CSV, quotes near line %s do not match".formatted(number));
    }
}
