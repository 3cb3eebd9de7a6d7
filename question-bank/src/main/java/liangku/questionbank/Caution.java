package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/** What a blueprint may lack, though its papers are worse for it: told to whoever publishes it, and no reason to refuse. */
public enum Caution {
    /** Nothing bounds on how many papers a question stands. */
    NO_EXPOSURE_CAP,
    /** Papers may be as hard as chance makes them. */
    NO_BAND,
    /** There are no more pilots than a paper has places for: every candidate sees the same ones. */
    SAME_PILOTS,
    /** It asks for words to be written: many workers read better than they type, some hardly type at all. */
    NEEDS_TYPING;

    /** {@return what a blueprint itself tells} */
    public static List<Caution> of(Blueprint blueprint) {
        List<Caution> cautions = new ArrayList<>();
        if (blueprint.limits().exposureCapPercent() == 100) cautions.add(NO_EXPOSURE_CAP);
        if (blueprint.limits().band().isEmpty()) cautions.add(NO_BAND);
        if (blueprint.cells().stream().anyMatch(cell -> cell.kind() == QuestionKind.FILL_TEXT))
            cautions.add(NEEDS_TYPING);
        return cautions;
    }

    /** {@return the same, and what the bank it draws from tells: a case that fits may have a part to be written} */
    static List<Caution> of(FairPlan plan) {
        var cautions = of(plan.blueprint);
        if (!cautions.contains(NEEDS_TYPING) && plan.needsTyping()) cautions.add(NEEDS_TYPING);
        int places = plan.blueprint.limits().pilots();
        if (places > 0 && plan.pilotCount > 0 && plan.pilotCount <= places) cautions.add(SAME_PILOTS);
        return cautions;
    }
}
