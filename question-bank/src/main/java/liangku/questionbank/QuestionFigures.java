package liangku.questionbank;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What candidates' answers say of a question's newest version, as lists show it.
 *
 * @param measured as the newest measuring had it; absent for what fewer than thirty have answered
 * @param isQuarantined whether figures speak against it and nobody has decided
 */
public record QuestionFigures(Optional<Measured> measured, boolean isQuarantined) {

    /**
     * What was measured.
     *
     * @param difficulty Rasch, in logits
     * @param facility mean share that was earned of it, 0..1
     * @param discrimination -1..1
     * @param shown how many candidates had it
     */
    public record Measured(double difficulty, double facility, OptionalDouble discrimination, int shown) {}
}
