package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.Fault;
import liangku.questionbank.Intake;
import liangku.questionbank.MoreForm;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;

/** Reads the texts of one item, and keeps the pictures in them. */
final class QtiText {

    /** Where our own packages have their pictures. */
    static final String PICTURES = "pictures/";

    private static final Set<String> REFUSED = Set.of(
            "printedVariable",
            "templateInline",
            "templateBlock",
            "math",
            "include",
            "infoControl",
            "positionObjectStage");
    private static final Set<String> WRAPPERS = Set.of("contentBody", "rubricBlock", "stimulusBody");
    private static final Map<String, String> EXTENSIONS =
            Map.of("image/png", "png", "image/jpeg", "jpg", "image/gif", "gif");

    private final Optional<QtiPackage> files;
    private final String path;
    private final Intake.Sink sink;
    private final QtiNotes notes;
    private final PictureSource pictures;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> leftOut = new ArrayList<>();

    /**
     * @param files absent for an item that comes alone
     * @param path of the item
     */
    QtiText(Optional<QtiPackage> files, String path, Intake.Sink sink, QtiNotes notes) {
        this.files = files;
        this.path = path;
        this.sink = sink;
        this.notes = notes;
        Map<String, PictureKeeping> kept = new HashMap<>();
        var source = PictureSource.of(sink, this::bytes);
        this.pictures = src -> kept.computeIfAbsent(src, source::keep);
    }

    /** {@return where the picture lies in our own packages} */
    static String pictureFile(Picture picture) {
        return PICTURES + picture.sha256() + "." + EXTENSIONS.getOrDefault(picture.mediaType(), "bin");
    }

    /** {@return what the texts had that the bank cannot hold} */
    List<Fault> faults() {
        return faults;
    }

    /** {@return what of the texts was left out} */
    List<Fault> leftOut() {
        return leftOut;
    }

    /** {@return the plain text of these nodes} */
    String read(List<QtiNode> nodes) {
        if (nodes.isEmpty()) return "";
        if (nodes.size() == 1 && nodes.getFirst() instanceof QtiNode.Words(var words) && isPlain(words)) {
            return words.strip();
        }
        return HtmlText.read(QtiNode.html(plain(nodes)), pictures, faults, leftOut);
    }

    /** {@return whether reading it as HTML would change nothing} */
    private static boolean isPlain(String words) {
        char before = 'x';
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00A0' || c == '\u000B') return false;
            if (c == ' ' && before == ' ') return false;
            before = c;
        }
        return true;
    }

    /** The same without what QTI adds to HTML. */
    private List<QtiNode> plain(List<QtiNode> nodes) {
        List<QtiNode> plain = new ArrayList<>(nodes.size());
        for (var node : nodes) {
            if (node instanceof QtiNode.Element element) plain(element, plain);
            else plain.add(node);
        }
        return plain;
    }

    private void plain(QtiNode.Element element, List<QtiNode> plain) {
        var name = element.name();
        if (REFUSED.contains(name)) throw new Unsupported(name);
        if (name.matches("feedback(Inline|Block)")) return;
        if (name.equals("rubricBlock") && !isForCandidates(element)) {
            notes.note("rubricBlock " + element.attribute("view"));
            return;
        }
        if (name.equals("object") && element.attribute("type").startsWith("image/")) {
            plain.add(new QtiNode.Element(
                    "img",
                    Map.of(
                            "src",
                            element.attribute("data"),
                            "alt",
                            element.text().strip()),
                    List.of()));
            return;
        }
        if (name.equals("object")) throw new Unsupported("object " + element.attribute("type"));
        plain.add(new QtiNode.Element(
                WRAPPERS.contains(name) ? "div" : name, element.attributes(), plain(element.content())));
    }

    private static boolean isForCandidates(QtiNode.Element rubric) {
        var view = rubric.attribute("view");
        return view.isEmpty() || view.contains("candidate");
    }

    /** {@return the root of another file of the package, by its address in this one} */
    Optional<QtiNode.Element> sibling(String href) throws IOException {
        var bytes = bytes(href);
        if (bytes.isEmpty()) return Optional.empty();
        try {
            return Optional.of(QtiXml.read(bytes.get()));
        } catch (QtiXml.Broken broken) {
            throw new Unsupported(Fault.of(Fault.Code.BROKEN_ITEM, href, broken.why()));
        }
    }

    private Optional<byte[]> bytes(String href) {
        if (files.isEmpty()) return Optional.empty();
        try {
            var name = QtiPackage.resolve(path, href);
            return name.isEmpty() ? Optional.empty() : files.get().file(name.get());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Keeps the pictures that these words name by what they hold. */
    void keepPictures(MoreForm.EnglishForm english) {
        List<String> words = new ArrayList<>(english.options());
        words.add(english.stem());
        words.add(english.explanation());
        for (var text : words) {
            for (var hash : Picture.in(text)) keep(hash);
        }
        english.parts().forEach(this::keepPictures);
    }

    private void keep(String hash) {
        for (var extension : EXTENSIONS.values()) {
            var bytes = bytes("../" + PICTURES + hash + "." + extension);
            if (bytes.isPresent()) {
                if (sink.picture(bytes.get(), hash) instanceof PictureKeeping.Refused(var fault)) faults.add(fault);
                return;
            }
        }
    }
}
