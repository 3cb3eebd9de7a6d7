package liangku.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of accounts. */
class AccountTable {

    private static final String SELECT = """
            select id, username, display_name, role, scope_kind, scope_employer, scope_regions, scope_categories,
                   password, password_chosen_at, token_epoch, created_at, disabled_at
            from identity.account
            """;

    /** An account with what only sign-in may see. */
    record Secret(Account account, String password, int epoch) {}

    private final JdbcClient db;

    AccountTable(JdbcClient db) {
        this.db = db;
    }

    Optional<Secret> byUsername(String username) {
        return db.sql(SELECT + " where username = :username")
                .param("username", username)
                .query(AccountTable::secret)
                .optional();
    }

    Optional<Secret> find(AccountId id) {
        return db.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(AccountTable::secret)
                .optional();
    }

    /** As {@link #find}; it stays as it is until the transaction ends. */
    Optional<Secret> findForUpdate(AccountId id) {
        return db.sql(SELECT + " where id = :id for update")
                .param("id", id.value())
                .query(AccountTable::secret)
                .optional();
    }

    /** {@return accounts after this user name, in its order} */
    List<Account> page(String after, int limit) {
        return db.sql(SELECT + " where username > :after order by username limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((rs, row) -> secret(rs, row).account())
                .list();
    }

    /**
     * {@return whether somebody else who may sign in has this role} Their rows stay as they are until the transaction
     * ends, so that two deeds at once do not each count on the other.
     */
    boolean othersHave(Role role, AccountId id) {
        return !db.sql("""
                select id from identity.account
                where role = :role and id <> :id and disabled_at is null
                order by id for update
                """)
                .param("role", role.name())
                .param("id", id.value())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /** One start at a time gives the first passwords. Held to the end of the transaction. */
    void lockFirst() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('identity.first', 0))::text")
                .query(String.class)
                .single();
    }

    /** {@return whether anybody who may sign in with this role has chosen a password of their own} */
    boolean anyChose(Role role) {
        return db.sql("""
                select exists (select from identity.account
                               where role = :role and password_chosen_at is not null and disabled_at is null)
                """).param("role", role.name()).query(Boolean.class).single();
    }

    boolean isEmpty() {
        return !db.sql("select exists (select from identity.account)")
                .query(Boolean.class)
                .single();
    }

    /** {@return whether the user name was free} */
    boolean add(Account account, String password, String by) {
        return db.sql("""
                insert into identity.account (id, username, display_name, role, scope_kind, scope_employer,
                                              scope_regions, scope_categories, password, password_chosen_at,
                                              created_at, created_by)
                values (:id, :username, :displayName, :role, :kind, :employer, :regions, :categories, :password,
                        :passwordChosenAt, :createdAt, :by)
                on conflict (username) do nothing
                """)
                        .param("id", account.id().value())
                        .param("username", account.username())
                        .param("displayName", account.displayName())
                        .param("role", account.role().map(Enum::name).orElse(null))
                        .param("kind", kind(account.scope()))
                        .param("employer", employer(account.scope()))
                        .param("regions", regions(account.scope()))
                        .param("categories", categories(account.scope()))
                        .param("password", password)
                        .param("passwordChosenAt", utc(account.passwordChosenAt()))
                        .param("createdAt", account.createdAt().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    void grant(AccountId id, Role role, Scope scope) {
        db.sql("""
                update identity.account
                set role             = :role,
                    scope_kind       = :kind,
                    scope_employer   = :employer,
                    scope_regions    = :regions,
                    scope_categories = :categories,
                    token_epoch      = token_epoch + 1
                where id = :id
                """)
                .param("id", id.value())
                .param("role", role.name())
                .param("kind", kind(scope))
                .param("employer", employer(scope))
                .param("regions", regions(scope))
                .param("categories", categories(scope))
                .update();
    }

    /** @param chosenAt empty for a first password */
    void setPassword(AccountId id, String password, Optional<Instant> chosenAt) {
        db.sql("""
                update identity.account
                set password = :password, password_chosen_at = :chosenAt, token_epoch = token_epoch + 1
                where id = :id
                """)
                .param("id", id.value())
                .param("password", password)
                .param("chosenAt", utc(chosenAt))
                .update();
    }

    /** @param at empty to allow the account again */
    void setDisabled(AccountId id, Optional<Instant> at, String by) {
        db.sql("""
                update identity.account
                set disabled_at = :at,
                    disabled_by = case when cast(:at as timestamptz) is null then null else :by end,
                    token_epoch = token_epoch + 1
                where id = :id
                """).param("id", id.value()).param("at", utc(at)).param("by", by).update();
    }

    void raiseEpoch(AccountId id) {
        db.sql("update identity.account set token_epoch = token_epoch + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    private static String kind(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> "EVERYTHING";
            case Scope.Area area -> "AREA";
            case Scope.Own own -> "OWN";
            case Scope.Nothing() -> "NOTHING";
        };
    }

    private static @Nullable UUID employer(Scope scope) {
        return scope instanceof Scope.Own(EmployerId employer) ? employer.value() : null;
    }

    private static String @Nullable [] regions(Scope scope) {
        return scope instanceof Scope.Area area ? area.regions().toArray(String[]::new) : null;
    }

    private static String @Nullable [] categories(Scope scope) {
        return scope instanceof Scope.Area area && area.categories().size() < Category.values().length
                ? area.categories().stream().map(Enum::name).toArray(String[]::new)
                : null;
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> at) {
        return at.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Secret secret(ResultSet rs, int row) throws SQLException {
        return new Secret(
                new Account(
                        new AccountId(rs.getObject("id", UUID.class)),
                        rs.getString("username"),
                        rs.getString("display_name"),
                        Optional.ofNullable(rs.getString("role")).map(Role::valueOf),
                        scope(rs),
                        instant(rs, "password_chosen_at"),
                        instant(rs, "disabled_at"),
                        instant(rs, "created_at").orElseThrow()),
                rs.getString("password"),
                rs.getInt("token_epoch"));
    }

    private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Scope scope(ResultSet rs) throws SQLException {
        return switch (rs.getString("scope_kind")) {
            case "EVERYTHING" -> new Scope.Everything();
            case "OWN" -> new Scope.Own(new EmployerId(rs.getObject("scope_employer", UUID.class)));
            case "AREA" ->
                new Scope.Area(
                        texts(rs, "scope_regions").orElse(Set.of()),
                        texts(rs, "scope_categories")
                                .map(names ->
                                        names.stream().map(Category::valueOf).collect(Collectors.toSet()))
                                .orElseGet(() -> EnumSet.allOf(Category.class)));
            default -> new Scope.Nothing();
        };
    }

    private static Optional<Set<String>> texts(ResultSet rs, String column) throws SQLException {
        var array = rs.getArray(column);
        return array == null
                ? Optional.empty()
                : Optional.of(Arrays.stream((Object[]) array.getArray())
                        .map(Objects::toString)
                        .collect(Collectors.toSet()));
    }
}
