package liangku.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.privacy.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finding things within what the caller may see, and keeping the index near the truth.
 *
 * <p>Changes are queued in the database in the transaction that made them; a pump takes them to the engine every second.
 * So an engine that is away loses nothing, and one that lost everything is filled by {@link #rebuild()}.
 */
@Service
public class Search {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int SET = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long what was written may have to wait for what is being written. */
    private static final Duration DELAY_MAX = Duration.ofMinutes(3);

    private final SearchIndex index;
    private final List<SearchSource> sources;
    private final PendingTable pending;
    private final RebuildingTable rebuilding;
    private final PersonalData personal;
    private final TransactionTemplate transaction;
    private volatile Instant silentUntil = Instant.EPOCH;

    Search(
            SearchIndex index,
            List<SearchSource> sources,
            JdbcClient db,
            PersonalData personal,
            TransactionTemplate transaction) {
        this.index = index;
        this.sources = List.copyOf(sources);
        this.pending = new PendingTable(db);
        this.rebuilding = new RebuildingTable(db);
        this.personal = personal;
        this.transaction = transaction;
    }

    /**
     * {@return what the caller may see of what was asked, best first}
     *
     * @param kinds empty for all the caller may look for
     * @throws SearchUnavailable if the engine is away
     */
    public List<Hit> find(Caller caller, String text, Set<SearchKind> kinds, int limit) throws SearchUnavailable {
        var allowed = EnumSet.copyOf(allowed(caller));
        if (!kinds.isEmpty()) {
            allowed.retainAll(kinds);
        }
        if (allowed.isEmpty() || text.isBlank()) {
            return List.of();
        }
        try {
            return found(caller, text, allowed, limit);
        } catch (SearchUnavailable away) {
            LOG.warn("search engine away, a question is not answered: {}", String.valueOf(away.getCause()));
            throw away;
        }
    }

    private List<Hit> found(Caller caller, String text, EnumSet<SearchKind> allowed, int limit)
            throws SearchUnavailable {
        var hits = new ArrayList<Hit>();
        // People first: who types a name means the person.
        if (allowed.remove(SearchKind.PERSON)) {
            hits.addAll(index.find(
                    new Wanted("", NameCodes.codes(text, personal), Set.of(SearchKind.PERSON), caller.scope(), limit)));
        }
        if (!allowed.isEmpty()) {
            hits.addAll(index.find(new Wanted(text, List.of(), allowed, caller.scope(), limit)));
        }
        return hits.size() > limit ? List.copyOf(hits.subList(0, limit)) : List.copyOf(hits);
    }

    /** Fills the index anew from the truth; answers may be thin until it is done. */
    public void rebuild() throws SearchUnavailable {
        var number = rebuilding.begin();
        index.clear();
        for (var source : sources) {
            var failures = new ArrayList<SearchUnavailable>();
            source.all(set -> {
                try {
                    index.put(set);
                } catch (SearchUnavailable away) {
                    failures.add(away);
                }
            });
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
        }
        rebuilding.finish(number);
        LOG.info("search index rebuilt");
    }

    /** {@return how many entries of the kind the engine has} */
    public long indexed(SearchKind kind) throws SearchUnavailable {
        return index.count(kind);
    }

    /**
     * {@return whether the index has to be filled: a filling was begun and never finished, or it holds nothing of a kind of
     * which there is something, and nothing is on its way: it is new, or was lost}
     */
    public boolean isLost() throws SearchUnavailable {
        if (rebuilding.isAny()) {
            return true;
        }
        if (pending.count() > 0) {
            return false;
        }
        for (var source : sources) {
            if (index.count(source.kind()) == 0 && !source.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** {@return how many changes wait for the engine} */
    public long waiting() {
        return pending.count();
    }

    void changed(SearchKind kind, Collection<String> ids, Instant now) {
        if (!ids.isEmpty()) {
            pending.add(kind, ids, now);
        }
    }

    /** Takes what waits to the engine; says once a minute if it cannot. */
    void pump(Instant now) {
        if (now.isBefore(silentUntil)) {
            return;
        }
        for (var source : sources) {
            while (isItsTurn(source, now) && pumpOne(source, now)) {
                // until this kind has nothing left
            }
        }
    }

    /** What is written goes before what is found, for some minutes at most. */
    private boolean isItsTurn(SearchSource source, Instant now) {
        return !source.isBusy() || pending.isAnySince(source.kind(), now.minus(DELAY_MAX));
    }

    private boolean pumpOne(SearchSource source, Instant now) {
        var taken = transaction.execute(status -> {
            var ids = pending.take(source.kind(), SET);
            if (ids.isEmpty()) {
                return 0;
            }
            try {
                var entries = source.of(ids);
                var gone = new HashSet<>(ids);
                entries.forEach(entry -> gone.remove(entry.id()));
                index.put(entries);
                if (!gone.isEmpty()) {
                    index.remove(source.kind(), gone);
                }
                return ids.size();
            } catch (SearchUnavailable away) {
                status.setRollbackOnly();
                silentUntil = now.plus(PATIENCE);
                LOG.warn("search engine away, {} waits; trying again in {}", source.kind(), PATIENCE, away);
                return 0;
            }
        });
        return taken != null && taken == SET;
    }

    private static Set<SearchKind> allowed(Caller caller) {
        return switch (caller.role()) {
            case WORKER -> EnumSet.of(SearchKind.COURSE, SearchKind.LESSON);
            case AUTHOR, REVIEWER -> EnumSet.of(SearchKind.COURSE, SearchKind.LESSON, SearchKind.QUESTION);
            case EMPLOYER, REGULATOR ->
                caller.scope() instanceof Scope.Nothing
                        ? EnumSet.of(SearchKind.COURSE, SearchKind.LESSON)
                        : EnumSet.of(SearchKind.COURSE, SearchKind.LESSON, SearchKind.BUSINESS, SearchKind.PERSON);
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> EnumSet.of(SearchKind.COURSE, SearchKind.LESSON);
        };
    }
}
