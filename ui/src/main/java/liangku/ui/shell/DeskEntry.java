package liangku.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import liangku.identity.Role;

/**
 * One line of the desks' navigation; a feature offers its own as a bean and the frame shows it to the roles named.
 *
 * @param rank smaller comes first
 * @param word key of the label in the feature's bundle
 * @param waiting what waits for somebody there
 */
public record DeskEntry(
        int rank,
        String word,
        VaadinIcon icon,
        Class<? extends Component> view,
        Set<Role> roles,
        Optional<Waiting> waiting)
        implements Comparable<DeskEntry> {

    /**
     * Something that a person is to deal with.
     *
     * @param role who
     * @param word key of what it is, with the number as its argument
     * @param count how many there are, asked at every page: to be told in a moment
     */
    public record Waiting(Role role, String word, IntSupplier count) {}

    public DeskEntry {
        roles = Set.copyOf(roles);
    }

    public DeskEntry(int rank, String word, VaadinIcon icon, Class<? extends Component> view, Set<Role> roles) {
        this(rank, word, icon, view, roles, Optional.empty());
    }

    /** {@return the same with a number behind its label for those who are to deal with it} */
    public DeskEntry counting(Waiting what) {
        return new DeskEntry(rank, word, icon, view, roles, Optional.of(what));
    }

    @Override
    public int compareTo(DeskEntry other) {
        return Comparator.comparingInt(DeskEntry::rank)
                .thenComparing(DeskEntry::word)
                .compare(this, other);
    }
}
