package liangku.exam;

import java.time.Duration;

/**
 * What can be sat.
 *
 * @param code stable name; programmes name their exam by it
 * @param blueprint code of the blueprint papers are drawn by; its newest version counts when an attempt starts
 * @param policy number of the version of its policy that is in force
 * @param terms what that version says
 */
public record Exam(
        ExamId id,
        String code,
        ExamKind kind,
        String titleZh,
        String titleEn,
        String blueprint,
        int policy,
        ExamTerms terms) {

    /**
     * How often it may be tried.
     *
     * @param allowed attempts in one period, at least 1
     * @param period runs from the first attempt of a series; for a spot check, from its order to its end
     * @param coolDown least time from one failure to the next start
     * @see "docs/decisions/attempts-are-counted-in-periods.md"
     */
    public record Retakes(int allowed, Duration period, Duration coolDown) {}

    /** {@return time from start to deadline} */
    public Duration limit() {
        return terms.limit();
    }

    /** {@return 1..100, the least that passes} */
    public int passPercent() {
        return terms.passPercent();
    }

    public Retakes retakes() {
        return terms.retakes();
    }
}
