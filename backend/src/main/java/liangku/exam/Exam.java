package liangku.exam;

import java.time.Duration;

/**
 * What can be sat.
 *
 * @param code stable name; programmes name their exam by it
 * @param blueprint code of the blueprint papers are drawn by; its newest version counts when an attempt starts
 * @param limit time from start to deadline
 * @param passPercent 1..100, the least that passes
 */
public record Exam(
        ExamId id,
        String code,
        ExamKind kind,
        String titleZh,
        String titleEn,
        String blueprint,
        Duration limit,
        int passPercent,
        Retakes retakes) {

    /**
     * How often it may be tried.
     *
     * @param allowed attempts in one period, at least 1
     * @param period runs from the first attempt of a series; for a spot check, from its order to its end
     * @param coolDown least time from one failure to the next start
     * @see "docs/decisions/attempts-are-counted-in-periods.md"
     */
    public record Retakes(int allowed, Duration period, Duration coolDown) {}
}
