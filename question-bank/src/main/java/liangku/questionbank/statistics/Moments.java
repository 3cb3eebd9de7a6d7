package liangku.questionbank.statistics;

/** Means, variances and correlation of pairs, added one by one; two of them can be added up, in any order. */
public final class Moments {

    private double n;
    private double x;
    private double xx;
    private double y;
    private double yy;
    private double xy;

    public Moments() {}

    /** Sums that were kept: how many pairs, of x, x², y, y², x·y. */
    public Moments(double n, double x, double xx, double y, double yy, double xy) {
        this.n = n;
        this.x = x;
        this.xx = xx;
        this.y = y;
        this.yy = yy;
        this.xy = xy;
    }

    void add(double oneX, double oneY) {
        n++;
        x += oneX;
        xx += oneX * oneX;
        y += oneY;
        yy += oneY * oneY;
        xy += oneX * oneY;
    }

    double n() {
        return n;
    }

    double meanX() {
        return x / n;
    }

    double meanY() {
        return y / n;
    }

    /** {@return by n - 1; NaN for less than two} */
    double varianceX() {
        return n < 2 ? Double.NaN : Math.max(0, (xx - x * x / n) / (n - 1));
    }

    /** {@return by n - 1; NaN for less than two} */
    double varianceY() {
        return n < 2 ? Double.NaN : Math.max(0, (yy - y * y / n) / (n - 1));
    }

    /** {@return by n - 1; NaN for less than two} */
    double covariance() {
        return n < 2 ? Double.NaN : (xy - x * y / n) / (n - 1);
    }

    /** {@return Pearson's r; NaN where one side does not vary} */
    double correlation() {
        double spread = Math.sqrt(varianceX() * varianceY());
        return spread > 1e-12 ? Math.clamp(covariance() / spread, -1.0, 1.0) : Double.NaN;
    }
}
