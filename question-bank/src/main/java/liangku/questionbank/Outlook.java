package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a blueprint if it is published now.
 *
 * @param forecast of its papers; none if they cannot be drawn at all
 * @param cautions what is no reason to refuse it
 */
public record Outlook(Feasibility feasibility, Optional<Forecast> forecast, List<Caution> cautions) {

    public Outlook {
        cautions = List.copyOf(cautions);
    }

    /** A blueprint that cannot be drawn. */
    public Outlook(Feasibility feasibility) {
        this(feasibility, Optional.empty(), List.of());
    }

    /** Chance of 3,000 papers alone moves a rate so far, in the units of its own standard deviation. */
    private static final double SIGMAS = 3;

    static Outlook of(FairPlan plan, Forecast forecast) {
        var obstacles = new ArrayList<Obstacle>(plan.feasibility().obstacles());
        overCap(plan, forecast).ifPresent(obstacles::add);
        return new Outlook(
                new Feasibility(plan.feasibility().shortages(), obstacles), Optional.of(forecast), Caution.of(plan));
    }

    /** {@return the question that came up most often, if that is over the cap by more than chance does} */
    static Optional<Obstacle.CapExceeded> overCap(FairPlan plan, Forecast forecast) {
        double cap = plan.blueprint.limits().exposureCapPercent() / 100.0;
        double margin = SIGMAS * Math.sqrt(cap * (1 - cap) / Math.max(1, forecast.papers()));
        return forecast.hottest().stream()
                .filter(hot -> hot.rate() > cap + margin)
                .findFirst()
                .map(hot -> new Obstacle.CapExceeded(hot.question(), (int) Math.ceil(100 * hot.rate())));
    }
}
