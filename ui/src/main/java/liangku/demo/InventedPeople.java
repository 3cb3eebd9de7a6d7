package liangku.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.ResidentId;

/** People who do not exist: names, valid ID numbers and phones of a block that no operator gives out. */
final class InventedPeople {

    private static final long PHONES_FROM = 13_900_000_100L;

    private final RandomGenerator random;
    private final InventedNames names;
    private final LocalDate today;
    private int serial;

    InventedPeople(RandomGenerator random, LocalDate today) {
        this.random = random;
        this.names = new InventedNames(random);
        this.today = today;
    }

    record Person(PersonName name, ResidentId idNumber, Phone phone) {}

    Person next() {
        return named(names.next(), Long.toString(PHONES_FROM + serial));
    }

    /** {@return someone of this name who signs in with this phone} */
    Person named(String name, String phone) {
        serial++;
        return new Person(new PersonName(name), idNumber(), new Phone(phone));
    }

    /** Aged 18 to 60. The region part is one that was never given out, so the number can be nobody's. */
    private ResidentId idNumber() {
        var born = today.minusYears(18).minusDays(random.nextInt(42 * 365));
        var body = "371599" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(serial % 1000);
        return new ResidentId(body + ResidentId.checkCharacter(body));
    }
}
