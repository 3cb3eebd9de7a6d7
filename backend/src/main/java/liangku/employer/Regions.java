package liangku.employer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
