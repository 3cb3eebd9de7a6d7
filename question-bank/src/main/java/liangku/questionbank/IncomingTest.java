package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * A test as a file brings it: named parts, and how many of which items each of them draws.
 *
 * @param identifier as the file has it, maybe empty
 * @param titleZh never empty
 * @param faults what of it draws nothing, or draws as no blueprint can say; named in the words of the file
 */
public record IncomingTest(
        String identifier, String titleZh, String titleEn, List<Section> sections, List<Fault> faults) {

    public IncomingTest {
        sections = List.copyOf(sections);
        faults = List.copyOf(faults);
    }

    /** A part of the test; the only one may have no name. */
    public record Section(String titleZh, String titleEn, List<Drawing> drawings) {

        public Section {
            drawings = List.copyOf(drawings);
        }
    }

    /**
     * So many items of a list.
     *
     * @param name told to people
     * @param count as the file says it
     * @param points of each item as the file says it: one text if all say the same
     * @param items places in the file, as {@link Incoming#position()}
     * @param required those of the items that are always drawn
     * @param hint which cell a file of ours was made of; believed as far as the items are of it
     */
    public record Drawing(
            String name,
            String count,
            List<String> points,
            List<Integer> items,
            List<Integer> required,
            Optional<Hint> hint) {

        public Drawing {
            points = List.copyOf(points);
            items = List.copyOf(items);
            required = List.copyOf(required);
        }
    }

    /** What a list of items cannot say of the cell it was made of. */
    public record Hint(String topic, int difficultyFrom, int difficultyTo) {}
}
