package liangku.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Comparator;
import java.util.Set;
import liangku.identity.Role;

/**
 * One line of the desks' navigation; a feature offers its own as a bean and the frame shows it to the roles named.
 *
 * @param rank smaller comes first
 * @param word key of the label in the feature's bundle
 */
public record DeskEntry(int rank, String word, VaadinIcon icon, Class<? extends Component> view, Set<Role> roles)
        implements Comparable<DeskEntry> {

    public DeskEntry {
        roles = Set.copyOf(roles);
    }

    @Override
    public int compareTo(DeskEntry other) {
        return Comparator.comparingInt(DeskEntry::rank)
                .thenComparing(DeskEntry::word)
                .compare(this, other);
    }
}
