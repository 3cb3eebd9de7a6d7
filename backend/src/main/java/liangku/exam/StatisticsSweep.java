package liangku.exam;

import java.time.Clock;
import liangku.questionbank.ItemStatistics;
import liangku.questionbank.Quarantines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts what was marked, measures when enough has come, and judges items. Any number of nodes may sweep at once. */
@Component
class StatisticsSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsSweep.class);

    /** A hundred thousand attempts at most: the other sweeps want their turn. */
    private static final int ROUNDS_MAX = 200;

    private final ExamStatistics statistics;
    private final Quarantines quarantines;
    private final Clock clock;

    StatisticsSweep(ExamStatistics statistics, Quarantines quarantines, Clock clock) {
        this.statistics = statistics;
        this.quarantines = quarantines;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${liangku.exam.statistics-every:10s}", initialDelay = 5_000)
    void run() {
        step("count", this::count);
        // Before the next measuring: the first one empties what is counted.
        step("list", this::list);
        step("measure", () -> statistics.measure(clock.instant()));
        step("judge", this::judge);
    }

    /** What keeps one of them from being done keeps no other: items must be judged though nothing can be measured. */
    private static void step(String name, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.error("statistics step={}", name, failed);
        }
    }

    private void count() {
        int counted = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int taken = statistics.count(clock.instant());
            counted += taken;
            if (taken < ExamStatistics.AT_A_TIME) break;
        }
        if (counted > 0) LOG.info("attempts counted count={}", counted);
    }

    private void list() {
        int listed = 0;
        int once;
        do {
            once = statistics.list(clock.instant());
            listed += once;
        } while (once == ItemStatistics.LISTED_AT_ONCE);
        if (listed > 0) LOG.info("figures shown in lists questions={}", listed);
    }

    private void judge() {
        for (var opened : quarantines.judge(clock.instant())) {
            LOG.info(
                    "question quarantined question={} version={}",
                    opened.question().id(),
                    opened.question().version());
        }
    }
}
