package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern MARK = Pattern.compile("\\[(id|tag):((?:[^\\]\\\\]|\\\\.)*)]");

    private final CategoryPaths categories;
    private final Intake.Sink sink;
    private final PictureSource pictures;

    private final StringBuilder block = new StringBuilder();
    private final List<String> tags = new ArrayList<>();
    private String identifier = "";
    private String topic = "";
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
                topic = categories.leaf(bare.substring(CATEGORY.length()));
            else block.append(line).append('\n');
            if (block.length() > HtmlText.HTML_MAX) {
                throw new UnreadableFile(
                        FileFault.Code.HOSTILE, "a question of more than %d characters".formatted(HtmlText.HTML_MAX));
            }
        }
        finishBlock();
        if (position == 0) throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    private void comment(String line) {
        MARK.matcher(line).results().forEach(mark -> {
            var word = mark.group(2).replaceAll("\\\\(.)", "$1").strip();
            if (mark.group(1).equals("id")) identifier = Draft.identifierOf(word);
            else if (!word.isEmpty()) tags.add(word);
        });
    }

    private void finishBlock() {
        if (block.isEmpty()) return;
        var draft = new Draft(++position);
        draft.topic = topic;
        draft.identifier = identifier;
        if (!tags.isEmpty()) draft.tag(tags);
        new GiftItem(draft, pictures).read(block.toString());
        sink.accept(draft.incoming(FileFormat.GIFT));
        block.setLength(0);
        tags.clear();
        identifier = "";
    }
}
