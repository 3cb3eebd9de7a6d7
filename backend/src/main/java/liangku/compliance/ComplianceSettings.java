package liangku.compliance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Targets a business has to reach, in per cent. No law fixes them; a city does.
 *
 * @param managersCertified of food-safety directors and officers, with a valid certificate
 * @param othersCertified of everybody else who owes an exam
 * @param othersTrained of everybody else who owes training; for unit coverage
 * @param lateDays how many past days the nightly snapshot looks at again for late data
 * @param catchUpDays how many days at most are taken afterwards, of those on which no node ran at night. A quarter: each day
 *     of a city is tens of thousands of records for the supervision platform
 */
@ConfigurationProperties("liangku.compliance")
public record ComplianceSettings(
        @DefaultValue("100") int managersCertified,
        @DefaultValue("80") int othersCertified,
        @DefaultValue("80") int othersTrained,
        @DefaultValue("7") int lateDays,
        @DefaultValue("92") int catchUpDays) {

    /** Counts changes of the definitions; the targets are part of the version because they are part of the rule. */
    private static final int DEFINITIONS = 1;

    public ComplianceSettings {
        if (catchUpDays < 1) {
            throw new IllegalArgumentException("%d days to catch up are none".formatted(catchUpDays));
        }
        for (var target : new int[] {managersCertified, othersCertified, othersTrained}) {
            if (target < 0 || target > 100) {
                throw new IllegalArgumentException("target %d%% is not in 0..100".formatted(target));
            }
        }
    }

    /** {@return e.g. {@code 1-100-80-80}: definitions 1 with these targets} */
    public String ruleVersion() {
        return new Rule(DEFINITIONS, managersCertified, othersCertified, othersTrained).version();
    }
}
