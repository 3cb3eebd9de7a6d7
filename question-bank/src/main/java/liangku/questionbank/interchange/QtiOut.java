package liangku.questionbank.interchange;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML in one of the dialects, without a blank that nobody asked for. */
final class QtiOut {

    private final QtiDialect dialect;
    private final StringBuilder xml = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;
    private boolean ownTag;

    QtiOut(QtiDialect dialect) {
        this.dialect = dialect;
    }

    QtiDialect dialect() {
        return dialect;
    }

    /** Opens an element of QTI, by its name in version 2. */
    QtiOut open(String name) {
        start(dialect.element(name));
        ownTag = true;
        return this;
    }

    /** Opens any other element. */
    QtiOut plain(String name) {
        start(name);
        ownTag = false;
        return this;
    }

    private void start(String name) {
        endTag();
        xml.append('<').append(name);
        open.push(name);
        inTag = true;
    }

    /** Says an attribute of the element just opened, by its name in version 2. */
    QtiOut with(String name, String value) {
        xml.append(' ').append(ownTag ? dialect.attribute(name) : name).append("=\"");
        escape(value, true);
        xml.append('"');
        return this;
    }

    QtiOut words(String text) {
        endTag();
        escape(text, false);
        return this;
    }

    /** Takes what is well-formed already, apart from characters no XML has. */
    QtiOut html(String html) {
        endTag();
        for (int i = 0; i < html.length(); i++) xml.append(sayable(html.charAt(i)));
        return this;
    }

    QtiOut close() {
        var name = open.pop();
        if (inTag) {
            xml.append("/>");
            inTag = false;
        } else {
            xml.append("</").append(name).append('>');
        }
        return this;
    }

    /** Says an element of QTI that has nothing but words. */
    QtiOut say(String name, String text) {
        return open(name).words(text).close();
    }

    /** Says any other element that has nothing but words. */
    QtiOut sayPlain(String name, String text) {
        return plain(name).words(text).close();
    }

    private void endTag() {
        if (inTag) xml.append('>');
        inTag = false;
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append(attribute ? "&quot;" : "\"");
                case '\t' -> xml.append(attribute ? "&#9;" : "\t");
                case '\n' -> xml.append(attribute ? "&#10;" : "\n");
                case '\r' -> xml.append("&#13;");
                default -> xml.append(sayable(c));
            }
        }
    }

    private static char sayable(char c) {
        return c == '\uFFFE' || c == '\uFFFF' || (c < ' ' && c != '\t' && c != '\n' && c != '\r') ? '\uFFFD' : c;
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
