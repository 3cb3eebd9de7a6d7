package liangku.questionbank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.LeakWatch;

/**
 * What is known of one version of a question from those who answered it.
 *
 * @param measured difficulty by the candidates alone; absent below 30 of them
 * @param difficulty in logits: the author's, drawn to the measured one
 * @param difficultyError its standard error
 * @param expected what the candidates of the largest exam are expected to earn of it, 0..1
 * @param days of the last half year in which its difficulty was known well enough to watch for leaks
 */
public record ItemReport(
        QuestionVersion question,
        ItemFigures figures,
        Optional<Measured> measured,
        double difficulty,
        double difficultyError,
        double expected,
        Trust trust,
        List<LeakWatch.Day> days,
        Instant countedAt) {

    /** Fewer candidates and no figure should change a mind. */
    public static final int ENOUGH = 200;

    public ItemReport {
        days = List.copyOf(days);
    }

    /** A measurement in logits. */
    public record Measured(double difficulty, double error, int shown) {}

    /** How far figures can be relied on. */
    public enum Trust {
        /** Too few candidates to say anything. */
        HARDLY,
        /** A first impression. */
        PROVISIONAL,
        /** Enough. */
        MEASURED;

        static Trust of(int shown, double error) {
            if (shown < Measuring.SHOWN_MIN) return HARDLY;
            return shown >= ENOUGH && error <= Counting.WATCHED_ERROR_MAX ? MEASURED : PROVISIONAL;
        }
    }
}
