package liangku.questionbank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How questions that an import filed anew were filed before it. What somebody filed since stays as it is, and so does what
 * stays as the import wrote it; an enemy goes both ways, so that both sides must be free to go back.
 *
 * @param back how they are to be filed
 * @param stay identifiers of those that keep some of what the import gave them, ascending
 */
record LabelUndo(List<LabelTable.Filing> back, List<String> stay) {

    /**
     * {@return what can be taken back}
     *
     * @param filed what the import filed anew
     * @param now how these questions are filed now
     * @param kept identifiers of questions that stay as the import wrote them
     */
    static LabelUndo of(List<UndoTable.Filed> filed, Map<QuestionId, Labels> now, Collection<String> kept) {
        Set<String> bound = new HashSet<>(kept);
        for (var one : filed) if (one.since() || !FilingLog.tellsAll(one.text())) bound.add(one.identifier());
        Map<QuestionId, LabelTable.Filing> back = new HashMap<>();
        var stay = new TreeSet<String>();
        for (var one : filed) {
            var labels = now.get(one.id());
            if (bound.contains(one.identifier()) || labels == null) {
                stay.add(one.identifier());
                continue;
            }
            var tags = new TreeSet<>(labels.tags());
            var enemies = new TreeSet<>(labels.enemies());
            for (var change : changes(one.text())) {
                switch (change.kind()) {
                    case TAG -> takeBack(change, tags);
                    case ENEMY -> {
                        if (bound.contains(change.name())) stay.add(one.identifier());
                        else takeBack(change, enemies);
                    }
                }
            }
            var before = new Labels(List.copyOf(tags), List.copyOf(enemies));
            if (!before.equals(labels)) back.put(one.id(), new LabelTable.Filing(one.id(), before));
        }
        return new LabelUndo(List.copyOf(back.values()), List.copyOf(stay));
    }

    private static List<LabelChange> changes(String text) {
        List<LabelChange> changes = new ArrayList<>();
        text.lines().forEach(line -> LabelChange.read(line).ifPresent(changes::add));
        return changes;
    }

    private static void takeBack(LabelChange change, Set<String> names) {
        switch (change.direction()) {
            case ADDED -> names.remove(change.name());
            case REMOVED -> names.add(change.name());
        }
    }
}
