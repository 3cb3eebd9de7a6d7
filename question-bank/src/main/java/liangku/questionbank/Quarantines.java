package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.transaction.TransactionStatus;
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

    /** A note of a release, as {@link #quarantined}. */
    private static final String KEPT_OUT = "审题人决定停用 1 题 Kept out: 1";

    private static final int JUDGED_AT_ONCE = 2_000;
    private static final int LIST_MAX = 500;
    private static final int DAYS_LOOKED_BACK = 180;

    /** More, while nobody looks at those before, is a fault of ours rather than of so many questions. */
    private static final int WITHDRAWN_MIN = 5;

    private static final double WITHDRAWN_SHARE = 0.02;

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
        var suspects = suspects(
                seen.stream().map(ItemStatisticsTable.ToJudge::question).toList(), now);
        var opened = suspects.isEmpty() ? suspects : open(suspects, now);
        // Last: whoever is killed before it judges them again.
        statistics.judged(seen);
        return opened;
    }

    private List<Quarantine> suspects(List<QuestionVersion> seen, Instant now) {
        var from = Days.of(now).minusDays(DAYS_LOOKED_BACK);
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
        var last = Days.of(decided.get());
        return days.stream().filter(day -> day.day().isAfter(last)).toList();
    }

    /** Those that are most certain first: as many leave as may before somebody decides, and the others stay. */
    private List<Quarantine> open(List<Quarantine> suspects, Instant now) {
        var waiting = suspects.stream().sorted(Quarantine.STRONGEST_FIRST).toList();
        List<Quarantine> opened = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int next = Math.clamp(room(), 0, waiting.size());
            if (next == 0) {
                for (var one : waiting) opened.addAll(note(one, Quarantine.Stays.TOO_MANY, now));
                break;
            }
            opened.addAll(leave(waiting.subList(0, next), now));
            waiting = waiting.subList(next, waiting.size());
        }
        return opened;
    }

    /**
     * All of them in one release; where a blueprint cannot do without all, the stronger half before the weaker one, so that
     * one stays only if those that are more certain have left it no way out.
     */
    private List<Quarantine> leave(List<Quarantine> suspects, Instant now) {
        return switch (withdrawn(suspects, now)) {
            case Leaving.Left(var opened) -> opened;
            case Leaving.Refused(var why) when suspects.size() == 1 -> note(suspects.getFirst(), why, now);
            case Leaving.Refused _ -> {
                int half = suspects.size() / 2;
                var opened = new ArrayList<>(leave(suspects.subList(0, half), now));
                opened.addAll(leave(suspects.subList(half, suspects.size()), now));
                yield opened;
            }
        };
    }

    /** {@return how many more may leave by themselves before a person has decided on some} */
    private int room() {
        int released = releases.latest().map(Release::questions).orElse(0);
        return Math.max(WITHDRAWN_MIN, (int) (released * WITHDRAWN_SHARE)) - table.withdrawnAndWaiting();
    }

    /** {@return what of it nobody has dealt with since it was judged: other nodes judge, and people decide} */
    private List<Quarantine> still(List<Quarantine> suspects, Instant now) {
        table.lock();
        return suspects(suspects.stream().map(Quarantine::question).toList(), now);
    }

    /** {@return the suspicion, unless it was noted before} */
    private List<Quarantine> note(Quarantine suspect, Quarantine.Stays why, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Quarantine> noted = new ArrayList<>();
            for (var found : still(List.of(suspect), now)) {
                var one = found.staying(why);
                if (!table.keep(one).isNew()) continue;
                say(one);
                noted.add(one);
            }
            return noted;
        }));
    }

    private void say(Quarantine suspect) {
        questions.comment(suspect.question(), suspect.words(), SUBJECT, suspect.openedAt());
    }

    /** What came of taking some off papers at once. */
    private sealed interface Leaving {

        /** @param opened without those that somebody else has dealt with */
        record Left(List<Quarantine> opened) implements Leaving {}

        /** All of them are still there. */
        record Refused(Quarantine.Stays why) implements Leaving {}
    }

    private Leaving withdrawn(List<Quarantine> suspects, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var still = still(suspects, now);
            if (still.isEmpty()) return new Leaving.Left(List.of());
            if (still.size() > room()) return new Leaving.Refused(Quarantine.Stays.TOO_MANY);
            var ids = still.stream().map(one -> one.question().id()).collect(Collectors.toSet());
            var release = publishedWithout(ids, SUBJECT, quarantined(ids.size()), now, status);
            if (release.isEmpty()) return new Leaving.Refused(Quarantine.Stays.NEEDED);
            List<Quarantine> opened = new ArrayList<>();
            for (var one : still) {
                say(one);
                retire(one, SUBJECT, now);
                var out = one.withdrawnBy(release.get());
                opened.add(out.withId(table.keep(out).id()));
            }
            return new Leaving.Left(opened);
        }));
    }

    /** A newer version that was approved meanwhile comes with the next release. */
    private void retire(Quarantine found, String by, Instant now) {
        if (table.isSuperseded(found.question())) return;
        questions.retire(Set.of(found.question().id()), found.words(), by, now);
    }

    /** Read by people of either language, as a note is text that somebody wrote. */
    private static String quarantined(int items) {
        return "统计异常，隔离 %d 题 Quarantined: %d".formatted(items, items);
    }

    /**
     * The newest release again, item by item, without some: nothing that waits for a person to publish it slips in.
     *
     * @return the release; nothing, and no trace of it, if a blueprint that can be drawn now could not be drawn from it
     */
    private Optional<ReleaseId> publishedWithout(
            Set<QuestionId> ids, String by, String note, Instant now, TransactionStatus status) {
        questionTable.lock();
        releases.lock();
        var latest = releases.latest();
        if (latest.isEmpty()) return Optional.empty();
        var before = latest.get();
        var items = table.itemsWithout(before.id(), ids);
        if (items.isEmpty() || items.size() == before.questions()) return Optional.empty();
        var canonical = new Canonical().text("release/1").number(items.size());
        items.forEach(item -> canonical.text(item.digest()));
        var id = new ReleaseId(Generators.timeBasedEpochGenerator().generate());
        int number = before.number() + 1;
        var savepoint = status.createSavepoint();
        releases.insert(new Release(id, number, canonical.hex(), items.size(), now, by, note), items);
        if (!keepsAll(before.id(), id)) {
            status.rollbackToSavepoint(savepoint);
            return Optional.empty();
        }
        // Told only now: of what was taken back nobody must hear.
        events.publishEvent(new ReleasePublished(id, number, now));
        return Optional.of(id);
    }

    /** By whatever figures they are drawn: what goes on by those of before the newest must go on, too. */
    private boolean keepsAll(ReleaseId before, ReleaseId after) {
        return blueprints.list().stream()
                .filter(blueprint -> papers.isDrawable(before, blueprint.id()))
                .allMatch(blueprint -> papers.isDrawable(after, blueprint.id()));
    }

    /** {@return how many wait for a decision} */
    public int waiting() {
        return table.waiting();
    }

    /** {@return the blueprints that can be drawn now and could not be without this question} */
    public List<Blueprint> needing(QuestionId question) {
        var release = releases.latest();
        if (release.isEmpty()) return List.of();
        var id = release.get().id();
        return blueprints.list().stream()
                .filter(blueprint -> papers.isDrawable(id, blueprint.id()))
                .filter(blueprint -> !papers.isDrawableWithout(question, id, blueprint))
                .toList();
    }

    /** {@return whether the next release will be without the version a quarantine is about, whoever publishes it} */
    public boolean leaves(Quarantine found) {
        return table.leaves(found.question());
    }

    /** What a person decides. */
    public enum Decision {
        /** The question is as it should be: approved again, in the next release. */
        PUT_BACK,
        /** This version stays out; whoever mends it writes a new one, revives the question and has the new version approved. */
        KEPT_OUT
    }

    /** What came of a decision. */
    public enum Effect {
        /** New papers are so from now on. */
        AT_ONCE,
        /** New papers are so from the next release on: this one may not be done without, or does not have it. */
        NEXT_RELEASE,
        /** It cannot be put back: another question says the same by now. Nothing was decided. */
        SAME_QUESTION,
        /** It cannot be put back: a knowledge point it is about is retired by now. Nothing was decided. */
        RETIRED_TOPIC,
        /** Somebody had decided before, or there is no such quarantine. */
        NOT_OPEN
    }

    /**
     * Ends a quarantine. The same version is not suspected of the same again. What is to be kept out while it is in use leaves
     * in a release of its own, as by the machine, unless a blueprint would become impossible.
     */
    public Effect decide(QuarantineId id, Decision decision, String by, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            questionTable.lock();
            var open = table.open(id);
            if (open.isEmpty()) return Effect.NOT_OPEN;
            return switch (decision) {
                case PUT_BACK -> putBack(open.get(), by, now);
                case KEPT_OUT -> keepOut(open.get(), by, now, status);
            };
        }));
    }

    private Effect putBack(Quarantine found, String by, Instant now) {
        var question = found.question().id();
        boolean isRetired = questions
                .find(question)
                .filter(one -> one.status() == QuestionStatus.RETIRED)
                .isPresent();
        if (isRetired) {
            var refused = questions.revive(Set.of(question), by, now).refused();
            if (!refused.isEmpty()) {
                return refused.getFirst().reason() == Passage.Reason.RETIRED_TOPIC
                        ? Effect.RETIRED_TOPIC
                        : Effect.SAME_QUESTION;
            }
        }
        table.close(found.id(), Decision.PUT_BACK, by, now);
        return found.inUse() || table.isSuperseded(found.question()) ? Effect.AT_ONCE : Effect.NEXT_RELEASE;
    }

    private Effect keepOut(Quarantine found, String by, Instant now, TransactionStatus status) {
        table.close(found.id(), Decision.KEPT_OUT, by, now);
        retire(found, by, now);
        if (!found.inUse()) return Effect.AT_ONCE;
        var release = publishedWithout(Set.of(found.question().id()), by, KEPT_OUT, now, status);
        release.ifPresent(without -> table.withdrawn(found.id(), without));
        return release.isPresent() ? Effect.AT_ONCE : Effect.NEXT_RELEASE;
    }
}
