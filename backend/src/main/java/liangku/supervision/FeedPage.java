package liangku.supervision;

import java.util.List;

/**
 * A part of the feed.
 *
 * @param next hand it back as {@code after}, now or when more has happened
 * @param signType how it is signed, as {@link SignType#header()} says it
 * @param keyId which key signed the page; its entries may have been signed by others
 * @param signature over {@link #signedText}
 */
public record FeedPage(List<Entry> entries, long next, String signType, String keyId, String signature) {

    public FeedPage {
        entries = List.copyOf(entries);
    }

    /**
     * {@return what the signature of a page is over} The positions are in it, which no record's own signature has: so who
     * holds the pages can prove in which order they were told, and that none is missing between them.
     *
     * @param after what was asked for
     */
    public static String signedText(long after, List<Entry> entries, long next) {
        var text = new StringBuilder("FEED\n").append(after).append('\n').append(next);
        entries.forEach(
                entry -> text.append('\n').append(entry.position()).append(' ').append(entry.signature()));
        return text.toString();
    }
}
