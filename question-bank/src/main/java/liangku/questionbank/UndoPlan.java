package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/**
 * What undoing an import takes.
 *
 * @param added questions that came with it and go
 * @param changed questions that go back to the version they had before
 * @param kept questions that stay, by identifier
 */
record UndoPlan(List<QuestionId> added, List<QuestionId> changed, List<Undoing.Kept> kept) {

    static UndoPlan of(List<UndoTable.Written> all) {
        var plan = new UndoPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var written : all) {
            written.stays()
                    .ifPresentOrElse(
                            reason -> plan.kept.add(new Undoing.Kept(written.identifier(), reason)),
                            () -> (written.version() == 1 ? plan.added : plan.changed).add(written.id()));
        }
        return plan;
    }

    Undoing.Undone outcome(LabelUndo labels, List<String> drafts, List<String> keptDrafts) {
        return new Undoing.Undone(
                added.size(), changed.size(), labels.back().size(), kept, labels.stay(), drafts, keptDrafts);
    }
}
