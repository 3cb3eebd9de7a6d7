package liangku.questionbank;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes what was handed out to the database every minute, and lets the newest release be calibrated when that is due. */
@Component
class CalibrationRhythm {

    private final Papers papers;
    private final Releases releases;
    private final Calibrations calibrations;
    private final Clock clock;

    CalibrationRhythm(Papers papers, Releases releases, Calibrations calibrations, Clock clock) {
        this.papers = papers;
        this.releases = releases;
        this.calibrations = calibrations;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${liangku.question-bank.count-every:1m}", initialDelayString = "1m")
    void run() {
        releases.latest().ifPresent(release -> calibrations.renew(release, papers.used(), clock.instant()));
    }
}
