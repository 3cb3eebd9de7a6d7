package liangku.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Where entries of one kind come from: the truth, read again whenever something changed. */
interface SearchSource {

    SearchKind kind();

    /** {@return whether there is nothing of this kind to be found} */
    boolean isEmpty();

    /** Hands over everything there is, in sets small enough for memory. */
    void all(Consumer<List<Entry>> sets);

    /** {@return whether much of it is being written, for somebody who waits: what was written before may wait a little} */
    default boolean isBusy() {
        return false;
    }

    /** {@return the entries of these ids; what is missing is gone and leaves the index} */
    List<Entry> of(Collection<String> ids);
}
