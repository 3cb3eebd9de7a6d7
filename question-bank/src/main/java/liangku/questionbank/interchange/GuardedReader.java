package liangku.questionbank.interchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;

/** A text on its way to a parser, watched character by character: what the parser would choke on never reaches it. */
abstract class GuardedReader extends FilterReader {

    GuardedReader(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) inspect(buffer[i]);
        return count;
    }

    /** @throws UnreadableFile if the parser had better not see it */
    abstract void inspect(char c);

    static UnreadableFile hostile(Object what) {
        return new UnreadableFile(FileFault.Code.HOSTILE, what);
    }
}
