package liangku.questionbank;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The knowledge points questions are about: ten groups, 52 leaves. Read once; they change with a migration only. */
@Component
public class Taxonomy {

    private final JdbcClient db;
    private volatile @Nullable Map<String, Topic> byCode;

    public Taxonomy(JdbcClient db) {
        this.db = db;
    }

    /** {@return all knowledge points, by code: each group before its leaves} */
    public List<Topic> all() {
        return topics().values().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    /** {@return the ten groups, by code} */
    public List<Topic> groups() {
        return all().stream().filter(topic -> !topic.leaf()).toList();
    }

    /** {@return the leaves of a group, by code} */
    public List<Topic> children(String group) {
        return all().stream()
                .filter(topic -> topic.parent().equals(Optional.of(group)))
                .toList();
    }

    public Optional<Topic> find(String code) {
        return Optional.ofNullable(topics().get(code));
    }

    private Map<String, Topic> topics() {
        var known = byCode;
        if (known == null) {
            known = db
                    .sql("select code, parent, zh, en from questionbank.topic")
                    .query((row, number) -> new Topic(
                            row.getString("code"),
                            Optional.ofNullable(row.getString("parent")),
                            row.getString("zh"),
                            row.getString("en")))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Topic::code, Function.identity()));
            byCode = known;
        }
        return known;
    }
}
