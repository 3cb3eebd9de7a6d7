package liangku.questionbank;

import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was measured goes into drawing by itself: the next papers are balanced by it, older ones keep what they had. */
@Component
class MeasuredCalibrations {

    private final Releases releases;
    private final ItemStatistics statistics;
    private final Calibrations calibrations;

    MeasuredCalibrations(Releases releases, ItemStatistics statistics, Calibrations calibrations) {
        this.releases = releases;
        this.statistics = statistics;
        this.calibrations = calibrations;
    }

    /** In the measuring transaction on purpose: either both are known or neither. */
    @EventListener
    void on(ItemsMeasured measured) {
        // A quarantined question is out of the newest release, so nothing has to be withdrawn here.
        releases.latest()
                .ifPresent(release ->
                        calibrations.measured(release, statistics.expected(release), Set.of(), measured.at()));
    }
}
