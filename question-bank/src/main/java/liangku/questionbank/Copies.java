package liangku.questionbank;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Names for questions that are added beside one of the same identifier: {@code LK-0603-01-2}, {@code -3} … */
final class Copies {

    private final QuestionTable table;
    private final Map<String, Set<String>> identifiersOfTwin = new HashMap<>();
    private final Set<String> given = new TreeSet<>();

    Copies(QuestionTable table) {
        this.table = table;
    }

    /** Looks up who has these bodies, retired ones too: what was added once and retired is not wanted again. */
    void learn(Collection<String> twins) {
        identifiersOfTwin.clear();
        for (var twin : table.everByTwin(twins)) {
            identifiersOfTwin.computeIfAbsent(twin.twin(), _ -> new TreeSet<>()).add(twin.identifier());
        }
    }

    /** {@return what the bank calls a copy of this item; it may have another explanation or topic by now} */
    Optional<String> of(ImportItem item) {
        return identifiersOfTwin.getOrDefault(item.twin(), Set.of()).stream()
                .filter(name -> isCopy(name, item.identifier()))
                .findFirst();
    }

    private static boolean isCopy(String name, String identifier) {
        int dash = name.lastIndexOf('-');
        return dash > 0
                && name.substring(dash).matches("-\\d{1,9}")
                && name.equals(numbered(identifier, name.substring(dash)));
    }

    private static String numbered(String identifier, String end) {
        return identifier.substring(0, Math.min(identifier.length(), QuestionContent.IDENTIFIER_MAX - end.length()))
                + end;
    }

    /**
     * {@return a name nobody has}
     *
     * @param taken says whether the file has a name
     */
    String free(String identifier, Predicate<String> taken) {
        for (int number = 2; ; number++) {
            var candidate = numbered(identifier, "-" + number);
            if (taken.test(candidate) || given.contains(candidate)) continue;
            if (!table.byIdentifier(List.of(candidate)).isEmpty()) continue;
            given.add(candidate);
            return candidate;
        }
    }
}
