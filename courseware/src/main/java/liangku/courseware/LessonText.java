package liangku.courseware;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * CommonMark to HTML that is safe to show as it is.
 *
 * <p>Safe by construction: raw HTML comes out as text, a link that is not {@code https} as its words, a picture that is
 * no file of the lesson as its description. Nothing is filtered afterwards.
 */
final class LessonText {

    private static final Parser PARSER = Parser.builder().build();
    private static final Set<Character.UnicodeBlock> WIDE_MARKS = Set.of(
            Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
    private static final Pattern WEB_ADDRESS = Pattern.compile("https://[^\\s\"'<>]+");

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> LessonText::attributes)
            .build();

    private LessonText() {}

    /** @param pictures the address of each picture by the name the text gives it */
    static String html(String markdown, Map<String, String> pictures) {
        var document = PARSER.parse(markdown);
        document.accept(new Tidy(pictures));
        return RENDERER.render(document);
    }

    /** {@return what the text calls its pictures, whether or not they exist} */
    static Set<String> pictures(String markdown) {
        var names = new TreeSet<String>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                names.add(image.getDestination());
                visitChildren(image);
            }
        });
        return names;
    }

    /** {@return the words of a text without its marks, for a search index} */
    static String plain(String markdown) {
        var words = new StringBuilder();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                words.append(node.getLiteral()).append(' ');
            }
        });
        return words.toString().strip();
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        switch (tag) {
            case "a" -> {
                attributes.put("rel", "nofollow noopener noreferrer");
                attributes.put("target", "_blank");
            }
            case "img" -> attributes.put("loading", "lazy");
            default -> {}
        }
    }

    private static final class Tidy extends AbstractVisitor {

        private final Map<String, String> pictures;

        private Tidy(Map<String, String> pictures) {
            this.pictures = pictures;
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            var address = pictures.get(image.getDestination());
            if (address == null) {
                unwrap(image);
            } else {
                image.setDestination(address);
            }
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!WEB_ADDRESS.matcher(link.getDestination()).matches()) {
                unwrap(link);
            }
        }

        /** Chinese is written without spaces: where a line of the source ends, nothing ends for the reader. */
        @Override
        public void visit(SoftLineBreak lineBreak) {
            if (isChinese(lastOf(lineBreak.getPrevious())) && isChinese(firstOf(lineBreak.getNext()))) {
                lineBreak.unlink();
            }
        }

        /** CommonMark wants a space after "**重点。**" or does not see its end; a reader wants none. */
        @Override
        public void visit(Text text) {
            var literal = text.getLiteral();
            if (literal.startsWith(" ")
                    && text.getPrevious() instanceof StrongEmphasis
                    && isChinese(lastOf(text.getPrevious()))
                    && isChinese(literal.stripLeading().codePoints().findFirst())) {
                text.setLiteral(literal.stripLeading());
            }
        }

        private static OptionalInt lastOf(@Nullable Node node) {
            var at = node;
            while (at != null && at.getLastChild() != null) {
                at = at.getLastChild();
            }
            return at instanceof Text text && !text.getLiteral().isEmpty()
                    ? OptionalInt.of(
                            text.getLiteral().codePointBefore(text.getLiteral().length()))
                    : OptionalInt.empty();
        }

        private static OptionalInt firstOf(@Nullable Node node) {
            var at = node;
            while (at != null && at.getFirstChild() != null) {
                at = at.getFirstChild();
            }
            return at instanceof Text text ? text.getLiteral().codePoints().findFirst() : OptionalInt.empty();
        }

        /** A character of the script, or a mark that is as wide as one. */
        private static boolean isChinese(OptionalInt character) {
            return character.stream()
                    .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN
                            || WIDE_MARKS.contains(Character.UnicodeBlock.of(point)));
        }

        private static void unwrap(Node node) {
            // Inserting a child elsewhere takes it out of here.
            for (var child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
            }
            node.unlink();
        }
    }
}
