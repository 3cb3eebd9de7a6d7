package liangku.search;

import java.util.Collection;
import java.util.List;

/**
 * An engine that finds entries by their words. It holds nothing that cannot be rebuilt from the truth.
 *
 * <p>Writes are visible to the next {@link #find} and survive a restart once {@link #put} or {@link #remove} returned.
 */
public interface SearchIndex {

    /** Adds or replaces. */
    void put(Collection<Entry> entries) throws SearchUnavailable;

    /** Removes what is there; what is not is no error. */
    void remove(SearchKind kind, Collection<String> ids) throws SearchUnavailable;

    /** {@return the best first; of those that are as good as each other always the same one first} */
    List<Hit> find(Wanted wanted) throws SearchUnavailable;

    /** {@return how many entries of the kind there are} */
    long count(SearchKind kind) throws SearchUnavailable;

    /** Forgets everything. */
    void clear() throws SearchUnavailable;
}
