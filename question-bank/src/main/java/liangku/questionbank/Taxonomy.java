package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The knowledge points questions are about, in two levels. Codes are for ever; words may be bettered, leaves added, and
 * leaves retired that nothing is about. An edit is seen at once on its own node, on others within {@link #STALE_AT_MOST}.
 */
@Component
public class Taxonomy {

    private static final Duration STALE_AT_MOST = Duration.ofSeconds(5);
    private static final String ALL = "all";

    private final JdbcClient db;
    private final Cache<String, Map<String, Topic>> cache =
            Caffeine.newBuilder().expireAfterWrite(STALE_AT_MOST).build();

    private final AtomicLong changes = new AtomicLong();
    private final QuestionTable questions;
    private final TransactionTemplate transaction;

    public Taxonomy(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.questions = new QuestionTable(db);
        this.transaction = transaction;
    }

    /** {@return all knowledge points that questions can be given, by code: each group before its leaves} */
    public List<Topic> all() {
        return topics().values().stream()
                .filter(topic -> topic.state() == Topic.State.LIVE)
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    /** {@return all knowledge points, the retired ones too, by code} */
    public List<Topic> everything() {
        return topics().values().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    /** {@return the groups, by code} */
    public List<Topic> groups() {
        return all().stream().filter(topic -> !topic.leaf()).toList();
    }

    /** {@return the leaves of a group that questions can be given, by code} */
    public List<Topic> children(String group) {
        return all().stream()
                .filter(topic -> topic.parent().equals(Optional.of(group)))
                .toList();
    }

    /** {@return the knowledge point of this code, retired or not} */
    public Optional<Topic> find(String code) {
        return Optional.ofNullable(topics().get(code));
    }

    /** {@return the knowledge point of this code if questions can be given it} */
    Optional<Topic> live(String code) {
        return find(code).filter(topic -> topic.state() == Topic.State.LIVE);
    }

    /** {@return those of these codes that are no leaf in use, as the database has it now} For who holds the bank's lock. */
    List<String> unusable(Collection<String> codes) {
        return db.sql("""
                        select w.code
                        from unnest(:codes) as w (code)
                        where not exists (
                            select from questionbank.topic t
                            where t.code = w.code and t.parent is not null and t.retired_at is null)
                        order by w.code
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** {@return the codes of what is retired, as the database has it now} For who holds the bank's lock. */
    Set<String> retired() {
        return Set.copyOf(db.sql("select code from questionbank.topic where retired_at is not null")
                .query((row, number) -> row.getString("code"))
                .list());
    }

    private Map<String, Topic> topics() {
        // Not read under the cache's lock: who holds a connection must not wait there for one who waits for a
        // connection.
        return Optional.ofNullable(cache.getIfPresent(ALL)).orElseGet(() -> {
            var before = changes.get();
            var read = read();
            // What was changed since is not kept: this node knows at once what it changed itself.
            cache.asMap().compute(ALL, (all, known) -> changes.get() == before ? read : known);
            return read;
        });
    }

    private Map<String, Topic> read() {
        return db
                .sql("select code, parent, zh, en, retired_at from questionbank.topic")
                .query((row, number) -> new Topic(
                        row.getString("code"),
                        Optional.ofNullable(row.getString("parent")),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getTimestamp("retired_at") == null ? Topic.State.LIVE : Topic.State.RETIRED))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Topic::code, Function.identity()));
    }

    /** Adds a group, or a leaf to a group there is. */
    public TopicEdit add(String code, String zh, String en) {
        var topics = read();
        if (!code.matches("\\d{2}|\\d{4}") || (code.length() == 4 && !topics.containsKey(code.substring(0, 2)))) {
            return new TopicEdit.BadCode(code);
        }
        var taken = topics.get(code);
        if (taken != null) return new TopicEdit.CodeTaken(taken);
        var refused = refusal(topics, code, zh.strip(), en.strip());
        if (refused.isPresent()) return refused.get();
        var parent = code.length() == 4 ? Optional.of(code.substring(0, 2)) : Optional.<String>empty();
        db.sql("insert into questionbank.topic (code, parent, zh, en) values (:code, :parent, :zh, :en)")
                .param("code", code)
                .param("parent", parent.orElse(null))
                .param("zh", zh.strip())
                .param("en", en.strip())
                .update();
        return done(code);
    }

    /** Gives a knowledge point other words. */
    public TopicEdit rename(String code, String zh, String en) {
        var topics = read();
        if (!topics.containsKey(code)) return new TopicEdit.Missing(code);
        var refused = refusal(topics, code, zh.strip(), en.strip());
        if (refused.isPresent()) return refused.get();
        db.sql("update questionbank.topic set zh = :zh, en = :en where code = :code")
                .param("code", code)
                .param("zh", zh.strip())
                .param("en", en.strip())
                .update();
        return done(code);
    }

    private static Optional<TopicEdit> refusal(Map<String, Topic> topics, String code, String zh, String en) {
        for (var name : List.of(zh, en)) {
            if (name.isEmpty() || name.length() > Topic.NAME_MAX) return Optional.of(new TopicEdit.BadName());
        }
        if (code.length() == 2) return Optional.empty();
        return topics.values().stream()
                .filter(topic -> topic.leaf() && !topic.code().equals(code))
                .filter(topic -> alike(topic.zh(), zh) || alike(topic.en(), en))
                .findFirst()
                .map(TopicEdit.NameTaken::new);
    }

    private static boolean alike(String one, String other) {
        return Folding.folded(one).equals(Folding.folded(other));
    }

    /** Takes a leaf out of use that no question is about, unless the question is retired itself. */
    public TopicEdit retire(String code, String by, Instant now) {
        var topic = Optional.ofNullable(read().get(code));
        if (topic.filter(Topic::leaf).isEmpty() || code.equals(ImportOrder.UNSORTED)) {
            return new TopicEdit.Missing(code);
        }
        int questions = Objects.requireNonNull(transaction.execute(status -> {
            // Nobody writes a question about it meanwhile.
            this.questions.lock();
            int about = questions(code);
            if (about == 0) takeOut(code, by, now);
            return about;
        }));
        return questions == 0 ? done(code) : new TopicEdit.InUse(questions);
    }

    private void takeOut(String code, String by, Instant now) {
        db.sql("""
                        update questionbank.topic
                        set retired_at = coalesce(retired_at, :now), retired_by = coalesce(retired_by, :by)
                        where code = :code
                        """)
                .param("code", code)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** {@return how many questions in use are about it, first of all or also} */
    private int questions(String code) {
        return db.sql("""
                        select count(*)
                        from questionbank.question q
                        join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        where q.status <> 'RETIRED'
                          and (q.topic = :code or v.about -> 'alsoAbout' @> to_jsonb(:code::text))
                        """).param("code", code).query(Integer.class).single();
    }

    /** Puts a retired leaf back into use. */
    public TopicEdit revive(String code) {
        db.sql("update questionbank.topic set retired_at = null, retired_by = null where code = :code")
                .param("code", code)
                .update();
        return done(code);
    }

    private TopicEdit done(String code) {
        changes.incrementAndGet();
        cache.invalidateAll();
        return find(code).<TopicEdit>map(TopicEdit.Done::new).orElseGet(() -> new TopicEdit.Missing(code));
    }
}
