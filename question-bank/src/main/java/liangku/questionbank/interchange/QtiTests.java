package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.Fault;
import liangku.questionbank.IncomingTest;

/**
 * Says of a test, once all items are read, what of it draws items as a blueprint's cells do: a section of the test's part is
 * a section, a section with a selection a cell. What is said beyond that is told.
 */
final class QtiTests {

    /** Where one of these stands, which items come is not a matter of chance alone. */
    private static final Set<String> UNSAYABLE = Set.of(
            "preCondition", "branchRule", "adaptiveSelection", "templateDefault", "withReplacement", "selection");

    /** Other sections, in a file of their own. */
    private static final String ELSEWHERE = "assessmentSectionRef";

    private final QtiNotes notes;
    private final Map<String, Integer> positions;

    /** @param positions of the items of the package, by path */
    QtiTests(QtiNotes notes, Map<String, Integer> positions) {
        this.notes = notes;
        this.positions = positions;
    }

    /**
     * {@return what the bank can make of it; nothing of a test that only lists items}
     *
     * @param path of the test in its package
     */
    Optional<IncomingTest> say(String path, QtiTest test, QtiBlueprintWords ours) {
        test.rules().forEach(rule -> notes.note("%s: %s".formatted(test.title(), rule)));
        if (test.parts().stream().noneMatch(QtiTest.Section::saysMoreThanItems)) {
            test.parts().forEach(part -> note(test, part));
            return Optional.empty();
        }
        var mapping = new Mapping(path, test, ours);
        for (var part : test.parts()) mapping.part(part);
        return Optional.of(mapping.test());
    }

    private void note(QtiTest test, QtiTest.Section section) {
        section.rules.forEach(rule -> note(test, section, rule));
        section.sections.forEach(inner -> note(test, inner));
    }

    private void note(QtiTest test, QtiTest.Section section, String rule) {
        notes.note("%s / %s: %s".formatted(test.title(), section.name, rule));
    }

    private final class Mapping {

        private final String path;
        private final QtiTest test;
        private final QtiBlueprintWords ours;
        private final boolean wrapped;
        private final List<IncomingTest.Section> sections = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Mapping(String path, QtiTest test, QtiBlueprintWords ours) {
            this.path = path;
            this.test = test;
            this.ours = ours;
            // One frame around everything names nothing; ours says whether it is a section.
            var top = test.parts().stream()
                    .flatMap(part -> part.sections.stream())
                    .toList();
            this.wrapped = top.size() == 1
                    && !top.getFirst().sections.isEmpty()
                    && ours.sectionTitle(top.getFirst().identifier).isEmpty();
        }

        IncomingTest test() {
            return new IncomingTest(
                    test.identifier(),
                    test.title().isBlank() ? path.substring(path.lastIndexOf('/') + 1) : test.title(),
                    ours.title().orElse(test.title()),
                    sections,
                    faults);
        }

        void part(QtiTest.Section part) {
            var inherited = new LinkedHashSet<String>();
            told(part, inherited);
            if (part.listed > 0)
                list(part, inherited).ifPresent(drawing -> sections.add(section(part, List.of(drawing))));
            for (var section : part.sections) {
                List<IncomingTest.Drawing> drawings = new ArrayList<>();
                collect(section, inherited, drawings);
                if (drawings.isEmpty()) continue;
                sections.add(wrapped ? new IncomingTest.Section("", "", drawings) : section(section, drawings));
            }
        }

        private IncomingTest.Section section(QtiTest.Section section, List<IncomingTest.Drawing> drawings) {
            return new IncomingTest.Section(
                    section.name, ours.sectionTitle(section.identifier).orElse(section.name), drawings);
        }

        private void collect(QtiTest.Section section, Set<String> above, List<IncomingTest.Drawing> drawings) {
            var inherited = new LinkedHashSet<>(above);
            told(section, inherited);
            if (section.select != null && !section.sections.isEmpty()) inherited.add("selection");
            if (section.listed > 0) list(section, inherited).ifPresent(drawings::add);
            for (var inner : section.sections) collect(inner, inherited, drawings);
        }

        /** Tells what a section says; what no cell can say, all within it inherits. */
        private void told(QtiTest.Section section, Set<String> inherited) {
            for (var rule : section.rules) {
                if (UNSAYABLE.contains(rule)) inherited.add(rule);
                else if (rule.equals(ELSEWHERE)) faults.add(Fault.of(Fault.Code.SECTION_RULE, section.name, rule));
                else note(test, section, rule);
            }
        }

        private Optional<IncomingTest.Drawing> list(QtiTest.Section section, Set<String> rules) {
            if (!rules.isEmpty()) {
                faults.add(Fault.of(Fault.Code.SECTION_RULE, section.name, String.join(", ", rules)));
                return Optional.empty();
            }
            if (section.select == null) {
                faults.add(Fault.of(Fault.Code.SECTION_FIXED, section.name, section.listed));
                return Optional.empty();
            }
            List<Integer> items = new ArrayList<>(section.references.size());
            List<Integer> required = new ArrayList<>();
            for (var reference : section.references) {
                int position = position(reference);
                if (position == 0) {
                    faults.add(Fault.of(Fault.Code.SECTION_ITEM, section.name, reference.href()));
                    return Optional.empty();
                }
                items.add(position);
                if (reference.required()) required.add(position);
            }
            return Optional.of(new IncomingTest.Drawing(
                    section.name,
                    section.select,
                    List.copyOf(section.weights),
                    items,
                    required,
                    ours.hint(section.identifier)));
        }

        private int position(QtiTest.Reference reference) {
            return QtiPackage.resolve(path, reference.href())
                    .map(file -> positions.getOrDefault(file, 0))
                    .orElse(0);
        }
    }
}
