package liangku.questionbank;

/**
 * Everything that is needed to rebuild one paper bit for bit, and all that an attempt stores of it.
 *
 * @param algorithm version of the drawing algorithm; older versions stay in the code for as long as a paper names them
 * @param seed drawn from a secure source when the attempt starts; who knows it and the release knows the paper
 */
public record PaperKey(ReleaseId release, BlueprintId blueprint, int algorithm, long seed) {}
