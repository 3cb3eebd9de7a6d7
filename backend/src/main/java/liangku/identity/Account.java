package liangku.identity;

import java.time.Instant;
import java.util.Optional;
import liangku.employer.Scope;

/**
 * A user of a desk.
 *
 * @param role none until the security administrator grants one; without it one may choose a password and nothing else
 * @param passwordChosenAt empty while the password is still the first one
 * @param disabledAt empty while the account may be used
 */
public record Account(
        AccountId id,
        String username,
        String displayName,
        Optional<Role> role,
        Scope scope,
        Optional<Instant> passwordChosenAt,
        Optional<Instant> disabledAt,
        Instant createdAt) {

    /** {@return {@code account:<uuid>}} */
    public String subject() {
        return "account:" + id;
    }

    /** {@return who this is when signed in; empty without a role or when disabled} */
    Optional<Caller> caller() {
        return disabledAt.isPresent()
                ? Optional.empty()
                : role.map(r -> new Caller(subject(), r, displayName, Optional.empty(), scope));
    }
}
