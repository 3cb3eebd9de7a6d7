package liangku.supervision;

import org.springframework.stereotype.Service;

/** What the supervision platform is told, in one order that never changes. */
@Service
public class Feed {

    private static final int LIMIT_MAX = 500;

    private final FeedTable table;
    private final Signer signer;

    Feed(FeedTable table, FeedKeys keys) {
        this.table = table;
        this.signer = keys.signer();
    }

    /**
     * {@return entries above {@code after}, in order, at most 500}
     *
     * @param after 0 = from the start
     */
    public FeedPage page(long after, int limit) {
        var entries = table.after(after, Math.clamp(limit, 1, LIMIT_MAX));
        var next = entries.isEmpty() ? after : entries.getLast().position();
        return new FeedPage(
                entries,
                next,
                signer.type().header(),
                signer.keyId(),
                signer.sign(FeedPage.signedText(after, entries, next)));
    }
}
