package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.LeakWatch;
import liangku.questionbank.statistics.Suspicion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes items that figures speak against off new papers, until a person has looked at them: the question is retired, with the
 * evidence as a remark, and a new release says what the newest said, without it. Papers of older releases are rebuilt as ever.
 *
 * @see "docs/decisions/quarantine-is-a-release.md"
 */
@Component
public class Quarantines {

    /** Who does it. */
    public static final String SUBJECT = "system:statistics";

    private static final int JUDGED_AT_ONCE = 2_000;
    private static final int LIST_MAX = 500;
    private static final int DAYS_LOOKED_BACK = 180;

    /** More at once is a fault of ours rather than of so many questions. */
    private static final int AT_ONCE_MIN = 5;

    private static final double AT_ONCE_SHARE = 0.02;

    /** What could not be acted on is looked at again after. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private final ItemStatisticsTable statistics;
    private final QuarantineTable table;
    private final ReleaseTable releases;
    private final QuestionTable questionTable;
    private final Questions questions;
    private final Blueprints blueprints;
    private final Papers papers;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public Quarantines(
            JdbcClient db,
            Questions questions,
            Blueprints blueprints,
            Papers papers,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.statistics = new ItemStatisticsTable(db);
        this.table = new QuarantineTable(db);
        this.releases = new ReleaseTable(db);
        this.questionTable = new QuestionTable(db);
        this.questions = questions;
        this.blueprints = blueprints;
        this.papers = papers;
        this.transaction = transaction;
        this.events = events;
    }

    /** {@return what figures speak against, the newest first, at most 500} */
    public List<Quarantine> list() {
        return table.list(LIST_MAX);
    }

    /** {@return what was found about any version of a question, the newest first} */
    public List<Quarantine> of(QuestionId question) {
        return table.of(question);
    }

    /**
     * Judges what was counted since it was judged last, at most 2,000 items. Of one that stayed on papers it is tried again
     * a day later whether it can go now; a leak that was decided on is another one only by days after.
     *
     * @return what was opened, or taken off papers at last
     */
    public List<Quarantine> judge(Instant now) {
        var seen = statistics.toJudge(JUDGED_AT_ONCE);
        if (seen.isEmpty()) return List.of();
        var suspects = suspects(seen, now);
        var opened = suspects.isEmpty() ? suspects : open(suspects, now);
        // Last: whoever is killed before it judges them again.
        statistics.judged(seen, now);
        return opened;
    }

    private List<Quarantine> suspects(List<QuestionVersion> seen, Instant now) {
        var from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_LOOKED_BACK);
        var days = statistics.days(seen, from);
        var settled = table.settled(seen, now.minus(AGAIN));
        var decided = table.decidedLeaks(seen);
        List<Quarantine> found = new ArrayList<>();
        for (var item : statistics.counted(seen)) {
            var watched = after(
                    Optional.ofNullable(decided.get(item.question())), days.getOrDefault(item.question(), List.of()));
            var reasons = Suspicion.of(ItemFigures.of(item.tally()), watched, Suspicion.Limits.USUAL).stream()
                    .map(Quarantine.Evidence::of)
                    .filter(reason -> !settled.contains(new QuarantineTable.Settled(item.question(), reason.reason())))
                    .toList();
            if (!reasons.isEmpty()) found.add(Quarantine.opened(item.question(), reasons, now));
        }
        return found;
    }

    private static List<LeakWatch.Day> after(Optional<Instant> decided, List<LeakWatch.Day> days) {
        if (decided.isEmpty()) return days;
        var last = LocalDate.ofInstant(decided.get(), ZoneOffset.UTC);
        return days.stream().filter(day -> day.day().isAfter(last)).toList();
    }

    /** All of them leave in one release; where a blueprint cannot do without one, each leaves alone or stays. */
    private List<Quarantine> open(List<Quarantine> suspects, Instant now) {
        if (suspects.size() > most()) {
            return suspects.stream().flatMap(suspect -> note(suspect).stream()).toList();
        }
        var together = withdrawn(suspects, now);
        if (together.isPresent()) return together.get();
        List<Quarantine> opened = new ArrayList<>();
        for (var suspect : suspects) {
            opened.addAll(withdrawn(List.of(suspect), now).orElseGet(() -> note(suspect)));
        }
        return opened;
    }

    private int most() {
        int released = releases.latest().map(Release::questions).orElse(0);
        return Math.max(AT_ONCE_MIN, (int) (released * AT_ONCE_SHARE));
    }

    /** {@return the suspicion, unless it was noted before} */
    private List<Quarantine> note(Quarantine suspect) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var kept = table.keep(suspect);
            if (!kept.isNew()) return List.of();
            say(suspect);
            return List.of(suspect);
        }));
    }

    private void say(Quarantine suspect) {
        questions.comment(suspect.question(), suspect.words(), SUBJECT, suspect.openedAt());
    }

    /** {@return the quarantines, or nothing if a blueprint that can be drawn now could not be drawn without them} */
    private Optional<List<Quarantine>> withdrawn(List<Quarantine> suspects, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            questionTable.lock();
            releases.lock();
            var before = releases.latest();
            if (before.isEmpty()) return Optional.empty();
            var ids = suspects.stream().map(one -> one.question().id()).collect(Collectors.toSet());
            var release = without(before.get(), ids, now);
            if (!keepsAll(before.get().id(), release)) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            for (var suspect : suspects) {
                say(suspect);
                questions.retire(Set.of(suspect.question().id()), suspect.words(), SUBJECT, now);
            }
            var opened = suspects.stream()
                    .map(one -> one.withRelease(release.orElse(null)))
                    .map(one -> one.withId(table.keep(one).id()))
                    .toList();
            return Optional.of(opened);
        }));
    }

    /** Read by people of either language, as a note is text that somebody wrote. */
    private static String note(int items) {
        return "统计异常，隔离 %d 题 Quarantined: %d".formatted(items, items);
    }

    /** The newest release again, item by item, without some: nothing that waits for a person to publish it slips in. */
    private Optional<ReleaseId> without(Release before, Set<QuestionId> ids, Instant now) {
        var items = table.itemsWithout(before.id(), ids);
        if (items.isEmpty() || items.size() == before.questions()) return Optional.empty();
        var canonical = new Canonical().text("release/1").number(items.size());
        items.forEach(item -> canonical.text(item.digest()));
        var id = new ReleaseId(Generators.timeBasedEpochGenerator().generate());
        int number = before.number() + 1;
        releases.insert(new Release(id, number, canonical.hex(), items.size(), now, SUBJECT, note(ids.size())), items);
        events.publishEvent(new ReleasePublished(id, number, now));
        return Optional.of(id);
    }

    private boolean keepsAll(ReleaseId before, Optional<ReleaseId> after) {
        if (after.isEmpty()) return false;
        return blueprints.list().stream()
                .filter(blueprint -> papers.feasibility(before, blueprint).feasible())
                .allMatch(
                        blueprint -> papers.feasibility(after.get(), blueprint).feasible());
    }

    /** What a person decides. */
    public enum Decision {
        /** The question is as it should be: approved again, in the next release. */
        PUT_BACK,
        /** It stays out; whoever mends it writes a new version and revives it. */
        KEPT_OUT
    }

    /**
     * Ends a quarantine. The same version is not suspected of the same again.
     *
     * @return whether it was open
     */
    public boolean decide(QuarantineId id, Decision decision, String by, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var open = table.close(id, decision, by, now);
            if (open.isEmpty()) return false;
            var question = open.get().question().id();
            switch (decision) {
                case PUT_BACK -> {
                    if (open.get().release().isPresent()) questions.revive(Set.of(question), by, now);
                }
                case KEPT_OUT -> questions.retire(Set.of(question), open.get().words(), by, now);
            }
            return true;
        }));
    }
}
