package liangku.questionbank.statistics;

/**
 * Three points an iteration came by, and where their curve leads: squared extrapolation (scheme S3 of Varadhan and Roland,
 * "Simple and globally convergent methods for accelerating the convergence of any EM algorithm", Scandinavian Journal of
 * Statistics 35, 2008).
 */
final class StepCurve {

    private final double[] zero;
    private final double[] one;
    private final double[] two;
    private final double longest;

    /** How many of the first steps lie between here and the end, if each is shorter than the last by the same rate. */
    private final double steps;

    StepCurve(double[] zero, double[] one, double[] two) {
        this.zero = zero;
        this.one = one;
        this.two = two;
        double step2 = 0;
        double bend2 = 0;
        double most = 0;
        for (int i = 0; i < zero.length; i++) {
            double step = one[i] - zero[i];
            double bend = two[i] - one[i] - step;
            step2 += step * step;
            bend2 += bend * bend;
            most = Math.max(most, Math.abs(step));
        }
        longest = most;
        steps = Math.max(1, Math.sqrt(step2 / Math.max(1e-300, bend2)));
    }

    /** {@return how far the end still was from the first point, by the coordinate that has furthest to go} */
    double left() {
        return longest * steps;
    }

    /** {@return a point further along; the third if the steps do not shrink} */
    double[] beyond() {
        var far = new double[zero.length];
        for (int i = 0; i < far.length; i++) {
            double step = one[i] - zero[i];
            far[i] = zero[i] + 2 * steps * step + steps * steps * (two[i] - one[i] - step);
        }
        return far;
    }
}
