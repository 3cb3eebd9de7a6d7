package liangku.questionbank.interchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import liangku.questionbank.Intake;
import liangku.questionbank.Picture;

/** The files that stand in a question of Moodle XML, in base64, beside the texts that show them. */
final class MoodleFiles {

    /** Before the name of such a file in the source of a picture. */
    static final String PREFIX = "@@PLUGINFILE@@/";

    private final XmlTree question;
    private final Intake.Sink sink;

    MoodleFiles(XmlTree question, Intake.Sink sink) {
        this.question = question;
        this.sink = sink;
    }

    /** {@return the pictures that a text of this field may show: its own, then those of the whole question} */
    PictureSource of(XmlTree field) {
        return PictureSource.of(
                sink, src -> path(src).flatMap(path -> find(field, path).or(() -> find(question, path))));
    }

    /** Keeps the pictures that a text names by what they hold, if they are here; the bank may know the others. */
    void keepNamed(String text) {
        for (var hash : Picture.in(text)) {
            find(question, hash + ".png")
                    .or(() -> find(question, hash + ".jpeg"))
                    .or(() -> find(question, hash + ".gif"))
                    .ifPresent(bytes -> sink.picture(bytes, hash));
        }
    }

    /** {@return the first file of this path below an element; nothing if there is none, or it is no base64} */
    static Optional<byte[]> find(XmlTree within, String path) {
        Deque<XmlTree> waiting = new ArrayDeque<>();
        waiting.add(within);
        while (!waiting.isEmpty()) {
            var element = waiting.poll();
            if (element.name().equals("file") && path(element).equals(path)) return bytes(element);
            waiting.addAll(element.children());
        }
        return Optional.empty();
    }

    private static Optional<byte[]> bytes(XmlTree file) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(file.text()));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String path(XmlTree file) {
        return (file.attribute("path") + "/" + file.attribute("name"))
                .replaceAll("/+", "/")
                .replaceFirst("^/", "");
    }

    private static Optional<String> path(String src) {
        if (!src.startsWith(PREFIX)) return Optional.empty();
        var path = src.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.of(path);
        }
    }
}
