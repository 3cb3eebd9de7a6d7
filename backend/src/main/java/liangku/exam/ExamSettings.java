package liangku.exam;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exams; what differs from exam to exam is in its policy.
 *
 * @param answerGrace answers are taken for so long after the deadline, where an exam's policy says nothing of it
 * @param lateWindow answers that a phone without a network brings later are taken for so long after the deadline, if its
 *     chain shows that they were given before; 0 takes none by itself
 * @param renewalWindow how long before a pass expires it may be renewed; whole days
 * @param lessonsFirst whether the programme's lessons must be done before its exam may be sat, or are only advised, where an
 *     exam's policy says nothing of it
 * @param sweepEvery pause between looks for attempts whose time is up
 * @param statisticsEvery pause between looks for attempts to be counted
 * @param sessions how scheduled sessions are got ready
 * @param starts how many starts one node takes on
 */
@ConfigurationProperties("liangku.exam")
public record ExamSettings(
        @DefaultValue("10s") Duration answerGrace,
        @DefaultValue("24h") Duration lateWindow,
        @DefaultValue("60d") Duration renewalWindow,
        @DefaultValue("ADVISED") Lessons lessonsFirst,
        @DefaultValue("15s") Duration sweepEvery,
        @DefaultValue("10s") Duration statisticsEvery,
        @DefaultValue Sessions sessions,
        @DefaultValue Starts starts) {

    /**
     * @param prepareBefore papers of a session are drawn so long before it opens
     * @param prepareEvery pause between looks for papers to be drawn
     * @param waitingRoom who presses start so long before the opening gets a place; before that a refusal
     */
    public record Sessions(
            @DefaultValue("2h") Duration prepareBefore,
            @DefaultValue("20s") Duration prepareEvery,
            @DefaultValue("15m") Duration waitingRoom) {}

    /**
     * @param perSecond more starts than this wait
     * @param atOnce starts under way together, 1 at least
     * @param places more wishes than this are not kept, they are asked to come back
     * @param patience a place is kept so long after it should have been asked for
     */
    public record Starts(
            @DefaultValue("500") int perSecond,
            @DefaultValue("48") int atOnce,
            @DefaultValue("20000") int places,
            @DefaultValue("30s") Duration patience) {

        public Starts {
            if (perSecond < 1 || atOnce < 1 || places < 1) {
                throw new IllegalArgumentException("nobody could ever start: %d a second, %d at once, %d places"
                        .formatted(perSecond, atOnce, places));
            }
        }
    }

    /** What an exam asks of the lessons before it. */
    public enum Lessons {
        ADVISED,
        REQUIRED
    }
}
