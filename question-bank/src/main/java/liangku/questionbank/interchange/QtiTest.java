package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a test says, as far as it matters to us.
 *
 * @param parts its {@code testPart}s, each a frame around sections
 * @param rules what it says of itself as a whole that a bank has no use for
 */
record QtiTest(String identifier, String title, List<Section> parts, Set<String> rules) {

    /** A part or a section while it is read, and afterwards. */
    static final class Section {

        final String name;

        /** What it says that a list of items to draw from does not: the names of elements and attributes. */
        final Set<String> rules = new LinkedHashSet<>();

        final List<Section> sections = new ArrayList<>();

        /** The items it lists itself; kept only where some of them are drawn. */
        final List<Reference> references = new ArrayList<>();

        /** How many items it lists itself. */
        int listed;

        /** Each weight that one of its items has, as it stands; {@code 1} for an item without. */
        final Set<String> weights = new LinkedHashSet<>();

        final String identifier;

        @Nullable
        String select;

        Section(String identifier, String title) {
            this.identifier = identifier;
            this.name = title.isBlank() ? identifier : title;
        }

        /** {@return whether it, or a section in it, draws or weighs items} */
        boolean saysMoreThanItems() {
            return select != null
                    || !weights.stream().allMatch(QtiTestReader.WEIGHTLESS::equals)
                    || sections.stream().anyMatch(Section::saysMoreThanItems);
        }
    }

    /** An item of a section. */
    record Reference(String href, boolean required) {}
}
