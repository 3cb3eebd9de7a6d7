package liangku.questionbank.interchange;

import java.io.Reader;
import liangku.questionbank.Phrase;

/**
 * XML of questions on its way to the parser, watched character by character, so that the parser never meets what it could
 * choke on: declarations (external entities, billion laughs; questions have none), and tags, texts, CDATA sections, comments
 * or instructions of absurd length, each of which a parser keeps whole.
 */
final class GuardedXml extends GuardedReader {

    /** Longest stretch that a parser keeps in one piece: a few pictures in a text. */
    static final int STRETCH_MAX = 16 << 20;

    private static final String CDATA = "![CDATA[";

    private long stretch;
    /** What follows an opening bracket, as far as it tells what was opened; empty elsewhere. */
    private final StringBuilder opening = new StringBuilder();

    private boolean opened;
    /** The sign whose double (or single, for instructions) and a closing bracket end the section we are in; 0 outside. */
    private char sectionEnd;

    private char before;
    private char beforeThat;

    GuardedXml(Reader xml) {
        super(xml);
    }

    @Override
    void inspect(char c) {
        if (++stretch > STRETCH_MAX) throw hostile(new Phrase("一段文字超过16 MB", "a text of more than 16 MB"));
        if (sectionEnd != 0) {
            boolean end = c == '>' && before == sectionEnd && (sectionEnd == '?' || beforeThat == sectionEnd);
            if (end) leave();
        } else if (opened) {
            opening.append(c);
            tellOpening();
        } else if (c == '<') {
            stretch = 0;
            opened = true;
        }
        beforeThat = before;
        before = c;
    }

    private void tellOpening() {
        var said = opening.toString();
        if (said.equals("?")) enter('?');
        else if (said.equals("!--")) enter('-');
        else if (said.equals(CDATA)) enter(']');
        else if (!CDATA.startsWith(said) && !"!--".startsWith(said)) {
            if (said.startsWith("!")) throw hostile("<" + said);
            opened = false;
            opening.setLength(0);
        }
    }

    private void enter(char end) {
        sectionEnd = end;
        opened = false;
        opening.setLength(0);
        stretch = 0;
        // "<!-->" is no whole comment: what opened it does not end it.
        before = 0;
    }

    private void leave() {
        sectionEnd = 0;
        stretch = 0;
    }
}
