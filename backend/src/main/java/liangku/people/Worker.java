package liangku.people;

import java.util.Optional;

/**
 * A person who works or worked in a kitchen. One person, one ID number, one phone, whoever employs them.
 *
 * @param phone they sign in with; empty once their number became somebody else's and until they have another one
 */
public record Worker(WorkerId id, PersonName name, ResidentId idNumber, Optional<Phone> phone) {

    /** {@return {@code 138****0001}; empty without a phone} */
    public String maskedPhone() {
        return phone.map(Phone::masked).orElse("");
    }
}
