package liangku.compliance;

import java.util.EnumMap;
import java.util.Map;

/**
 * The indicators of one group of people and businesses, on one day, by one rule.
 *
 * @param businesses active ones with at least one person who owes training
 * @param people who owe training, each counted once
 * @param tallies one for every {@link Indicator}
 */
public record Figures(long businesses, long people, Map<Indicator, Tally> tallies) {

    public static final Figures NONE = new Figures(0, 0, Map.of());

    public Figures {
        var all = new EnumMap<Indicator, Tally>(Indicator.class);
        for (var indicator : Indicator.values()) {
            all.put(indicator, tallies.getOrDefault(indicator, Tally.NONE));
        }
        tallies = Map.copyOf(all);
    }

    public Tally of(Indicator indicator) {
        return tallies.getOrDefault(indicator, Tally.NONE);
    }
}
