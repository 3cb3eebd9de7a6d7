package liangku.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Desks that nobody sits at any more. A browser window that drew one before draws the next at less than half the cost, as it
 * has compiled the scripts already; whoever sits down finds nothing of the last one. A window is driven by its own thread
 * and no other.
 */
final class VacantDesks {

    /** What a window cannot change. */
    record Place(URI address, String language) {}

    /** Each holds some 100 MB; more than two people at a time sit at no place. */
    private static final int MOST = 4;

    private static final ThreadLocal<VacantDesks> OF_THREAD = ThreadLocal.withInitial(VacantDesks::new);

    private final Map<BrowserContext, Place> places = new HashMap<>();

    /** The one that was left last comes first. */
    private final Deque<Page> vacant = new ArrayDeque<>();

    private VacantDesks() {}

    static Optional<Page> take(Place place) {
        var desks = OF_THREAD.get();
        var found = desks.vacant.stream()
                .filter(page -> place.equals(desks.places.get(page.context())))
                .findFirst();
        found.ifPresent(desks.vacant::remove);
        return found;
    }

    /** Somebody sits down in a new window. */
    static void taken(BrowserContext context, Place place) {
        OF_THREAD.get().places.put(context, place);
    }

    /** Whoever sat there leaves; what is no desk is closed. */
    static void leave(BrowserContext context) {
        var desks = OF_THREAD.get();
        var place = desks.places.get(context);
        if (place == null || context.pages().isEmpty()) {
            desks.close(context);
            return;
        }
        desks.vacant.addFirst(cleared(context, place));
        if (desks.vacant.size() > MOST) {
            desks.close(desks.vacant.removeLast().context());
        }
    }

    private void close(BrowserContext context) {
        places.remove(context);
        context.close();
    }

    private static Page cleared(BrowserContext context, Place place) {
        var page = context.pages().getFirst();
        context.pages().stream().skip(1).toList().forEach(Page::close);
        page.unrouteAll();
        context.setOffline(false);
        if (page.url().startsWith(place.address().toString())) {
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
        }
        page.navigate("about:blank");
        context.clearCookies();
        return page;
    }
}
