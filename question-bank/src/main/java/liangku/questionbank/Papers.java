package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final int PLANS_AT_HAND = 64;
    private static final int PAPERS_AT_HAND = 5_000;
    private static final Duration PAPER_KEPT_AFTER_USE = Duration.ofHours(2);

    /** A seed finds no paper hardly ever; the ones after it then do. */
    private static final int SEEDS = 4;

    private final Calibrations calibrations;
    private final BlueprintTable blueprints;
    private final Tally tally = new Tally();

    private final Cache<PlanKey, DrawPlan> plans =
            Caffeine.newBuilder().maximumSize(PLANS_AT_HAND).build();
    private final Cache<PlanKey, FairPlan> fairPlans =
            Caffeine.newBuilder().maximumSize(PLANS_AT_HAND).build();
    /** What trial papers showed, once for each plan that anybody asked about. */
    private final Cache<PlanKey, Optional<Obstacle.CapExceeded>> overCaps =
            Caffeine.newBuilder().maximumSize(PLANS_AT_HAND).build();

    private final Cache<PaperKey, DrawnPaper> papers = Caffeine.newBuilder()
            .maximumSize(PAPERS_AT_HAND)
            .expireAfterAccess(PAPER_KEPT_AFTER_USE)
            .build();

    private record PlanKey(ReleaseId release, BlueprintId blueprint, Optional<CalibrationId> calibration) {

        static PlanKey of(PaperKey paper) {
            return new PlanKey(paper.release(), paper.blueprint(), paper.calibration());
        }

        static PlanKey of(Calibration calibration, BlueprintId blueprint) {
            return new PlanKey(calibration.release(), blueprint, Optional.of(calibration.id()));
        }
    }

    public Papers(JdbcClient db, Calibrations calibrations) {
        this.calibrations = calibrations;
        this.blueprints = new BlueprintTable(db);
    }

    /**
     * {@return the key of a new paper, drawn by the newest algorithm and calibration; it is counted as used}
     *
     * @param seed of the paper; in the rare case that it finds none, one of the next
     * @throws IllegalArgumentException if release or blueprint do not exist, or the blueprint is not feasible
     */
    public PaperKey draw(ReleaseId release, BlueprintId blueprint, long seed) {
        var plan = newestThatCanBeDrawn(release, blueprint);
        for (int i = 0; i < SEEDS; i++) {
            var key = new PaperKey(release, blueprint, FairDraw.ALGORITHM, seed + i, plan.calibration());
            var drawn = FairDraw.tryToDraw(fairPlan(plan), key.seed());
            if (drawn.isEmpty()) continue;
            var paper = DrawnPaper.of(key, fairPlan(plan), drawn.get());
            papers.put(key, paper);
            tally.add(release, paper.release().size(), drawn.get().items);
            return key;
        }
        throw new IllegalArgumentException("no paper of blueprint %s with seed %d".formatted(blueprint, seed));
    }

    /**
     * {@return a digest of what a paper drawn now keeps to: the release, the blueprint, which items must not meet, are tried out or
     * were withdrawn} A paper drawn before that kept to anything else is to be drawn anew, as long as nobody has seen it. What
     * was measured and used since does not matter.
     *
     * @throws IllegalArgumentException if there is no such release
     */
    public String basis(ReleaseId release, BlueprintId blueprint) {
        return new Canonical()
                .text("basis/1")
                .text(release.toString())
                .text(blueprint.toString())
                .text(calibrations.rules(release))
                .hex();
    }

    private PlanKey newestThatCanBeDrawn(ReleaseId release, BlueprintId blueprint) {
        return search(release, blueprint).orElseThrow(() -> {
            var answer = feasibility(release, blueprint);
            return new IllegalArgumentException("blueprint %s cannot be drawn: %s %s"
                    .formatted(blueprint(blueprint).code(), answer.shortages(), answer.obstacles()));
        });
    }

    /**
     * What was measured last may leave a blueprint undrawable; people sit by figures of before, rather than not at all. What
     * may not meet, is tried out or was withdrawn holds all the same.
     */
    private Optional<PlanKey> search(ReleaseId release, BlueprintId blueprint) {
        var current = calibrations.current(release);
        return Stream.concat(Stream.of(current.newest()), current.kept().stream())
                .map(calibration -> PlanKey.of(calibration, blueprint))
                .filter(key -> fairPlan(key).isDrawable())
                .findFirst();
    }

    /** {@return what was drawn since this was asked last} */
    Map<ReleaseId, Tally.Use> used() {
        return tally.taken();
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
        return plan(release, blueprint).feasibility();
    }

    /**
     * {@return the same for a saved blueprint, by the newest calibration}
     *
     * @throws IllegalArgumentException if release or blueprint do not exist
     */
    public Feasibility feasibility(ReleaseId release, BlueprintId blueprint) {
        return fairPlan(PlanKey.of(calibrations.current(release).newest(), blueprint))
                .feasibility();
    }

    /**
     * {@return what the papers of a saved blueprint are worse for, by the newest calibration}
     *
     * @throws IllegalArgumentException if release or blueprint do not exist
     */
    public List<Caution> cautions(ReleaseId release, BlueprintId blueprint) {
        return Caution.of(fairPlan(PlanKey.of(calibrations.current(release).newest(), blueprint)));
    }

    /**
     * {@return whether papers of a saved blueprint are drawn by the newest calibration, though maybe with fewer pilots or over an
     * exposure cap: then {@link #feasibility} says so}
     *
     * @throws IllegalArgumentException if release or blueprint do not exist
     */
    public boolean isDrawableByNewest(ReleaseId release, BlueprintId blueprint) {
        return fairPlan(PlanKey.of(calibrations.current(release).newest(), blueprint))
                .isDrawable();
    }

    /**
     * {@return whether papers of a saved blueprint can be drawn, if need be by expected scores and weights of before the
     * newest calibration}
     *
     * @throws IllegalArgumentException if release or blueprint do not exist
     */
    public boolean isDrawable(ReleaseId release, BlueprintId blueprint) {
        return search(release, blueprint).isPresent();
    }

    /**
     * {@return whether papers of a blueprint that can be drawn now could be drawn without a question, as if it was withdrawn}
     *
     * @throws IllegalArgumentException if there is no such release
     */
    boolean isDrawableWithout(QuestionId question, ReleaseId release, Blueprint blueprint) {
        var compiled = calibrations.compiled(release);
        var current = calibrations.current(release);
        return Stream.concat(Stream.of(current.newest()), current.kept().stream())
                .map(calibration -> calibrations.content(calibration.id()).without(compiled, question))
                .anyMatch(content -> FairPlan.of(compiled, content, blueprint).isDrawable());
    }

    /**
     * {@return the question that comes up most often on the papers drawn now of a saved blueprint, if that is over its cap}
     *
     * <p>A cap is tried out when a blueprint is published; what was measured and used since may move rates. Papers go on
     * being drawn.
     *
     * @throws IllegalArgumentException if release or blueprint do not exist
     */
    public Optional<Obstacle.CapExceeded> overCap(ReleaseId release, BlueprintId blueprint) {
        var drawn = search(release, blueprint);
        if (drawn.isEmpty()) return Optional.empty();
        var plan = fairPlan(drawn.get());
        if (plan.blueprint.limits().exposureCapPercent() == 100) return Optional.empty();
        return overCaps.get(drawn.get(), _ -> Outlook.overCap(plan, Forecast.of(plan, Forecast.PAPERS)));
    }

    /**
     * {@return whether a draft can be drawn from a release, and if so how its papers will turn out}
     *
     * <p>An exposure cap that trial papers break is an obstacle too.
     */
    public Outlook outlook(ReleaseId release, Blueprint blueprint) {
        var plan = plan(release, blueprint);
        return plan.feasibility().feasible()
                ? Outlook.of(plan, Forecast.of(plan, Forecast.PAPERS))
                : new Outlook(plan.feasibility());
    }

    /**
     * {@return a paper of a draft to look at; nobody's, and not counted as used}
     *
     * @throws IllegalArgumentException if the draft is not feasible
     */
    public Paper specimen(ReleaseId release, Blueprint blueprint, long seed) {
        var plan = plan(release, blueprint);
        // No attempt can name it: no blueprint of this id was saved.
        var key = new PaperKey(release, blueprint.id(), FairDraw.ALGORITHM, seed);
        return DrawnPaper.of(key, plan, FairDraw.draw(plan, seed)).paper();
    }

    /** {@return what the cells of a draft draw from a release, whether or not it is enough} */
    public Pools pools(ReleaseId release, Blueprint blueprint) {
        return Pools.of(plan(release, blueprint));
    }

    private FairPlan plan(ReleaseId release, Blueprint blueprint) {
        var calibration = calibrations.current(release).newest();
        return FairPlan.of(calibrations.compiled(release), calibrations.content(calibration.id()), blueprint);
    }

    /**
     * Answers the paper as a simulated candidate would; for demonstrations and load tests, never on a candidate's path.
     *
     * @param ability in logits; 0 gets half of the middling questions right without guessing, 2 nearly nine in ten
     */
    public Map<Integer, Response> simulate(PaperKey key, double ability, long seed) {
        return new SimulatedCandidate(ability, seed).answers(drawn(key));
    }

    /** {@return what a candidate saw of each item, in paper order} @throws IllegalArgumentException as {@link #paper} */
    List<ItemSeen> seen(PaperKey key) {
        return drawn(key).seen();
    }

    /**
     * As {@link #simulate(PaperKey, double, long)}.
     *
     * @param misread questions that who knows gets wrong, as if their key were wrong
     */
    public Map<Integer, Response> simulate(PaperKey key, double ability, Set<QuestionId> misread, long seed) {
        return new SimulatedCandidate(ability, misread, seed).answers(drawn(key));
    }

    /** {@return the leaf of each item, in paper order} @throws IllegalArgumentException as {@link #paper} */
    public List<String> topics(PaperKey key) {
        return drawn(key).topics();
    }

    DrawnPaper drawn(PaperKey key) {
        return Optional.ofNullable(papers.getIfPresent(key)).orElseGet(() -> rebuilt(key));
    }

    private DrawnPaper rebuilt(PaperKey key) {
        var plan = PlanKey.of(key);
        return switch (key.algorithm()) {
            case Draw.ALGORITHM -> {
                var laid = plan(plan);
                yield papers.get(key, _ -> DrawnPaper.of(key, laid.release, Draw.redraw(laid, key.seed())));
            }
            case FairDraw.ALGORITHM -> {
                var laid = fairPlan(plan);
                // Not asked whether it is feasible: what was drawn once is drawn again, whatever is thought of it
                // today.
                yield papers.get(
                        key,
                        _ -> FairDraw.tryToDraw(laid, key.seed())
                                .map(drawn -> DrawnPaper.of(key, laid, drawn))
                                .orElseThrow(() -> new IllegalArgumentException("no paper was drawn as " + key)));
            }
            default -> throw new IllegalArgumentException("no drawing algorithm " + key.algorithm());
        };
    }

    /**
     * What a plan is made of is read before the cache's lock is taken: when a node has just started everybody wants the same
     * plan, and who holds a connection must not wait there for one who waits for a connection.
     */
    private DrawPlan plan(PlanKey key) {
        return Optional.ofNullable(plans.getIfPresent(key)).orElseGet(() -> {
            var release = calibrations.compiled(key.release());
            var blueprint = blueprint(key.blueprint());
            return plans.get(key, _ -> DrawPlan.of(release, blueprint));
        });
    }

    /** As {@link #plan(PlanKey)}. */
    private FairPlan fairPlan(PlanKey key) {
        return Optional.ofNullable(fairPlans.getIfPresent(key)).orElseGet(() -> {
            var calibration = key.calibration()
                    .orElseThrow(() -> new IllegalArgumentException("algorithm 2 draws by a calibration"));
            var release = calibrations.compiled(key.release());
            var content = calibrations.content(calibration);
            var blueprint = blueprint(key.blueprint());
            return fairPlans.get(key, _ -> FairPlan.of(release, content, blueprint));
        });
    }

    private Blueprint blueprint(BlueprintId id) {
        return blueprints.find(id).orElseThrow(() -> new IllegalArgumentException("no blueprint " + id));
    }
}
