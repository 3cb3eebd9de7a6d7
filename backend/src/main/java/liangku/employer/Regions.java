package liangku.employer;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of regions. Read once: it changes only by migration. */
@Component
public class Regions {

    private final JdbcClient db;
    private volatile Optional<Tree> tree = Optional.empty();

    public Regions(JdbcClient db) {
        this.db = db;
    }

    /** {@return all, parents before their children, in the order of their codes} */
    public List<Region> all() {
        return List.copyOf(tree().byCode().values());
    }

    /** {@return the region of this code or of this former code (371523 became 371503)} */
    public Optional<Region> find(String code) {
        var tree = tree();
        return Optional.ofNullable(tree.byCode().get(tree.aliases().getOrDefault(code, code)));
    }

    /** {@return the direct children, in the order of their codes} */
    public List<Region> childrenOf(String code) {
        return all().stream()
                .filter(region -> region.parent().filter(code::equals).isPresent())
                .toList();
    }

    /**
     * {@return whether who has this scope sees every business there can be} A city of several is not all of them; provinces are
     * only above them.
     */
    public boolean isAll(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> true;
            case Scope.Area(var roots, var categories) ->
                categories.containsAll(EnumSet.allOf(Category.class)) && areAllBelow(roots);
            case Scope.Own _, Scope.Nothing _ -> false;
        };
    }

    private boolean areAllBelow(Set<String> roots) {
        return all().stream()
                .filter(region -> region.kind() != Region.Kind.PROVINCE)
                .allMatch(region -> roots.stream().anyMatch(region.code()::startsWith));
    }

    private Tree tree() {
        return tree.orElseGet(() -> {
            var read = read();
            tree = Optional.of(read);
            return read;
        });
    }

    private Tree read() {
        var regions = db.sql("""
                select code, zh, en, parent, official_parent, kind
                from employer.region
                """)
                .query((rs, row) -> new Region(
                        rs.getString("code"),
                        rs.getString("zh"),
                        rs.getString("en"),
                        Optional.ofNullable(rs.getString("parent")),
                        Optional.ofNullable(rs.getString("official_parent")),
                        Region.Kind.valueOf(rs.getString("kind"))))
                .list();
        var aliases = db
                .sql("select code, region from employer.region_alias")
                .query((rs, row) -> Map.entry(rs.getString("code"), rs.getString("region")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Tree(
                regions.stream()
                        .collect(Collectors.toMap(Region::code, Function.identity(), (a, b) -> a, TreeMap::new)),
                aliases);
    }

    private record Tree(TreeMap<String, Region> byCode, Map<String, String> aliases) {}
}
