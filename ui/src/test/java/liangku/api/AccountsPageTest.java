package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Scope;
import liangku.identity.Account;
import liangku.identity.AccountId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsPageTest {

    @ParameterizedTest
    @CsvSource({"50, 50, true", "49, 50, false", "200, 500, true", "199, 500, false", "1, 0, true", "0, 50, false"})
    void aFullPageHasANextHoweverMuchWasAskedFor(int accounts, int limit, boolean more) {
        assertThat(AccountsController.next(Collections.nCopies(accounts, account()), limit))
                .isEqualTo(more ? Optional.of("last") : Optional.empty());
    }

    private static Account account() {
        return new Account(
                new AccountId(new UUID(0, 1)),
                "last",
                "Last",
                Optional.empty(),
                new Scope.Nothing(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
