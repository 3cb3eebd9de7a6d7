package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws papers from releases, rebuilds them, and marks what was answered.
 *
 * <p>All it needs is immutable, so it is kept at hand without ever growing stale: compiled releases, blueprints laid
 * over them, and the papers people are sitting. What was dropped is rebuilt from the key.
 */
@Component
public class Papers {

    private static final int RELEASES_AT_HAND = 4;
    private static final int PLANS_AT_HAND = 64;
    private static final int PAPERS_AT_HAND = 5_000;
    private static final Duration PAPER_KEPT_AFTER_USE = Duration.ofHours(2);

    private final ReleaseTable releases;
    private final BlueprintTable blueprints;

    private final Cache<ReleaseId, CompiledRelease> compiled =
            Caffeine.newBuilder().maximumSize(RELEASES_AT_HAND).build();
    private final Cache<PlanKey, DrawPlan> plans =
            Caffeine.newBuilder().maximumSize(PLANS_AT_HAND).build();
    private final Cache<PaperKey, DrawnPaper> papers = Caffeine.newBuilder()
            .maximumSize(PAPERS_AT_HAND)
            .expireAfterAccess(PAPER_KEPT_AFTER_USE)
            .build();

    private record PlanKey(ReleaseId release, BlueprintId blueprint) {}

    public Papers(JdbcClient db) {
        this.releases = new ReleaseTable(db);
        this.blueprints = new BlueprintTable(db);
    }

    /**
     * {@return the key of a new paper, drawn by the newest algorithm}
     *
     * @throws IllegalArgumentException if release or blueprint do not exist, or the blueprint is not feasible
     */
    public PaperKey draw(ReleaseId release, BlueprintId blueprint, long seed) {
        var key = new PaperKey(release, blueprint, Draw.ALGORITHM, seed);
        drawn(key);
        return key;
    }

    /**
     * {@return the paper of this key, rebuilt if it is not at hand}
     *
     * @throws IllegalArgumentException if no such paper can ever have been drawn
     */
    public Paper paper(PaperKey key) {
        return drawn(key).paper();
    }

    /**
     * {@return the same paper with its questions in English where they were translated; same numbers, letters and digest}
     *
     * @throws IllegalArgumentException if no such paper can ever have been drawn
     */
    public Paper english(PaperKey key) {
        return drawn(key).english();
    }

    /**
     * Marks {@code responses} (by item number; absent means not answered) against the paper of this key.
     *
     * @throws IllegalArgumentException if an item is answered that the paper does not have
     */
    public Score mark(PaperKey key, Map<Integer, Response> responses) {
        return drawn(key).mark(responses);
    }

    /** {@return whether papers of {@code blueprint} (saved or not) can be drawn from {@code release}, and what is short} */
    public Feasibility feasibility(ReleaseId release, Blueprint blueprint) {
        return DrawPlan.of(compiled(release), blueprint).feasibility;
    }

    /**
     * Answers the paper as a simulated candidate would; for demonstrations and load tests, never on a candidate's path.
     *
     * @param ability in logits; 0 gets half of the middling questions right without guessing, 2 nearly nine in ten
     */
    public Map<Integer, Response> simulate(PaperKey key, double ability, long seed) {
        return new SimulatedCandidate(ability, seed).answers(drawn(key));
    }

    private DrawnPaper drawn(PaperKey key) {
        return papers.get(key, this::rebuilt);
    }

    private DrawnPaper rebuilt(PaperKey key) {
        var plan = plans.get(new PlanKey(key.release(), key.blueprint()), this::plan);
        var drawn = switch (key.algorithm()) {
            case Draw.ALGORITHM -> Draw.draw(plan, key.seed());
            default -> throw new IllegalArgumentException("no drawing algorithm " + key.algorithm());
        };
        return DrawnPaper.of(key, plan.release, drawn);
    }

    private DrawPlan plan(PlanKey key) {
        var blueprint = blueprints
                .find(key.blueprint())
                .orElseThrow(() -> new IllegalArgumentException("no blueprint " + key.blueprint()));
        return DrawPlan.of(compiled(key.release()), blueprint);
    }

    private CompiledRelease compiled(ReleaseId release) {
        return compiled.get(release, id -> {
            if (releases.find(id).isEmpty()) throw new IllegalArgumentException("no release " + id);
            return CompiledRelease.of(releases.items(id));
        });
    }
}
