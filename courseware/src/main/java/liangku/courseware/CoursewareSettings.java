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
 * @param firstReportMax time that the first report of a lesson may claim, as nothing yet tells when it was opened
 * @param reportMax time that any later report may claim, even when the one before is longer ago
 */
@ConfigurationProperties("liangku.courseware")
public record CoursewareSettings(
        @DefaultValue("classpath:courses/") String load,
        @DefaultValue("20") int doneShare,
        @DefaultValue("60s") Duration doneTimeMax,
        @DefaultValue("90") int filmShare,
        @DefaultValue("2m") Duration firstReportMax,
        @DefaultValue("15m") Duration reportMax) {}
