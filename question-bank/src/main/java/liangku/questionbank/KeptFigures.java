package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps blueprints drawable that newer figures make impossible: expected scores and weights stay those of an older
 * calibration it worked with, while enemies, pilots and withdrawals are those of the newest, always. What these make
 * impossible stays so.
 *
 * <p>At most eleven older calibrations of the release are looked at, however many there are: the five before, the five whose
 * figures were kept last, and the one the blueprint was published by. After them come those that were kept when the release
 * before was calibrated last: a new release, a quarantine's above all, must not stop what went on by them.
 */
final class KeptFigures {

    private static final int LOOKED_BACK = 5;
    private static final int BLUEPRINTS_MAX = 500;

    private final CalibrationTable table;
    private final BlueprintTable blueprints;
    private final CompiledReleases releases;

    KeptFigures(CalibrationTable table, BlueprintTable blueprints, CompiledReleases releases) {
        this.table = table;
        this.blueprints = blueprints;
        this.releases = releases;
    }

    /** {@return whether blueprints are drawn by figures of before in the last release before this one that was drawn from} */
    boolean areKeptBefore(ReleaseId release) {
        return !keptBefore(release).isEmpty();
    }

    private List<Calibration> keptBefore(ReleaseId release) {
        return table.latestBefore(release).map(table::kept).orElse(List.of());
    }

    /** Makes what is missing; in a transaction that holds the lock on calibrations. */
    void keep(Calibration newest, CompiledRelease release, Calibrated rules, Instant now) {
        List<Calibrated> kept = new ArrayList<>();
        for (var one : table.kept(newest)) kept.add(content(one));
        for (var blueprint : blueprints.latestOfEach(BLUEPRINTS_MAX)) {
            var plan = FairPlan.of(release, rules, blueprint);
            if (plan.isDrawable() || !plan.feasibility().hangsOnFigures()) continue;
            if (kept.stream().anyMatch(one -> canBeDrawn(release, one, blueprint))) continue;
            for (var older : older(newest, blueprint)) {
                var mixed = figures(older, newest, release, rules).ruledBy(rules);
                if (!canBeDrawn(release, mixed, blueprint)) continue;
                insert(newest, older, mixed, now);
                kept.add(mixed);
                break;
            }
        }
    }

    private Iterable<Calibration> older(Calibration newest, Blueprint blueprint) {
        Map<CalibrationId, Calibration> older = new LinkedHashMap<>();
        for (var one : table.before(newest, LOOKED_BACK)) older.putIfAbsent(one.id(), one);
        for (var one : table.keptFigures(newest.release(), LOOKED_BACK)) older.putIfAbsent(one.id(), one);
        table.whenPublished(newest.release(), blueprint.id()).ifPresent(one -> older.putIfAbsent(one.id(), one));
        for (var one : keptBefore(newest.release())) older.putIfAbsent(one.id(), one);
        return older.values();
    }

    /** {@return what it says of the items of a release; those it does not know are as the rules say} */
    private Calibrated figures(Calibration older, Calibration newest, CompiledRelease release, Calibrated rules) {
        var content = content(older);
        if (older.release().equals(newest.release())) return content;
        return content.carriedTo(release.placesIn(releases.of(older.release())), rules);
    }

    private Calibrated content(Calibration calibration) {
        return table.find(calibration.id()).orElseThrow();
    }

    private static boolean canBeDrawn(CompiledRelease release, Calibrated calibrated, Blueprint blueprint) {
        return FairPlan.of(release, calibrated, blueprint).isDrawable();
    }

    private void insert(Calibration rules, Calibration figures, Calibrated content, Instant now) {
        var calibration = new Calibration(
                new CalibrationId(Generators.timeBasedEpochGenerator().generate()),
                rules.release(),
                table.nextNumber(rules.release()),
                content.digest(rules.release()),
                Calibration.Reason.KEPT,
                figures.measured(),
                rules.papers(),
                now);
        table.insertKept(calibration, content, rules, figures);
    }
}
