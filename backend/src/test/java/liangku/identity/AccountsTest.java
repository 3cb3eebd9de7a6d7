package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.audit.AuditEntry;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.testing.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

class AccountsTest {

    private final Door door = new Door();
    private final Accounts accounts = door.accounts;

    @Test
    void signsInWhoeverKnowsThePasswordHoweverTheNameIsTyped() {
        var area = new Scope.Area(Set.of("3715"), Set.of(Category.C1B));
        var id = door.administration.open("Regulator", "监管", Role.REGULATOR, area, Door.PASSWORD, House.NOW);

        assertThat(accounts.signIn(" REGULATOR ", Door.PASSWORD, House.NOW))
                .isEqualTo(new SignIn.SignedIn(
                        new Caller("account:" + id, Role.REGULATOR, "监管", java.util.Optional.empty(), area)));
        assertThat(accounts.signIn("regulator", "Wrong-pass-1", House.NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(accounts.signIn("nobody", Door.PASSWORD, House.NOW)).isEqualTo(new SignIn.BadCredentials());
    }

    @Test
    void everySectorMeansThoseToComeToo() {
        var area = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));
        door.administration.open("county", "县", Role.REGULATOR, area, Door.PASSWORD, House.NOW);

        assertThat(door.house
                        .db
                        .sql("select scope_categories is null from identity.account")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(accounts.signIn("county", Door.PASSWORD, House.NOW))
                .isInstanceOfSatisfying(
                        SignIn.SignedIn.class,
                        in -> assertThat(in.caller().scope()).isEqualTo(area));
    }

    @ParameterizedTest
    @CsvSource({"author", "nobody"})
    void fiveFailuresLockTheNameForHalfAnHourWhetherItExistsOrNot(String username) {
        door.administration.open("author", "作者", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        for (var i = 0; i < 5; i++) {
            assertThat(accounts.signIn(username, "Wrong-pass-1", House.NOW.plusSeconds(i)))
                    .isEqualTo(new SignIn.BadCredentials());
        }
        var until = House.NOW.plusSeconds(4).plus(Duration.ofMinutes(30));

        assertThat(accounts.signIn(username, Door.PASSWORD, House.NOW.plusSeconds(5)))
                .isEqualTo(new SignIn.Locked(until));
        assertThat(accounts.signIn(username, Door.PASSWORD, until.minusSeconds(1)))
                .isEqualTo(new SignIn.Locked(until));
        assertThat(accounts.signIn(username, Door.PASSWORD, until)).isNotInstanceOf(SignIn.Locked.class);
    }

    @Test
    void aRightPasswordForgetsTheFailures() {
        door.administration.open("author", "作者", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        for (var round = 0; round < 3; round++) {
            for (var i = 0; i < 4; i++) {
                accounts.signIn("author", "Wrong-pass-1", House.NOW);
            }
            assertThat(accounts.signIn("author", Door.PASSWORD, House.NOW)).isInstanceOf(SignIn.SignedIn.class);
        }
    }

    @Test
    void aHundredGuessesAtOnceAreStillFive() throws InterruptedException {
        door.administration.open("author", "作者", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        List<SignIn> outcomes;
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<SignIn> guess = () -> accounts.signIn("author", "Wrong-pass-1", House.NOW);
            outcomes = threads.invokeAll(Stream.generate(() -> guess).limit(60).toList()).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(outcomes.stream().filter(SignIn.BadCredentials.class::isInstance))
                .hasSize(5);
    }

    @Test
    void aFirstPasswordIsGoodForNothingButChoosingOnesOwn() {
        var first = door.administration.firstAdministrators(House.NOW).getFirst();

        assertThat(accounts.signIn("system", first.password(), House.NOW))
                .isInstanceOf(SignIn.MustChangePassword.class);
        assertThat(signedIn()).as("nobody is in yet").isZero();
        assertThat(accounts.changePassword("system", first.password(), "short", House.NOW))
                .isInstanceOf(PasswordChange.Weak.class);
        assertThat(accounts.changePassword("system", first.password(), first.password(), House.NOW))
                .isInstanceOf(PasswordChange.Weak.class);
        assertThat(accounts.changePassword("system", first.password(), "Better-one-2", House.NOW))
                .isInstanceOf(PasswordChange.Changed.class);
        assertThat(accounts.signIn("system", "Better-one-2", House.NOW)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(accounts.signIn("system", first.password(), House.NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(door.administration.firstAdministrators(House.NOW))
                .extracting(Administration.PasswordGiven::username)
                .containsExactly("security", "audit");
    }

    @Test
    void whatWasLostOfOneIsGivenAnewAlthoughAnotherChoseTheirs() {
        var lost = door.administration.firstAdministrators(House.NOW);
        accounts.changePassword("system", lost.getFirst().password(), "Better-one-2", House.NOW);

        var again = door.administration.firstAdministrators(House.NOW);

        assertThat(accounts.signIn("system", "Better-one-2", House.NOW)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(accounts.signIn("security", lost.get(1).password(), House.NOW))
                .isEqualTo(new SignIn.BadCredentials());
        for (var given : again) {
            assertThat(accounts.changePassword(given.username(), given.password(), "Better-one-2", House.NOW))
                    .isInstanceOf(PasswordChange.Changed.class);
        }
        assertThat(door.administration.firstAdministrators(House.NOW)).isEmpty();
    }

    @Test
    void nothingIsGivenWhereSomebodyElseIsThatAdministrator() {
        var lost = door.administration.firstAdministrators(House.NOW);
        door.administrator(Role.AUDIT_ADMIN);

        assertThat(door.administration.firstAdministrators(House.NOW))
                .extracting(Administration.PasswordGiven::username)
                .containsExactly("system", "security");
        assertThat(accounts.signIn("audit", lost.get(2).password(), House.NOW))
                .isInstanceOf(SignIn.MustChangePassword.class);
    }

    @Test
    void aFirstNameThatBecameSomebodyElsesIsLeftAlone() {
        door.administration.firstAdministrators(House.NOW);
        door.house
                .db
                .sql("update identity.account set role = 'AUTHOR' where username = 'audit'")
                .update();

        assertThat(door.administration.firstAdministrators(House.NOW))
                .extracting(Administration.PasswordGiven::username)
                .containsExactly("system", "security");
    }

    @Test
    void asLongAsNoAdministratorChoseAPasswordEachStartGivesNewOnes() {
        var lost = door.administration.firstAdministrators(House.NOW);
        for (var time = 0; time < 5; time++) {
            accounts.signIn("security", "wrong", House.NOW);
        }

        var again = door.administration.firstAdministrators(House.NOW);

        assertThat(again)
                .extracting(Administration.PasswordGiven::username)
                .containsExactly("system", "security", "audit");
        assertThat(again)
                .extracting(Administration.PasswordGiven::account)
                .isEqualTo(
                        lost.stream().map(Administration.PasswordGiven::account).toList());
        assertThat(accounts.signIn("system", lost.getFirst().password(), House.NOW))
                .isEqualTo(new SignIn.BadCredentials());
        assertThat(again)
                .allSatisfy(given -> assertThat(accounts.signIn(given.username(), given.password(), House.NOW))
                        .isInstanceOf(SignIn.MustChangePassword.class));
    }

    @Test
    void whereAnAdministratorIsMissingTheNextStartMakesThem() {
        door.administration.firstAdministrators(House.NOW);
        door.house
                .db
                .sql("delete from identity.account where username <> 'system'")
                .update();

        assertThat(door.administration.firstAdministrators(House.NOW)).hasSize(3);
        assertThat(accounts.page("", 10)).hasSize(3);
    }

    @Test
    void noneIsMadeWhenOneCannotBe() {
        door.house
                .db
                .sql("alter table identity.account add constraint no_room check (username <> 'audit')")
                .update();

        assertThatThrownBy(() -> door.administration.firstAdministrators(House.NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(accounts.isEmpty()).isTrue();
    }

    private int signedIn() {
        return door.house
                .db
                .sql("select count(*) from audit.entry where action = 'signed-in'")
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "Liangku-demo-1,ok",
        "abcdefgh,too-few-classes",
        "Abc1,password-length",
        "abcdefg1,too-few-classes",
        "Abcdefg1,ok",
        "author-A1,contains-username",
        "密码密码密码a1,ok"
    })
    void passwordsHaveEightCharactersOfThreeClasses(String password, String expected) {
        assertThat(PasswordRules.refusal("author", password).map(r -> r.code()).orElse("ok"))
                .isEqualTo(expected);
    }

    @Test
    void neitherNamesNorPasswordsGetIntoTheLog() {
        door.administration.open("author", "作者名", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        accounts.signIn("author", "Wrong-pass-1", House.NOW);
        accounts.signIn("Secret-typed-1", "Wrong-pass-1", House.NOW);

        assertThat(door.house.audit.page(0, 100).stream()
                        .map(AuditEntry::toString)
                        .collect(Collectors.joining()))
                .doesNotContain("Wrong-pass", "Secret-typed", "secret-typed", "作者名");
    }

    @Test
    void generatedPasswordsKeepTheRules() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> door.kit.passwords().generate()))
                .allMatch(password -> PasswordRules.refusal("system", password).isEmpty())
                .doesNotHaveDuplicates();
    }
}
