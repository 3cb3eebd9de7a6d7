package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.UnreadableFile;

/**
 * Parts a GIFT file into its questions. A blank line ends one; lines that begin with {@code //} are comments, of which
 * {@code [id:…]} and {@code [tag:…]} are understood, as Moodle writes them.
 */
final class GiftReader {

    private static final String CATEGORY = "$CATEGORY:";
    private static final String ID = "[id:";
    private static final String TAG = "[tag:";
    private static final int TAGS_MAX = 1_000;

    private final CategoryPaths categories;
    private final Intake.Sink sink;
    private final PictureSource pictures;

    private final StringBuilder block = new StringBuilder();
    private final List<String> tags = new ArrayList<>();
    private String identifier = "";
    private CategoryPaths.Place place = CategoryPaths.Place.NOWHERE;
    private int position;

    GiftReader(CategoryPaths categories, Intake.Sink sink) {
        this.categories = categories;
        this.sink = sink;
        this.pictures = PictureSource.of(sink, _ -> Optional.empty());
    }

    void read(TextLines lines) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var bare = line.strip();
            if (bare.isEmpty()) finishBlock();
            else if (bare.startsWith("//")) comment(bare);
            else if (bare.startsWith(CATEGORY) && block.isEmpty())
                place = categories.place(bare.substring(CATEGORY.length()));
            else block.append(line).append('\n');
            if (block.length() > HtmlText.HTML_MAX) {
                throw new UnreadableFile(
                        FileFault.Code.HOSTILE, Excess.question(HtmlText.HTML_MAX, "个字", "characters"));
            }
        }
        finishBlock();
        if (position == 0) throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    private void comment(String line) {
        for (int from = line.indexOf('['); from >= 0; from = line.indexOf('[', from)) {
            boolean id = line.startsWith(ID, from);
            if (!id && !line.startsWith(TAG, from)) {
                from++;
                continue;
            }
            var word = new StringBuilder();
            from = mark(line, from + (id ? ID : TAG).length(), word);
            // A mark that is never closed is none, and neither is any behind it.
            if (from < 0) return;
            var said = word.toString().strip();
            if (id) identifier = said;
            else if (!said.isEmpty()) tags.add(said);
            if (tags.size() > TAGS_MAX) {
                throw new UnreadableFile(FileFault.Code.HOSTILE, Excess.question(TAGS_MAX, "个标签", "tags"));
            }
        }
    }

    /** {@return where the mark ends whose word begins here, or -1 if it does not}; a backslash keeps a bracket from ending it. */
    private static int mark(String line, int from, StringBuilder word) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ']') return i + 1;
            if (c == '\\' && ++i < line.length()) word.append(line.charAt(i));
            else word.append(c);
        }
        return -1;
    }

    private void finishBlock() {
        if (block.isEmpty()) return;
        var draft = new Draft(++position);
        place.take(draft, "$CATEGORY");
        draft.identify("[id]", identifier);
        if (!tags.isEmpty()) draft.tag(tags);
        new GiftItem(draft, pictures).read(block.toString());
        sink.accept(draft.incoming(FileFormat.GIFT));
        block.setLength(0);
        tags.clear();
        identifier = "";
    }
}
