package liangku.exam;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which phone an attempt was written on, and when.
 *
 * @param all in the order of their times
 */
record Tenures(List<Writer> all) {

    Tenures {
        all = all.stream().sorted(Comparator.comparing(Writer::since)).toList();
    }

    /**
     * {@return whether the candidate had gone on with another phone then}
     *
     * @param phone who names none is another than any
     */
    boolean wereElsewhere(Optional<PhoneId> phone, Instant given) {
        return all.reversed().stream()
                .filter(writer -> given.isAfter(writer.since()))
                .findFirst()
                .filter(writer -> phone.filter(writer.phone()::equals).isEmpty())
                .isPresent();
    }
}
