package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import liangku.audit.Verification;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.testing.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountAdministrationTest {

    private final Door door = new Door();
    private final AccountAdministration administration = door.administration;
    private final Caller system = door.administrator(Role.SYSTEM_ADMIN);
    private final Caller security = door.administrator(Role.SECURITY_ADMIN);
    private final Scope area = new Scope.Area(Set.of("371502"), Set.of(Category.C1B));

    @Test
    void oneMakesTheAccountAnotherSaysWhatItMayDo() {
        var given = (Administration.PasswordGiven) administration.create("zhang.san", "张三", system, House.NOW);
        assertThat(door.accounts.signIn("zhang.san", given.password(), House.NOW))
                .isInstanceOf(SignIn.MustChangePassword.class);

        assertThat(administration.grant(given.account(), Role.REGULATOR, area, security, House.NOW))
                .isEqualTo(new Administration.Done());

        assertThat(door.accounts.signIn("zhang.san", given.password(), House.NOW))
                .isInstanceOf(SignIn.MustChangePassword.class);
        assertThat(administration.create("ZHANG.SAN", "张三", system, House.NOW))
                .extracting(this::code)
                .isEqualTo("username-taken");
        assertThat(door.house.audit.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void theThreeDoNotDoOneAnothersWork() {
        var given = (Administration.PasswordGiven) administration.create("li.si", "李四", system, House.NOW);

        assertThat(code(administration.create("wang.wu", "王五", security, House.NOW)))
                .isEqualTo("not-your-right");
        assertThat(code(administration.grant(given.account(), Role.AUTHOR, new Scope.Nothing(), system, House.NOW)))
                .isEqualTo("not-your-right");
        var audit = door.administrator(Role.AUDIT_ADMIN);
        assertThat(code(administration.disable(given.account(), audit, House.NOW)))
                .isEqualTo("not-your-right");
        assertThat(code(administration.resetPassword(given.account(), security, House.NOW)))
                .isEqualTo("not-your-right");
    }

    @Test
    void noAdministratorIsHandedAPasswordOfAnother() {
        var audit = door.administrator(Role.AUDIT_ADMIN);
        for (var one : List.of(system, security, audit)) {
            assertThat(code(administration.resetPassword(id(one), security, House.NOW)))
                    .isEqualTo("not-your-right");
            assertThat(administration.mayReset(account(one), security)).isFalse();
            assertThat(administration.mayReset(account(one), system)).isFalse();
        }
        assertThat(code(administration.resetPassword(id(security), system, House.NOW)))
                .isEqualTo("administrators-password");
        assertThat(code(administration.resetPassword(id(audit), system, House.NOW)))
                .isEqualTo("administrators-password");
        assertThat(code(administration.resetPassword(id(system), system, House.NOW)))
                .isEqualTo("not-yourself");
        assertThat(door.accounts.signIn("audit_admin", Door.PASSWORD, House.NOW))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void whoIsToBeAnAdministratorChoosesTheirPasswordFirst() {
        var given = (Administration.PasswordGiven) administration.create("li.si", "李四", system, House.NOW);

        assertThat(code(administration.grant(
                        given.account(), Role.AUDIT_ADMIN, new Scope.Nothing(), security, House.NOW)))
                .isEqualTo("password-not-chosen");

        assertThat(door.accounts.changePassword("li.si", given.password(), "Better-one-2", House.NOW))
                .isEqualTo(new PasswordChange.NoRoleYet());
        assertThat(door.accounts.signIn("li.si", "Better-one-2", House.NOW)).isEqualTo(new SignIn.BadCredentials());
        assertThat(administration.grant(given.account(), Role.AUDIT_ADMIN, new Scope.Nothing(), security, House.NOW))
                .isEqualTo(new Administration.Done());
        assertThat(door.accounts.signIn("li.si", "Better-one-2", House.NOW)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(door.accounts.signIn("li.si", given.password(), House.NOW)).isEqualTo(new SignIn.BadCredentials());
    }

    @Test
    void whoeverHoldsTheMachineResetsAnAdministratorAndTheLogSaysSo() {
        var audit = door.administrator(Role.AUDIT_ADMIN);
        var token = door.tokens.issue(audit, House.NOW).value();

        var given = (Administration.PasswordGiven) administration.resetAtTheMachine(" AUDIT_ADMIN ", House.NOW);

        assertThat(door.tokens.verify(token, House.NOW)).isEmpty();
        assertThat(door.accounts.signIn("audit_admin", Door.PASSWORD, House.NOW))
                .isEqualTo(new SignIn.BadCredentials());
        assertThat(door.accounts.signIn("audit_admin", given.password(), House.NOW))
                .isInstanceOf(SignIn.MustChangePassword.class);
        assertThat(door.house.audit.page(0, 100))
                .filteredOn(entry -> entry.action().equals("password-reset-at-machine"))
                .singleElement()
                .matches(entry -> entry.subject().equals("system:operator")
                        && entry.objectId().equals(id(audit).toString()));
        administration.open("author", "作者", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        assertThat(code(administration.resetAtTheMachine("author", House.NOW))).isEqualTo("not-an-administrator");
        assertThat(administration.resetAtTheMachine("nobody", House.NOW)).isEqualTo(new Administration.NotFound());
    }

    @Test
    void aNewFirstPasswordOpensALockedDoor() {
        var given = (Administration.PasswordGiven) administration.create("li.si", "李四", system, House.NOW);
        administration.grant(given.account(), Role.AUTHOR, new Scope.Nothing(), security, House.NOW);
        for (var time = 0; time < 5; time++) {
            door.accounts.signIn("li.si", "wrong", House.NOW);
        }
        assertThat(door.accounts.signIn("li.si", given.password(), House.NOW)).isInstanceOf(SignIn.Locked.class);

        var anew = (Administration.PasswordGiven) administration.resetPassword(given.account(), system, House.NOW);

        assertThat(door.accounts.signIn("li.si", anew.password(), House.NOW)).isNotInstanceOf(SignIn.Locked.class);
    }

    @Test
    void theLastAdministratorOfAKindStays() {
        var auditor = door.administrator(Role.AUDIT_ADMIN);

        assertThat(code(administration.disable(id(auditor), security, House.NOW)))
                .isEqualTo("last-administrator");
        assertThat(code(administration.grant(id(auditor), Role.AUTHOR, new Scope.Nothing(), security, House.NOW)))
                .isEqualTo("last-administrator");

        administration.open("another", "另一位", Role.AUDIT_ADMIN, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        assertThat(administration.disable(id(auditor), security, House.NOW)).isEqualTo(new Administration.Done());
    }

    @Test
    void whoIsLockedIsSeenToBeLocked() {
        var given = (Administration.PasswordGiven) administration.create("li.si", "李四", system, House.NOW);
        for (var time = 0; time < 5; time++) {
            assertThat(door.accounts.locked(door.accounts.page("", 200), House.NOW))
                    .doesNotContainKey("li.si");
            door.accounts.signIn("li.si", "wrong", House.NOW);
        }

        assertThat(door.accounts.locked(door.accounts.page("", 200), House.NOW))
                .containsEntry("li.si", House.NOW.plus(Duration.ofMinutes(30)));
        administration.resetPassword(given.account(), system, House.NOW);
        assertThat(door.accounts.locked(door.accounts.page("", 200), House.NOW)).isEmpty();
    }

    @Test
    void nobodyChangesThemselves() {
        assertThat(code(administration.grant(
                        id(security), Role.SYSTEM_ADMIN, new Scope.Nothing(), security, House.NOW)))
                .isEqualTo("not-yourself");
        assertThat(code(administration.disable(id(system), system, House.NOW))).isEqualTo("not-yourself");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUTHOR", "REVIEWER", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "EMPLOYER", "WORKER"})
    void aScopeFitsItsRole(Role role) {
        var given = (Administration.PasswordGiven) administration.create("zhao.liu", "赵六", system, House.NOW);

        assertThat(code(administration.grant(given.account(), role, area, security, House.NOW)))
                .isEqualTo("scope-does-not-fit");
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndWhoIsEnabledSignsInAgain() {
        var id = administration.open("author", "作者", Role.AUTHOR, new Scope.Nothing(), Door.PASSWORD, House.NOW);
        var token = door.tokens
                .issue(door.callers.load("account:" + id).orElseThrow(), House.NOW)
                .value();
        assertThat(door.tokens.verify(token, House.NOW)).isPresent();

        administration.disable(id, system, House.NOW);

        assertThat(door.tokens.verify(token, House.NOW)).isEmpty();
        assertThat(door.accounts.signIn("author", Door.PASSWORD, House.NOW)).isEqualTo(new SignIn.BadCredentials());

        administration.enable(id, system, House.NOW);

        assertThat(door.tokens.verify(token, House.NOW)).isEmpty();
        assertThat(door.accounts.signIn("author", Door.PASSWORD, House.NOW)).isInstanceOf(SignIn.SignedIn.class);
    }

    private String code(Administration outcome) {
        return ((Administration.Refused) outcome).why().code();
    }

    private Account account(Caller caller) {
        return door.accounts.find(id(caller)).orElseThrow();
    }

    private static AccountId id(Caller caller) {
        return AccountId.of(caller.subject().substring("account:".length()));
    }
}
