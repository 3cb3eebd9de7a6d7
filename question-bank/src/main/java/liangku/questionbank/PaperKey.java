package liangku.questionbank;

import java.util.Optional;

/**
 * Rebuilds a paper bit for bit, and all that an attempt stores of it.
 *
 * @param algorithm version of the drawing algorithm; older versions stay in the code for as long as a paper names them
 * @param seed drawn from a secure source when the attempt starts; who knows it and the release knows the paper
 * @param calibration what drawing knew of the items; algorithm 1 knew nothing
 */
public record PaperKey(
        ReleaseId release, BlueprintId blueprint, int algorithm, long seed, Optional<CalibrationId> calibration) {

    /** A paper of an algorithm that needs no calibration. */
    public PaperKey(ReleaseId release, BlueprintId blueprint, int algorithm, long seed) {
        this(release, blueprint, algorithm, seed, Optional.empty());
    }
}
