package liangku.courseware;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How courses arrive and when a lesson counts as learned.
 *
 * @param load the tree of courses that is imported at every start, e.g. {@code classpath:courses/}; empty for none
 * @param doneShare per cent of a lesson's minutes that must be spent before it can be done; 0 asks for nothing
 * @param doneTimeMax asks for no more than this, however long the lesson
 * @param filmShare per cent of a film that must have been reached
 * @param filmSpeedMax per cent of its usual speed at which a film can be played at most
 * @param readingSpeed Chinese characters a second that nobody reads faster than; a text asks for the time it so takes,
 *     but no more than its minutes. Letters count a third. 0 asks for nothing
 * @param reportMax how far back a late report may reach: what was learned without a network longer ago is lost
 */
@ConfigurationProperties("liangku.courseware")
public record CoursewareSettings(
        @DefaultValue("classpath:courses/") String load,
        @DefaultValue("20") int doneShare,
        @DefaultValue("60s") Duration doneTimeMax,
        @DefaultValue("90") int filmShare,
        @DefaultValue("200") int filmSpeedMax,
        @DefaultValue("15") int readingSpeed,
        @DefaultValue("24h") Duration reportMax) {}
