package liangku.exam;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exams; what differs from exam to exam is in its row.
 *
 * @param answerGrace answers are taken for so long after the deadline: the network's time is not the candidate's fault
 * @param lateWindow answers that a phone without a network brings later are taken for so long after the deadline, if its
 *     chain shows that they were given before; 0 takes none by itself
 * @param renewalWindow how long before a pass expires it may be renewed; whole days
 * @param lessonsFirst whether the programme's lessons must be done before its exam may be sat, or are only advised
 * @param sweepEvery pause between looks for attempts whose time is up
 * @param statisticsEvery pause between looks for attempts to be counted
 */
@ConfigurationProperties("liangku.exam")
public record ExamSettings(
        @DefaultValue("10s") Duration answerGrace,
        @DefaultValue("24h") Duration lateWindow,
        @DefaultValue("60d") Duration renewalWindow,
        @DefaultValue("ADVISED") Lessons lessonsFirst,
        @DefaultValue("15s") Duration sweepEvery,
        @DefaultValue("10s") Duration statisticsEvery) {

    /** What an exam asks of the lessons before it. */
    public enum Lessons {
        ADVISED,
        REQUIRED
    }
}
