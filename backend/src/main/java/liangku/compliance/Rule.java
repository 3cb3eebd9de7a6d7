package liangku.compliance;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a rule version says: by which definitions it was counted, and the targets of the day.
 *
 * @param definitions counts changes of the definitions, from 1
 * @param managersCertified of food-safety directors and officers, in per cent
 * @param othersCertified of everybody else, in per cent
 * @param othersTrained of everybody else, in per cent; for unit coverage
 */
public record Rule(int definitions, int managersCertified, int othersCertified, int othersTrained) {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})");

    /** {@return what a kept version says; empty if it is none of ours} */
    public static Optional<Rule> of(String version) {
        var parts = VERSION.matcher(version);
        return parts.matches()
                ? Optional.of(new Rule(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        Integer.parseInt(parts.group(4))))
                : Optional.empty();
    }

    /** {@return e.g. {@code 1-100-80-80}: definitions 1 with these targets} */
    String version() {
        return "%d-%d-%d-%d".formatted(definitions, managersCertified, othersCertified, othersTrained);
    }
}
