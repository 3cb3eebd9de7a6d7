package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what filing changed, in the history of each question it changed: enemies go both ways, so that filing one changes
 * others. Remembers how questions were filed before, compares when all is done. Good for one transaction.
 */
final class FilingLog {

    private static final int SET = 1_000;
    private static final int TEXT_MAX = 20_000;
    private static final int LINE_MAX = 100;

    private final LabelTable labels;
    private final Map<QuestionId, Labels> before = new HashMap<>();

    FilingLog(LabelTable labels) {
        this.labels = labels;
    }

    /** Files questions and tells. {@return what to tell others; nothing if nothing changed} */
    static Optional<QuestionsFiled> file(
            LabelTable labels, LabelTable.Filing filing, Set<QuestionId> isNew, String by, Instant at) {
        var log = new FilingLog(labels);
        log.watch(List.of(filing.id()), filing.labels().enemies());
        labels.file(List.of(filing));
        return log.tell(isNew, null, by, at);
    }

    /**
     * Call before these questions are filed.
     *
     * @param named identifiers that may become enemies of theirs
     */
    void watch(Collection<QuestionId> questions, Collection<String> named) {
        labels.around(questions, named).forEach(before::putIfAbsent);
    }

    /**
     * Call when all is filed.
     *
     * @param isNew questions that had no history before: how they are filed first is how they came
     * @return what to tell others; nothing if nothing changed
     */
    Optional<QuestionsFiled> tell(Set<QuestionId> isNew, @Nullable ImportId origin, String by, Instant at) {
        List<QuestionId> changed = new ArrayList<>();
        Set<String> changes = new LinkedHashSet<>();
        var ids = before.keySet().stream().filter(id -> !isNew.contains(id)).toList();
        for (int from = 0; from < ids.size(); from += SET) {
            var set = ids.subList(from, Math.min(from + SET, ids.size()));
            Map<QuestionId, String> told = new HashMap<>();
            labels.of(set).forEach((id, after) -> {
                var filings = LabelChange.between(before.getOrDefault(id, Labels.NONE), after);
                if (filings.isEmpty()) return;
                told.put(id, text(filings));
                for (var filing : filings) {
                    if (changes.size() < QuestionsFiled.NAMED_MAX) changes.add(filing.toString());
                }
            });
            if (told.isEmpty()) continue;
            labels.tell(told, origin, by, at);
            changed.addAll(told.keySet());
        }
        if (changed.isEmpty()) return Optional.empty();
        var named = changed.subList(0, Math.min(changed.size(), QuestionsFiled.NAMED_MAX));
        return Optional.of(new QuestionsFiled(named, changed.size(), List.copyOf(changes), by, at));
    }

    /** {@return whether a text in a history tells all that changed: a long one may have been cut short} */
    static boolean tellsAll(String text) {
        return text.length() < TEXT_MAX - LINE_MAX;
    }

    /** {@return a line each, as many as fit: a question may be the enemy of any number of others} */
    private static String text(List<LabelChange> changes) {
        var text = new StringBuilder();
        for (var change : changes) {
            if (text.length() + change.toString().length() >= TEXT_MAX) break;
            if (!text.isEmpty()) text.append('\n');
            text.append(change);
        }
        return text.toString();
    }
}
