package liangku.employer;

import java.util.Map;

/**
 * The one place where a {@link Scope} becomes SQL. Every query that shows a business, or a person through a business,
 * ends its where clause with this.
 *
 * <p>The fragment reads {@code employer.region} (14 rows for a city, 3,000 for a province), so any module may embed it.
 * Its parameters begin with {@code scope}; one fragment a statement.
 *
 * @param sql a condition in parentheses, e.g. {@code (e.id = :scopeEmployer)}
 * @param parameters what {@code JdbcClient.sql(…).params(…)} wants
 */
public record ScopeSql(String sql, Map<String, Object> parameters) {

    public ScopeSql {
        parameters = Map.copyOf(parameters);
    }

    /**
     * {@return the condition on {@code employer.employer} under this alias}
     *
     * @param alias of {@code employer.employer} in the statement; must be a plain identifier
     */
    public static ScopeSql where(Scope scope, String alias) {
        return where(scope, new Columns(alias + ".id", alias + ".region", alias + ".category"));
    }

    /** {@return the condition on these columns, for tables that carry region and category of their own} */
    public static ScopeSql where(Scope scope, Columns columns) {
        return switch (scope) {
            case Scope.Everything() -> new ScopeSql("(true)", Map.of());
            case Scope.Nothing() -> new ScopeSql("(false)", Map.of());
            case Scope.Own(EmployerId employer) ->
                new ScopeSql(
                        "(" + columns.employer() + " = :scopeEmployer)", Map.of("scopeEmployer", employer.value()));
            case Scope.Area(var regions, var categories) ->
                new ScopeSql(
                        // The subtree as a set of codes, not as a pattern: so an index on the region is used. As an
                        // array and not as a join: the planner takes a join with so few regions to leave a handful of
                        // businesses, and then walks an index for each of forty thousand.
                        "(%s = any (array(select scope_region.code from employer.region scope_region where exists (select from unnest(:scopeRegions::text[]) root where starts_with(scope_region.code, root)))) and %s = any (:scopeCategories::text[]))"
                                .formatted(columns.region(), columns.category()),
                        Map.of(
                                "scopeRegions",
                                regions.toArray(String[]::new),
                                "scopeCategories",
                                categories.stream().map(Enum::name).toArray(String[]::new)));
        };
    }

    /**
     * Names of the columns that say which business a row is about.
     *
     * @param employer expression of type uuid
     * @param region expression of type text, a code of {@code employer.region}
     * @param category expression of type text, a name of {@link Category}
     */
    public record Columns(String employer, String region, String category) {
        public Columns {
            for (var column : new String[] {employer, region, category}) {
                if (!column.matches("[a-z_][a-z_0-9.]*")) {
                    throw new IllegalArgumentException("not a plain column name: " + column);
                }
            }
        }
    }
}
