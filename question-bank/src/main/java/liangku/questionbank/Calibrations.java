package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import liangku.questionbank.statistics.AuthorScale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What drawing knows of the items of releases. A calibration is made when a release has none, after papers were handed
 * out, and when measured figures come in; it is never changed, and never made while a paper is drawn: papers of one
 * calibration are rebuilt from it bit for bit.
 */
@Component
public class Calibrations {

    private static final int RELEASES_AT_HAND = 4;
    private static final int CALIBRATIONS_AT_HAND = 8;

    /** A node learns so late of another one's. */
    private static final Duration CURRENT_KEPT = Duration.ofSeconds(20);

    /** After so many papers use has moved enough to be looked at again, and after a day at the latest. */
    private static final long PAPERS_BETWEEN = 2_000;

    private static final Duration BETWEEN = Duration.ofDays(1);

    /** What a use counts a day later: half after a month. */
    private static final double FADING_A_DAY = 0.98;

    private static final Duration FADED_EVERY = Duration.ofDays(1);
    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final Cache<CalibrationId, Calibrated> contents =
            Caffeine.newBuilder().maximumSize(CALIBRATIONS_AT_HAND).build();
    private final Cache<CalibrationId, String> rules =
            Caffeine.newBuilder().maximumSize(CALIBRATIONS_AT_HAND).build();
    private final Cache<ReleaseId, Current> current = Caffeine.newBuilder()
            .maximumSize(RELEASES_AT_HAND)
            .expireAfterWrite(CURRENT_KEPT)
            .build();

    /** Of which calibration it was seen to that blueprints it makes impossible are drawn by figures of before. */
    private final Map<ReleaseId, CalibrationId> seenTo = new ConcurrentHashMap<>();

    private final CalibrationTable table;
    private final ReleaseTable releaseTable;
    private final CompiledReleases releases;
    private final MeasurementTable measurements;
    private final ItemStatisticsTable statistics;
    private final KeptFigures keptFigures;
    private final TransactionTemplate transaction;

    public Calibrations(JdbcClient db, TransactionTemplate transaction) {
        this.table = new CalibrationTable(db);
        this.releaseTable = new ReleaseTable(db);
        this.releases = new CompiledReleases(releaseTable);
        this.measurements = new MeasurementTable(db);
        this.statistics = new ItemStatisticsTable(db);
        this.keptFigures = new KeptFigures(table, new BlueprintTable(db), releases);
        this.transaction = transaction;
    }

    /** {@return the newest calibration of a release, if any was made yet} */
    public Optional<Calibration> latest(ReleaseId release) {
        return table.latest(release);
    }

    /**
     * Makes a calibration from measured figures; weights stay as they are.
     *
     * @param expected for versions of questions the share of its points a typical candidate earns, 0..1, already shrunk
     *     towards the author's estimate where data are few; items without get what their author's difficulty has turned out
     *     to be worth, versions that are not in the release are passed over
     * @param withdrawn questions that no new paper may have, e.g. quarantined ones; all others are drawn (again)
     * @return the newest calibration: the old one if nothing differs
     * @throws IllegalArgumentException if there is no such release, or an expected score is not in 0..1
     */
    public Calibration measured(
            ReleaseId release, Map<QuestionVersion, Double> expected, Set<QuestionId> withdrawn, Instant now) {
        var compiled = compiled(release);
        var figures = byAuthors(compiled);
        int measured = 0;
        for (int i = 0; i < figures.length; i++) {
            var figure = expected.get(new QuestionVersion(compiled.ids[i], compiled.versions[i]));
            if (figure == null) continue;
            if (!(figure >= 0 && figure <= 1))
                throw new IllegalArgumentException("%s is not in 0..1".formatted(figure));
            figures[i] = (int) Math.round(figure * Limits.Band.ONE);
            measured++;
        }
        int count = measured;
        return make(release, now, Calibration.Reason.MEASURED, before -> {
            var weights = ExposureWeight.of(compiled, uses(compiled));
            for (int i = 0; i < weights.length; i++) if (withdrawn.contains(compiled.ids[i])) weights[i] = 0;
            return new Made(calibrated(release, figures, weights), count);
        });
    }

    /**
     * Counts what was handed out and, if that is due, makes the next calibration of a release: when enough was handed out,
     * after a day, and at once when questions were filed otherwise. Who says that two must not meet means the next paper.
     */
    void renew(ReleaseId release, Map<ReleaseId, Tally.Use> used, Instant now) {
        transaction.executeWithoutResult(status -> {
            fade(now);
            used.forEach((of, use) -> {
                var compiled = compiled(of);
                Map<QuestionId, Integer> times = new HashMap<>();
                use.timesOfItem().forEach((item, count) -> times.put(compiled.ids[item], count));
                table.addUses(of, use.papers(), times);
            });
        });
        var latest = current(release).newest();
        long papers = table.papers(release) - latest.papers();
        boolean isOld = !now.isBefore(latest.madeAt().plus(BETWEEN));
        if (papers >= PAPERS_BETWEEN || (papers > 0 && isOld) || isFiledOtherwise(release, latest)) byUse(release, now);
        else if (!latest.id().equals(seenTo.put(release, latest.id()))) keepDrawable(release, now);
    }

    /** Once a day and before what is fresh is added, however many calibrations were made meanwhile and for what reason. */
    private void fade(Instant now) {
        var since = Duration.between(table.fadedAt(now), now);
        if (since.compareTo(FADED_EVERY) < 0) return;
        table.fade(Math.pow(FADING_A_DAY, since.toMillis() / MILLIS_A_DAY), now);
    }

    /** For what was published or made while this was looked at elsewhere, and by versions that did not look at it. */
    private void keepDrawable(ReleaseId release, Instant now) {
        var compiled = compiled(release);
        transaction.executeWithoutResult(status -> {
            table.lock();
            table.latest(release).ifPresent(newest -> keptFigures.keep(newest, compiled, content(newest.id()), now));
        });
        current.invalidate(release);
    }

    /** {@return whether enemies or pilots of the release are not those that a calibration of it has} */
    private boolean isFiledOtherwise(ReleaseId release, Calibration calibration) {
        var known = content(calibration.id());
        return !Arrays.equals(known.pairs(), table.enemies(release))
                || !Arrays.equals(known.pilotItems(), table.tagged(release, Limits.PILOT_TAGS));
    }

    /** {@return the next calibration of a release, from what was handed out; the newest one if nothing differs} */
    Calibration byUse(ReleaseId release, Instant now) {
        var compiled = compiled(release);
        return make(release, now, Calibration.Reason.USE, before -> carriedOver(release, compiled, before));
    }

    /**
     * What papers of a release are drawn by now.
     *
     * @param newest for every blueprint that can be drawn by it
     * @param kept for the others: figures of before, rules of the newest; each made for one that no other of them serves
     */
    record Current(Calibration newest, List<Calibration> kept) {}

    /** {@return what papers are drawn by now; the first calibration is made if there is none} */
    Current current(ReleaseId release) {
        // Not read under the cache's lock: who holds a connection must not wait there for one who waits for a
        // connection.
        return Optional.ofNullable(current.getIfPresent(release)).orElseGet(() -> {
            var newest = table.latest(release).orElseGet(() -> first(release));
            var found = new Current(newest, table.kept(newest));
            current.put(release, found);
            return found;
        });
    }

    private Calibration first(ReleaseId release) {
        var compiled = compiled(release);
        var now = releaseTable.find(release).orElseThrow().publishedAt();
        return make(release, now, Calibration.Reason.FIRST, before -> carriedOver(release, compiled, before));
    }

    /** @throws IllegalArgumentException if there is no such release */
    CompiledRelease compiled(ReleaseId release) {
        return releases.of(release);
    }

    /** @throws IllegalArgumentException if there is no such calibration */
    Calibrated content(CalibrationId id) {
        return Optional.ofNullable(contents.getIfPresent(id)).orElseGet(() -> {
            var found = table.find(id).orElseThrow(() -> new IllegalArgumentException("no calibration " + id));
            contents.put(id, found);
            return found;
        });
    }

    /** {@return a digest of what papers of a release are forbidden now, as {@link Calibrated#rules}} */
    String rules(ReleaseId release) {
        var newest = current(release).newest().id();
        return Optional.ofNullable(rules.getIfPresent(newest)).orElseGet(() -> {
            var found = content(newest).rules();
            rules.put(newest, found);
            return found;
        });
    }

    private record Made(Calibrated content, int measured) {}

    /** Makes something of what was before. */
    @FunctionalInterface
    private interface Making {
        Made of(Optional<Calibration> before);
    }

    private Calibration make(ReleaseId release, Instant now, Calibration.Reason reason, Making making) {
        var made = Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            var before = table.latest(release);
            if (reason == Calibration.Reason.FIRST && before.isPresent()) return before.get();
            var next = making.of(before);
            var digest = next.content.digest(release);
            if (before.isPresent() && before.get().digest().equals(digest)) return before.get();
            var calibration = new Calibration(
                    new CalibrationId(Generators.timeBasedEpochGenerator().generate()),
                    release,
                    table.nextNumber(release),
                    digest,
                    reason,
                    next.measured,
                    table.papers(release),
                    now);
            table.insert(calibration, next.content);
            // With it, not after it: nobody is kept from an exam between the two. The first calibration of a release
            // knows what the last one of the release before knew, so only what that one had to keep can be missing.
            if (before.isPresent() || keptFigures.areKeptBefore(release)) {
                keptFigures.keep(calibration, compiled(release), next.content, now);
            }
            return calibration;
        }));
        current.invalidate(release);
        return made;
    }

    /** Expected scores and withdrawals of the newest calibration there is, weights of what was used since. */
    private Made carriedOver(ReleaseId release, CompiledRelease compiled, Optional<Calibration> before) {
        var expected = byAuthors(compiled);
        var weights = ExposureWeight.of(compiled, uses(compiled));
        var source = before.or(() -> table.latestBefore(release));
        if (source.isPresent()) {
            var places = compiled.placesIn(compiled(source.get().release()));
            var known = content(source.get().id());
            for (int i = 0; i < expected.length; i++) {
                if (places[i] < 0) continue;
                expected[i] = known.expected[places[i]];
                // A version that was withdrawn stays so; a repaired one is another version.
                if (known.weights[places[i]] == 0) weights[i] = 0;
            }
        }
        int measured = source.map(Calibration::measured).orElse(0);
        // A version that the release before lacks, put back or from a release gone back to, may have been measured all
        // the same. Later calibrations of the release learn it from its measurings.
        if (before.isEmpty()) measured = Math.max(measured, takeMeasured(release, compiled, expected));
        return new Made(calibrated(release, expected, weights), measured);
    }

    /** {@return of how many items of the release a measured figure was put into {@code expected}} */
    private int takeMeasured(ReleaseId release, CompiledRelease compiled, int[] expected) {
        var known = statistics.expected(release);
        if (known.isEmpty()) return 0;
        for (int i = 0; i < expected.length; i++) {
            var figure = known.get(new QuestionVersion(compiled.ids[i], compiled.versions[i]));
            if (figure != null) expected[i] = (int) Math.round(figure * Limits.Band.ONE);
        }
        return known.size();
    }

    /**
     * {@return what is expected of items that nobody has measured: on one scale with the measured ones, as soon as these show
     * what authors' difficulties are worth}
     */
    private int[] byAuthors(CompiledRelease release) {
        var yardstick = measurements.latest();
        if (!yardstick.authors().isLearnt()) return Calibrated.expectedByAuthors(release);
        Map<AuthorScale.Authored, Integer> figures = new HashMap<>();
        var expected = new int[release.size()];
        for (int i = 0; i < expected.length; i++) {
            var authored = new AuthorScale.Authored(release.bodies[i].kind().name(), release.difficulties[i]);
            expected[i] = figures.computeIfAbsent(authored, one ->
                    (int) Math.round(yardstick.authors().expected(yardstick.reference(), one) * Limits.Band.ONE));
        }
        return expected;
    }

    private Calibrated calibrated(ReleaseId release, int[] expected, int[] weights) {
        return new Calibrated(expected, weights, table.enemies(release), table.tagged(release, Limits.PILOT_TAGS));
    }

    private double[] uses(CompiledRelease release) {
        var uses = table.uses();
        return Arrays.stream(release.ids)
                .mapToDouble(id -> uses.getOrDefault(id, 0.0))
                .toArray();
    }
}
