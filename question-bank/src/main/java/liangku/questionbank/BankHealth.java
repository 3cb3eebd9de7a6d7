package liangku.questionbank;

import java.time.Instant;
import java.util.List;

/**
 * Where the bank wants work. Of each question its newest approved version is looked at, also while a newer one is being written.
 *
 * @param cells approved questions by leaf and difficulty; none for an empty cell
 * @param stale what may no longer be worth asking, the oldest first, at most 200
 * @param staleQuestions how many of these there are, beyond 200 too
 * @param measured how many approved questions have been answered often enough
 * @param approved how many there are
 */
public record BankHealth(List<Cell> cells, List<Stale> stale, int staleQuestions, int measured, int approved) {

    /** Fewer questions in a cell and papers repeat themselves. */
    public static final int THIN = 2;

    public BankHealth {
        cells = List.copyOf(cells);
        stale = List.copyOf(stale);
    }

    /** @param difficulty 1..5: where it was measured, else the author's */
    public record Cell(String topic, int difficulty, int questions) {}

    /** Why a question may be out of date. */
    public enum Reason {
        /** The rule it rests on holds no more. */
        EXPIRED,
        /** Nobody has touched it for three years. */
        OLD,
        /** It is released and no paper counted in half a year had it. */
        UNSEEN
    }

    /** A question that may be out of date. */
    public record Stale(QuestionId id, String identifier, Reason reason, Instant changedAt) {}
}
