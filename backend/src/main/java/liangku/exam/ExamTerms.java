package liangku.exam;

import java.time.Duration;

/**
 * What an exam asks of whoever sits it: one version of its policy.
 *
 * @param limit time from start to deadline
 * @param passPercent 1..100, the least that passes
 * @param grace answers are taken for so long after the deadline: the network's time is not the candidate's fault
 * @param window when it may be begun
 * @param before what has to be learned before
 */
public record ExamTerms(
        Duration limit,
        int passPercent,
        Duration grace,
        Exam.Retakes retakes,
        ExamWindow window,
        Prerequisites before) {

    /**
     * @param lessons whether the programme's lessons must be done, or are only advised
     * @param learning time of learning that must be spent within the period of the duty, as the platform's own record of
     *     lessons shows it; zero asks for none
     */
    public record Prerequisites(ExamSettings.Lessons lessons, Duration learning) {}
}
