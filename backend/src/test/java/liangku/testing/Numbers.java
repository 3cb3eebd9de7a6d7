package liangku.testing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import liangku.employer.FoodLicence;
import liangku.employer.UnifiedCode;
import liangku.people.Phone;
import liangku.people.ResidentId;

/** Right numbers of nobody, one for each n. */
public final class Numbers {

    private Numbers() {}

    public static UnifiedCode unifiedCode(int n) {
        var body = "91371502MA%07d".formatted(n);
        return new UnifiedCode(body + UnifiedCode.checkCharacter(body));
    }

    public static FoodLicence licence(int n) {
        var digits = "2371502%06d".formatted(n);
        return new FoodLicence("JY" + digits + FoodLicence.checkDigit(digits));
    }

    public static ResidentId residentId(int n) {
        return residentId(n, LocalDate.of(1980, 1, 1).plusDays(n / 1000));
    }

    public static ResidentId residentId(int n, LocalDate birth) {
        var body = "371502" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(n % 1000);
        return new ResidentId(body + ResidentId.checkCharacter(body));
    }

    public static Phone phone(int n) {
        return new Phone("139%08d".formatted(n));
    }
}
