package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.testing.House;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk's session is worth no more than the account it was opened with. */
class DeskSessionTest {

    private static final Scope CITY = new Scope.Area(Set.of("3715"), EnumSet.allOf(Category.class));
    private static final Scope LINQING = new Scope.Area(Set.of("371581"), EnumSet.allOf(Category.class));

    private final Door door = new Door();
    private final AccountId id =
            door.administration.open("li.gong", "李工", Role.REGULATOR, CITY, Door.PASSWORD, House.NOW);
    private final Caller security = door.administrator(Role.SECURITY_ADMIN);
    private CallerAuthentication session;

    @BeforeEach
    void signIn() {
        session = door.callers
                .begin(((SignIn.SignedIn) door.accounts.signIn("li.gong", Door.PASSWORD, House.NOW)).caller())
                .orElseThrow();
    }

    @Test
    void itLastsWhileNothingChanges() {
        assertThat(door.callers.stillIn(session)).map(Caller::scope).contains(CITY);
    }

    @Test
    void itEndsWithTheAccountAndDoesNotComeBackWithIt() {
        door.administration.disable(id, security, House.NOW);
        assertThat(door.callers.stillIn(session)).isEmpty();

        door.administration.enable(id, security, House.NOW);
        assertThat(door.callers.stillIn(session)).isEmpty();
    }

    @Test
    void itEndsWithAnotherRoleAndWithANarrowerScope() {
        door.administration.grant(id, Role.REGULATOR, LINQING, security, House.NOW);
        assertThat(door.callers.stillIn(session)).isEmpty();

        signIn();
        assertThat(door.callers.stillIn(session)).map(Caller::scope).contains(LINQING);
        door.administration.grant(id, Role.AUTHOR, new Scope.Nothing(), security, House.NOW);
        assertThat(door.callers.stillIn(session)).isEmpty();
    }

    @Test
    void itEndsWithAnotherPassword() {
        door.accounts.changePassword("li.gong", Door.PASSWORD, "Anders-genug-2", House.NOW);

        assertThat(door.callers.stillIn(session)).isEmpty();
    }

    @Test
    void aScopeThatWasNarrowedBySomebodyElseCountsAsItIsNow() {
        door.house
                .db
                .sql("update identity.account set scope_regions = '{371581}' where id = :id")
                .param("id", id.value())
                .update();

        assertThat(door.callers.stillIn(session)).map(Caller::scope).contains(LINQING);
    }

    @Test
    void nobodyBeginsAfterTheDismissal() {
        var caller = session.getPrincipal();
        door.administration.disable(id, security, House.NOW);

        assertThat(door.callers.begin(caller)).isEmpty();
    }
}
