package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may be practised: the questions of the newest release, without those that are kept for exams
 * ({@link Labels#RESERVED}) or were retired since.
 *
 * <p>Whether a question is one of them is asked of the database each time, when it is drawn, shown and marked: an author
 * who keeps it for exams has kept it from that moment. What is right leaves this class only with the mark of an answer.
 */
@Component
public class PracticePool {

    private static final int RELEASES_AT_HAND = 2;
    private static final int LOOKED_AT_TOGETHER = 64;
    private static final Duration COUNTS_KEPT = Duration.ofSeconds(20);

    private static final String OPEN = "q.status <> 'RETIRED' and not q.tags @> array[:reserved::text]";

    private final JdbcClient db;
    private final Releases releases;
    private final QuestionTable questions;
    private final Cache<ReleaseId, Released> released =
            Caffeine.newBuilder().maximumSize(RELEASES_AT_HAND).build();
    private final Cache<ReleaseId, SortedMap<String, Integer>> counts = Caffeine.newBuilder()
            .maximumSize(RELEASES_AT_HAND)
            .expireAfterWrite(COUNTS_KEPT)
            .build();

    /** The questions of a release, each with its leaf; immutable like the release. */
    private record Released(List<Entry> entries, Map<QuestionId, Integer> versions, Map<QuestionId, String> topics) {}

    private record Entry(QuestionVersion question, String topic) {}

    /**
     * One question as it is practised: what is shown, in both languages, and nothing of its key.
     *
     * @param topic its leaf
     * @param english the same in English; where nobody translated it, the very same
     */
    public record Shown(QuestionVersion question, String topic, PaperItem item, PaperItem english) {}

    public PracticePool(JdbcClient db, Releases releases) {
        this.db = db;
        this.releases = releases;
        this.questions = new QuestionTable(db);
    }

    /** {@return how many questions may be practised, by leaf; up to twenty seconds late} */
    public SortedMap<String, Integer> counts() {
        return releases.latest()
                .map(release -> kept(counts, release, this::counted))
                .orElseGet(TreeMap::new);
    }

    private SortedMap<String, Integer> counted(ReleaseId release) {
        SortedMap<String, Integer> found = new TreeMap<>();
        db.sql("""
                        select v.topic, count(*) as questions
                        from questionbank.release_item i
                        join questionbank.question q on q.id = i.question_id
                        join questionbank.question_version v
                            on v.question_id = i.question_id and v.version = i.version
                        where i.release_id = :release and\s""" + OPEN + " group by v.topic")
                .param("release", release.value())
                .param("reserved", Labels.RESERVED)
                .query((row, number) -> found.put(row.getString("topic"), row.getInt("questions")))
                .list();
        return found;
    }

    /**
     * Draws a question of a knowledge point: one that was not practised yet, any of them alike; when all were, the one
     * that waits longest.
     *
     * @param topic prefix: empty for all, two digits for a group, four for a leaf
     * @param practised questions practised before, the latest last
     * @param seed of chance
     * @return empty if there is none
     */
    public Optional<QuestionVersion> draw(String topic, List<QuestionId> practised, long seed) {
        Map<QuestionId, Integer> turns = new HashMap<>();
        for (int turn = 0; turn < practised.size(); turn++) turns.put(practised.get(turn), turn + 1);
        var candidates = new ArrayList<>(newest().entries().stream()
                .filter(entry -> entry.topic.startsWith(topic))
                .map(Entry::question)
                .toList());
        shuffle(candidates, seed);
        candidates.sort(Comparator.comparing(question -> turns.getOrDefault(question.id(), 0)));
        for (int from = 0; from < candidates.size(); from += LOOKED_AT_TOGETHER) {
            var some = candidates.subList(from, Math.min(from + LOOKED_AT_TOGETHER, candidates.size()));
            var open = open(some.stream().map(QuestionVersion::id).toList());
            var first = some.stream()
                    .filter(question -> open.contains(question.id()))
                    .findFirst();
            if (first.isPresent()) return first;
        }
        return Optional.empty();
    }

    private static void shuffle(List<QuestionVersion> questions, long seed) {
        var order = new SplitMix64(seed).permutation(questions.size());
        var before = List.copyOf(questions);
        for (int i = 0; i < order.length; i++) questions.set(i, before.get(order[i]));
    }

    /** {@return those of these questions that may be practised now} */
    public Set<QuestionId> open(Collection<QuestionId> ids) {
        var versions = newest().versions();
        return new HashSet<>(db
                .sql("select q.id from questionbank.question q where q.id = any (:ids) and " + OPEN)
                .param("ids", QuestionTable.uuids(ids))
                .param("reserved", Labels.RESERVED)
                .query((row, number) -> QuestionTable.id(row, "id"))
                .list()
                .stream()
                .filter(versions::containsKey)
                .toList());
    }

    /** {@return the leaves of those of these questions that may be practised now} */
    public Map<QuestionId, String> topics(Collection<QuestionId> ids) {
        var released = newest();
        return open(ids).stream()
                .collect(Collectors.toMap(id -> id, id -> released.topics().getOrDefault(id, "")));
    }

    /** {@return the version of the newest release, if the question may be practised} */
    public Optional<QuestionVersion> version(QuestionId id) {
        return open(List.of(id)).stream()
                .findFirst()
                .flatMap(open -> Optional.ofNullable(newest().versions().get(open)))
                .map(version -> new QuestionVersion(id, version));
    }

    /** {@return those of these questions that may be practised now, as the newest release has them, by identifier} */
    public List<Shown> show(Collection<QuestionId> ids) {
        var versions = newest().versions();
        return questions
                .versions(open(ids).stream()
                        .map(id -> new QuestionVersion(id, versions.getOrDefault(id, 0)))
                        .toList())
                .stream()
                .map(question -> shown(question, 0))
                .toList();
    }

    /**
     * {@return the question without its key; nothing if it may not be practised any more}
     *
     * @param seed of the order of its options
     */
    public Optional<Shown> show(QuestionVersion question, long seed) {
        return find(question).map(found -> shown(found, seed));
    }

    private static Shown shown(Question question, long seed) {
        var paper = LoosePaper.of(List.of(question), seed).paper();
        return new Shown(
                question.reference(),
                question.knowledgePoint(),
                paper.paper().items().getFirst(),
                paper.english().items().getFirst());
    }

    /**
     * Marks an answer, and only then says what would have been right.
     *
     * @param seed with which the question was shown
     * @return nothing if the question may not be practised any more
     */
    public Optional<Solution> mark(QuestionVersion question, long seed, Response response) {
        return find(question)
                .map(found -> LoosePaper.of(List.of(found), seed)
                        .solutions(Map.of(1, response))
                        .getFirst());
    }

    private Optional<Question> find(QuestionVersion question) {
        return open(List.of(question.id())).isEmpty()
                ? Optional.empty()
                : questions.versions(List.of(question)).stream().findFirst();
    }

    /** Not read under the cache's lock: who holds a connection must not wait there for one who waits for a connection. */
    private static <T> T kept(Cache<ReleaseId, T> cache, ReleaseId release, Function<ReleaseId, T> read) {
        return Optional.ofNullable(cache.getIfPresent(release)).orElseGet(() -> {
            var found = read.apply(release);
            cache.put(release, found);
            return found;
        });
    }

    private Released newest() {
        return releases.latest()
                .map(release -> kept(released, release, this::read))
                .orElseGet(() -> new Released(List.of(), Map.of(), Map.of()));
    }

    private Released read(ReleaseId release) {
        var entries = db.sql("""
                        select v.question_id, v.version, v.topic
                        from questionbank.release_item i
                        join questionbank.question_version v
                            on v.question_id = i.question_id and v.version = i.version
                        where i.release_id = :release
                        order by i.position
                        """)
                .param("release", release.value())
                .query((row, number) -> new Entry(
                        new QuestionVersion(
                                new QuestionId(row.getObject("question_id", UUID.class)), row.getInt("version")),
                        // A hundred thousand rows name 52 topics.
                        row.getString("topic").intern()))
                .list();
        Map<QuestionId, Integer> versions = new HashMap<>();
        Map<QuestionId, String> topics = new HashMap<>();
        for (var entry : entries) {
            versions.put(entry.question.id(), entry.question.version());
            topics.put(entry.question.id(), entry.topic);
        }
        return new Released(entries, Map.copyOf(versions), Map.copyOf(topics));
    }
}
