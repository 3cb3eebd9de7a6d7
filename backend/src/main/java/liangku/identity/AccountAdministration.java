package liangku.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import liangku.audit.Audit;
import liangku.employer.Refusal;
import liangku.employer.Scope;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may have an account, and what for. The system administrator makes accounts, the security administrator says what
 * they may do, the audit administrator reads what both did; nobody acts on their own account, and none of the three ever knows
 * a password that opens another's: docs/decisions/administrators-passwords.md.
 */
@Service
public class AccountAdministration {

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@-]{1,63}");
    private static final int DISPLAY_NAME_MAX = 60;
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    private static final List<First> FIRST = List.of(
            new First("system", "系统管理员", Role.SYSTEM_ADMIN),
            new First("security", "安全管理员", Role.SECURITY_ADMIN),
            new First("audit", "审计管理员", Role.AUDIT_ADMIN));

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final AccountTable table;
    private final FailureTable failures;
    private final Passwords passwords;
    private final Callers callers;
    private final Audit audit;
    private final TransactionTemplate transaction;

    /** An administrator that every house has from the start. */
    private record First(String username, String displayName, Role role) {}

    private record Given(Administration.PasswordGiven what, String deed) {}

    AccountAdministration(
            JdbcClient db,
            PersonalData personalData,
            IdentityKit kit,
            Callers callers,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = new AccountTable(db);
        this.failures = new FailureTable(db, personalData, kit.settings().lock());
        this.passwords = kit.passwords();
        this.callers = callers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A system administrator makes an account; it can do nothing until a role is granted. */
    public Administration create(String username, String displayName, Caller by, Instant now) {
        if (by.role() != Role.SYSTEM_ADMIN) {
            return refused("not-your-right", "只有系统管理员可以创建账号", "Only the system administrator opens accounts");
        }
        var name = Accounts.normal(username);
        if (!USERNAME.matcher(name).matches() || displayName.isBlank() || displayName.length() > DISPLAY_NAME_MAX) {
            return refused(
                    "bad-username",
                    "用户名应为2至64个字母、数字或 . _ @ -，显示名为1至%s字",
                    "A user name has 2 to 64 letters, digits or . _ @ -, a display name 1 to %s characters",
                    DISPLAY_NAME_MAX);
        }
        var password = passwords.generate();
        var account = account(name, displayName.strip(), Optional.empty(), new Scope.Nothing(), Optional.empty(), now);
        var hash = passwords.hash(password);
        return inTransaction(() -> {
            if (!table.add(account, hash, by.subject())) {
                return refused("username-taken", "用户名“%s”已被使用", "The user name “%s” is taken", name);
            }
            audit.record(
                    by.subject(), "account-created", "account", account.id().toString(), Map.of(), now);
            return new Administration.PasswordGiven(account.id(), name, password);
        });
    }

    /** A security administrator says what an account may do; it replaces what it could do before. */
    public Administration grant(AccountId id, Role role, Scope scope, Caller by, Instant now) {
        if (!fits(role, scope)) {
            return refused(
                    "scope-does-not-fit",
                    "角色%s不能配此数据范围：企业须配一家单位，监管须配区划与业态，其他角色无数据范围",
                    "The scope does not fit the role %s: an employer has one business, a regulator regions and categories, the others have none",
                    role);
        }
        return act(id, by, account -> {
            if (by.role() != Role.SECURITY_ADMIN) {
                return refused("not-your-right", "只有安全管理员可以授权", "Only the security administrator grants roles");
            }
            var before = account.role().orElse(null);
            if (role != before && isLast(account)) {
                return lastOne();
            }
            if (role != before
                    && ADMINISTRATORS.contains(role)
                    && account.passwordChosenAt().isEmpty()) {
                return refused(
                        "password-not-chosen",
                        "管理员角色只能授予已自行设置密码的账号：一次性密码还有别人知道，请本人先登录并修改",
                        "The role of an administrator is only for those who have chosen their own password, as somebody else knows the one-time one: they sign in and change it first");
            }
            table.grant(id, role, scope);
            audit.record(
                    by.subject(),
                    "role-granted",
                    "account",
                    id.toString(),
                    Map.of("role", role.name(), "scope", scope.toString()),
                    now);
            return new Administration.Done();
        });
    }

    /** From now on nobody signs in with the account, and its tokens are worthless. */
    public Administration disable(AccountId id, Caller by, Instant now) {
        return setDisabled(id, Optional.of(now), by, now);
    }

    /** Takes back a {@link #disable}. */
    public Administration enable(AccountId id, Caller by, Instant now) {
        return setDisabled(id, Optional.empty(), by, now);
    }

    /**
     * Gives a new first password; the system administrator does it for everyone but administrators. Theirs are nobody's to
     * give here, as whoever hands one over could sign in with it: see {@link #resetAtTheMachine}. Who was locked out may
     * sign in with it at once.
     */
    public Administration resetPassword(AccountId id, Caller by, Instant now) {
        if (by.role() != Role.SYSTEM_ADMIN) {
            return refused("not-your-right", "只有系统管理员可以重置密码", "Only the system administrator resets passwords");
        }
        var password = passwords.generate();
        var hash = passwords.hash(password);
        return act(id, by, account -> {
            if (isAdministrators(account)) {
                return refused(
                        "administrators-password",
                        "管理员的密码谁也不能在网上重置：请运维人员在服务器上重新启动平台，带参数 --first-password=用户名",
                        "Nobody resets the password of an administrator here: whoever runs the machine starts the platform anew with --first-password=USERNAME");
            }
            table.setPassword(id, hash, Optional.empty());
            failures.forget(account.username(), now);
            audit.record(by.subject(), "password-reset", "account", id.toString(), Map.of(), now);
            return new Administration.PasswordGiven(id, account.username(), password);
        });
    }

    /** {@return whether {@link #resetPassword} is this administrator's to do for this account} */
    public boolean mayReset(Account account, Caller by) {
        return by.role() == Role.SYSTEM_ADMIN
                && !isAdministrators(account)
                && !account.subject().equals(by.subject());
    }

    /**
     * Gives an administrator a new first password on behalf of whoever holds the machine, who could write into its database as
     * well: nobody can do more by it than before, and it is in the log.
     */
    public Administration resetAtTheMachine(String username, Instant now) {
        var password = passwords.generate();
        var hash = passwords.hash(password);
        var found = table.byUsername(Accounts.normal(username)).map(AccountTable.Secret::account);
        if (found.isEmpty()) {
            return new Administration.NotFound();
        }
        var account = found.get();
        if (!isAdministrators(account)) {
            return refused(
                    "not-an-administrator",
                    "此账号不是管理员，密码由系统管理员重置",
                    "This is no administrator; the system administrator resets the password");
        }
        var given = inTransaction(() -> {
            table.setPassword(account.id(), hash, Optional.empty());
            failures.forget(account.username(), now);
            audit.record(
                    "system:operator",
                    "password-reset-at-machine",
                    "account",
                    account.id().toString(),
                    Map.of(),
                    now);
            return new Administration.PasswordGiven(account.id(), account.username(), password);
        });
        callers.forget(account.subject());
        return given;
    }

    private static boolean isAdministrators(Account account) {
        return account.role().filter(ADMINISTRATORS::contains).isPresent();
    }

    /**
     * Makes the three administrators of an empty house, each with a one-time password. As long as nobody of a kind has chosen
     * their own, whoever starts may have lost what was printed, and without them a part of the house stands still: each start
     * gives a new one then, and the one of before is worthless.
     *
     * @return what to print, once; nothing for the kinds of which somebody has chosen a password
     */
    public List<Administration.PasswordGiven> firstAdministrators(Instant now) {
        if (FIRST.stream().allMatch(first -> table.anyChose(first.role()))) {
            return List.of();
        }
        return inTransaction(() -> {
            table.lockFirst();
            var given = FIRST.stream()
                    .filter(first -> !table.anyChose(first.role()))
                    .flatMap(first -> first(first, now).stream())
                    .toList();
            given.forEach(one -> audit.record(
                    "system:start", one.deed(), "account", one.what().account().toString(), Map.of(), now));
            return given.stream().map(Given::what).toList();
        });
    }

    /** Nothing where the name has become somebody's who is no administrator of that kind. */
    private Optional<Given> first(First first, Instant now) {
        var password = passwords.generate();
        var hash = passwords.hash(password);
        var account = account(
                first.username(),
                first.displayName(),
                Optional.of(first.role()),
                new Scope.Nothing(),
                Optional.empty(),
                now);
        if (table.add(account, hash, "system:start")) {
            return Optional.of(new Given(
                    new Administration.PasswordGiven(account.id(), first.username(), password), "account-created"));
        }
        var there = table.byUsername(first.username()).orElseThrow().account();
        if (there.caller().filter(caller -> caller.role() == first.role()).isEmpty()) {
            return Optional.empty();
        }
        table.setPassword(there.id(), hash, Optional.empty());
        failures.forget(first.username(), now);
        callers.forget(there.subject());
        return Optional.of(
                new Given(new Administration.PasswordGiven(there.id(), first.username(), password), "password-reset"));
    }

    /**
     * Opens an account with a known password that need not be changed: for the demo and for tests, on nobody's behalf.
     *
     * @throws IllegalArgumentException if user name, password or scope will not do, or the user name is taken
     */
    public AccountId open(String username, String displayName, Role role, Scope scope, String password, Instant now) {
        var name = Accounts.normal(username);
        var weak = PasswordRules.refusal(name, password);
        if (weak.isPresent() || !fits(role, scope)) {
            throw new IllegalArgumentException("cannot open account %s as %s in %s: %s"
                    .formatted(name, role, scope, weak.map(Refusal::en).orElse("the scope does not fit the role")));
        }
        var account = account(name, displayName, Optional.of(role), scope, Optional.of(now), now);
        var hash = passwords.hash(password);
        return inTransaction(() -> {
            if (!table.add(account, hash, "system:demo")) {
                throw new IllegalArgumentException("user name " + name + " is taken");
            }
            audit.record(
                    "system:demo",
                    "account-created",
                    "account",
                    account.id().toString(),
                    Map.of("role", role.name()),
                    now);
            return account.id();
        });
    }

    private Administration setDisabled(AccountId id, Optional<Instant> at, Caller by, Instant now) {
        return act(id, by, account -> {
            if (by.role() != Role.SYSTEM_ADMIN && by.role() != Role.SECURITY_ADMIN) {
                return refused(
                        "not-your-right",
                        "只有系统管理员或安全管理员可以停用、启用账号",
                        "Only the system or the security administrator closes and opens accounts");
            }
            if (at.isPresent() && isLast(account)) {
                return lastOne();
            }
            table.setDisabled(id, at, by.subject());
            var action = at.isPresent() ? "account-disabled" : "account-enabled";
            audit.record(by.subject(), action, "account", id.toString(), Map.of(), now);
            return new Administration.Done();
        });
    }

    /** A house without one of its three administrators has nobody to open an account, to grant, or to look over both. */
    private boolean isLast(Account account) {
        return account.caller()
                .map(Caller::role)
                .filter(ADMINISTRATORS::contains)
                .filter(role -> !table.othersHave(role, account.id()))
                .isPresent();
    }

    private static Administration lastOne() {
        return refused(
                "last-administrator",
                "这是最后一位此类管理员，请先把同样的角色授予另一个账号",
                "This is the last administrator of this kind; give the role to another account first");
    }

    private Administration act(AccountId id, Caller by, Function<Account, Administration> deed) {
        if (by.subject().equals("account:" + id)) {
            return refused(
                    "not-yourself",
                    "不能更改自己的账号，请由另一位管理员办理",
                    "Nobody changes their own account; another administrator must");
        }
        var outcome = inTransaction(() -> table.findForUpdate(id)
                .map(secret -> deed.apply(secret.account()))
                .orElseGet(Administration.NotFound::new));
        callers.forget("account:" + id);
        return outcome;
    }

    private Account account(
            String username,
            String displayName,
            Optional<Role> role,
            Scope scope,
            Optional<Instant> passwordChosenAt,
            Instant now) {
        return new Account(
                new AccountId(ids.generate()),
                username,
                displayName,
                role,
                scope,
                passwordChosenAt,
                Optional.empty(),
                now);
    }

    private static boolean fits(Role role, Scope scope) {
        return switch (role) {
            case WORKER -> false;
            case EMPLOYER -> scope instanceof Scope.Own;
            case REGULATOR ->
                scope instanceof Scope.Everything
                        || (scope instanceof Scope.Area(var regions, var categories)
                                && !regions.isEmpty()
                                && !categories.isEmpty());
            case AUTHOR, REVIEWER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> scope instanceof Scope.Nothing;
        };
    }

    private static Administration refused(String code, String zh, String en, Object... details) {
        return new Administration.Refused(Refusal.of(code, zh, en, details));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
