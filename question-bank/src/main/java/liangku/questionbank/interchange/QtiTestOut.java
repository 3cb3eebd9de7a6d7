package liangku.questionbank.interchange;

import java.io.IOException;

/** The test of a package: which of its items stand where. Written after the items, in pieces of any size. */
interface QtiTestOut {

    /** {@return what names the test, as XML takes names} */
    String identifier();

    /** Writes the test, from its root to its end. */
    void write(QtiDialect dialect, QtiItems items, Pieces out) throws IOException;

    /** Writes what the manifest says about it, a whole {@code metadata} or nothing. */
    void describe(QtiOut out);

    /** Takes pieces of XML, one after the other. */
    interface Pieces {
        void say(String xml) throws IOException;
    }
}
