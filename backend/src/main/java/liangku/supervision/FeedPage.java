package liangku.supervision;

import java.util.List;

/** @param next hand it back as {@code after}, now or when more has happened */
public record FeedPage(List<Entry> entries, long next) {

    public FeedPage {
        entries = List.copyOf(entries);
    }
}
