package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.testing.TestBank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of questions that figures speak against, on real PostgreSQL; the figures are written by hand. */
class QuarantinesTest {

    private static final String REVIEWER = "account:reviewer";

    /** So many may leave of 499 before anybody decides. */
    private static final int LEAVE_MAX = 9;

    private final CountedBank counted = new CountedBank();
    private final TestBank bank = counted.bank;
    private final ReleaseId first = bank.releases().latest().orElseThrow();

    @Test
    void whatGoesOnByFiguresOfBeforeGoesOnAfterAQuarantine() {
        var saved = save(plain().limited(new Limits(0, List.of(), List.of(), 0, Optional.of(band()), 100)));
        bank.papers().draw(first, saved, 1);
        bank.calibrations().measured(first, everywhere(0.2), Set.of(), counted.now);
        assertThat(bank.papers().feasibility(first, saved).feasible()).isFalse();
        assertThat(bank.papers().isDrawable(first, saved)).isTrue();
        spokenAgainst(question(0));

        var opened = counted.quarantines.judge(counted.now);

        var next = opened.getFirst().release().orElseThrow();
        var elsewhere = TestBank.over(counted.database);
        assertThat(elsewhere.papers().isDrawable(next, saved)).isTrue();
        for (int seed = 0; seed < 50; seed++) {
            assertThat(elsewhere.papers().seen(elsewhere.papers().draw(next, saved, seed)))
                    .extracting(seen -> seen.question().id())
                    .doesNotContain(question(0).id());
        }
        // And it goes on when that release is measured for the first time.
        elsewhere.calibrations().measured(next, everywhere(0.21), Set.of(), counted.now.plusSeconds(60));
        assertThat(elsewhere.papers().isDrawable(next, saved)).isTrue();
    }

    @Test
    void whatABlueprintCannotDoWithoutStaysAlsoIfItIsDrawnByFiguresOfBefore() {
        var needed = question(0);
        var saved = save(plain().limited(new Limits(0, List.of(needed.id()), List.of(), 0, Optional.of(band()), 100)));
        bank.papers().draw(first, saved, 1);
        bank.calibrations().measured(first, everywhere(0.2), Set.of(), counted.now);
        spokenAgainst(needed);

        assertThat(counted.quarantines.judge(counted.now))
                .singleElement()
                .satisfies(one -> assertThat(one.release()).isEmpty());

        assertThat(latest()).isEqualTo(first);
        assertThat(counted.quarantines.needing(needed.id()))
                .extracting(Blueprint::id)
                .containsExactly(saved);
        assertThat(bank.events()).noneMatch(ReleasePublished.class::isInstance);
    }

    @Test
    void twoNodesThatJudgeAtOnceTakeAQuestionOffPapersOnce() throws Exception {
        var bad = question(0);
        spokenAgainst(bad);
        var here = counted.quarantines;
        var there = quarantines(TestBank.over(counted.database));
        List<Quarantine> opened = new ArrayList<>();
        try (var holder = counted.database.getConnection();
                var threads = Executors.newFixedThreadPool(2)) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                lock.execute("select pg_advisory_xact_lock(hashtext('questionbank.question'))");
            }
            Callable<List<Quarantine>> one = () -> here.judge(counted.now);
            Callable<List<Quarantine>> other = () -> there.judge(counted.now);
            var judged = Stream.of(one, other).map(threads::submit).toList();
            untilBothWait();
            holder.rollback();
            for (var node : judged) opened.addAll(node.get(1, TimeUnit.MINUTES));
        }

        assertThat(opened).hasSize(1);
        assertThat(counted.quarantines.of(bad.id())).singleElement().satisfies(found -> {
            assertThat(found.release()).contains(latest());
            assertThat(found.inUse()).isFalse();
        });
        assertThat(bank.releases().find(latest()).orElseThrow().number()).isEqualTo(2);
        assertThat(bank.questions().remarks(bad.id()))
                .extracting(Remark::step)
                .filteredOn(Remark.Step.RETIRED::equals)
                .hasSize(1);
        decide(bad, Quarantines.Decision.PUT_BACK, Quarantines.Effect.NEXT_RELEASE);
        assertThat(status(bad)).isEqualTo(QuestionStatus.APPROVED);
    }

    private void untilBothWait() {
        for (int look = 0; look < 500; look++) {
            int waiting = counted.db.sql("""
                            select count(*)
                            from pg_locks
                            where not granted
                              and database = (select oid from pg_database where datname = current_database())
                            """).query(Integer.class).single();
            if (waiting == 2) return;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("they do not wait");
    }

    @Test
    void whatWasMeasuredIsKnownWhenAQuestionIsPutBackAndWhenAReleaseIsGoneBackTo() {
        var bad = question(0);
        bank.calibrations().measured(first, Map.of(bad, 0.4321), Set.of(), counted.now);
        write(bad, new ItemStatisticsTable.Measured(0.3, 0.1, 1_000), 0.4321);
        counted.quarantines.judge(counted.now);
        assertThat(latest()).isNotEqualTo(first);
        assertThat(bank.papers().isDrawable(latest(), plain().id())).isTrue();
        decide(bad, Quarantines.Decision.PUT_BACK, Quarantines.Effect.NEXT_RELEASE);

        bank.releases().publish("put back", REVIEWER, counted.now);

        assertThat(expected(latest(), bad)).isEqualTo(4_321);
        assertThat(bank.calibrations().latest(latest()).orElseThrow().measured())
                .isEqualTo(1);

        mend(bad);
        bank.releases().publish("mended", REVIEWER, counted.now);
        assertThat(bank.papers().isDrawable(latest(), plain().id())).isTrue();
        bank.releases().rollBack(first, "back", REVIEWER, counted.now);
        assertThat(expected(latest(), bad)).isEqualTo(4_321);
    }

    private int expected(ReleaseId release, QuestionVersion question) {
        var compiled = bank.calibrations().compiled(release);
        int place = List.of(compiled.ids).indexOf(question.id());
        assertThat(compiled.versions[place]).isEqualTo(question.version());
        return bank.calibrations()
                .content(bank.calibrations().current(release).newest().id())
                .expected[place];
    }

    @Test
    void whatIsKeptOutWhileItIsInUseLeavesNewPapersAtOnce() {
        var bad = burst();
        bank.events().clear();

        decide(bad.getFirst(), Quarantines.Decision.KEPT_OUT, Quarantines.Effect.AT_ONCE);

        assertThat(latest()).isNotEqualTo(first);
        assertThat(bank.releases().find(latest()).orElseThrow().publishedBy()).isEqualTo(REVIEWER);
        assertThat(bank.events())
                .anyMatch(event ->
                        event instanceof ReleasePublished told && told.release().equals(latest()));
        var compiled = bank.calibrations().compiled(latest());
        assertThat(compiled.size()).isEqualTo(499 - LEAVE_MAX - 1);
        assertThat(compiled.ids).doesNotContain(bad.getFirst().id());
        assertThat(status(bad.getFirst())).isEqualTo(QuestionStatus.RETIRED);
        assertThat(counted.quarantines.of(bad.getFirst().id())).singleElement().satisfies(one -> {
            assertThat(one.inUse()).isFalse();
            assertThat(one.release()).contains(latest());
        });

        decide(bad.getLast(), Quarantines.Decision.PUT_BACK, Quarantines.Effect.AT_ONCE);
        assertThat(status(bad.getLast())).isEqualTo(QuestionStatus.RELEASED);
    }

    @Test
    void whatIsKeptOutThoughABlueprintNeedsItLeavesWithTheNextRelease() {
        var needed = question(0);
        var saved = save(plain().limited(new Limits(0, List.of(needed.id()), List.of(), 0, Optional.empty(), 100)));
        spokenAgainst(needed);
        counted.quarantines.judge(counted.now);
        bank.events().clear();

        decide(needed, Quarantines.Decision.KEPT_OUT, Quarantines.Effect.NEXT_RELEASE);

        assertThat(latest()).as("nobody's exam stops").isEqualTo(first);
        assertThat(bank.events()).noneMatch(ReleasePublished.class::isInstance);
        assertThat(counted.quarantines.of(needed.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.inUse()).isTrue());
        assertThat(counted.quarantines.needing(needed.id()))
                .extracting(Blueprint::id)
                .containsExactly(saved);
        assertThat(status(needed)).isEqualTo(QuestionStatus.RETIRED);

        bank.releases().publish("without", REVIEWER, counted.now);

        assertThat(counted.quarantines.of(needed.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.inUse()).isFalse());
    }

    @Test
    void whatIsWrongWithAVersionRetiresNoNewerOneThatWasApproved() {
        var bad = burst().getFirst();
        mend(bad);

        decide(bad, Quarantines.Decision.KEPT_OUT, Quarantines.Effect.AT_ONCE);

        assertThat(bank.calibrations().compiled(latest()).ids).doesNotContain(bad.id());
        assertThat(status(bad)).isEqualTo(QuestionStatus.APPROVED);
    }

    @Test
    void whoeverTakesAQuestionBackIntoUseHasDecided() {
        var bad = question(0);
        spokenAgainst(bad);
        counted.quarantines.judge(counted.now);
        assertThat(counted.quarantines.waiting()).isEqualTo(1);

        bank.questions().revive(List.of(bad.id()), REVIEWER, counted.now);

        assertThat(counted.quarantines.waiting()).isZero();
        assertThat(counted.quarantines.of(bad.id())).singleElement().satisfies(one -> {
            assertThat(one.outcome().map(Quarantine.Outcome::decision)).contains(Quarantines.Decision.PUT_BACK);
            assertThat(one.outcome().map(Quarantine.Outcome::by)).contains(REVIEWER);
            assertThat(one.inUse()).isFalse();
        });
        bank.releases().publish("back", REVIEWER, counted.now);
        assertThat(counted.quarantines.of(bad.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.inUse()).isTrue());
    }

    @Test
    void whatWasKeptOutStaysOutWhileItsQuestionIsMended() {
        var bad = keptOut();
        var mended = written(bad);

        bank.questions().revive(List.of(bad.id()), REVIEWER, counted.now);
        bank.releases().publish("something else", REVIEWER, counted.now);
        assertThat(bank.calibrations().compiled(latest()).ids).doesNotContain(bad.id());
        assertThat(counted.quarantines.of(bad.id())).singleElement().satisfies(one -> {
            assertThat(one.outcome().map(Quarantine.Outcome::decision)).contains(Quarantines.Decision.KEPT_OUT);
            assertThat(counted.quarantines.leaves(one)).isTrue();
        });

        bank.reviewed(List.of(mended), "account:author", REVIEWER, counted.now);
        bank.releases().publish("mended", REVIEWER, counted.now);
        assertThat(versions(latest())).contains(mended);
    }

    @Test
    void whatWasKeptOutDoesNotComeBackWithAnOlderRelease() {
        var bad = keptOut();
        var mended = written(bad);
        bank.questions().revive(List.of(bad.id()), REVIEWER, counted.now);
        bank.reviewed(List.of(mended), "account:author", REVIEWER, counted.now);
        bank.releases().publish("mended", REVIEWER, counted.now);

        bank.releases().rollBack(first, "back", REVIEWER, counted.now);

        assertThat(bank.calibrations().compiled(latest()).ids).doesNotContain(bad.id());
    }

    @Test
    void whatWaitsForADecisionDoesNotComeBackWithAnOlderReleaseAlthoughANewerVersionWasApproved() {
        var bad = question(0);
        mend(bad);
        spokenAgainst(bad);
        assertThat(counted.quarantines.judge(counted.now)).hasSize(1);
        assertThat(status(bad)).isEqualTo(QuestionStatus.APPROVED);

        bank.releases().rollBack(first, "back", REVIEWER, counted.now);

        assertThat(bank.calibrations().compiled(latest()).ids).doesNotContain(bad.id());
    }

    @Test
    void whoeverRevivesTheVersionThatWasKeptOutHasDecidedOtherwise() {
        var bad = keptOut();

        bank.questions().revive(List.of(bad.id()), "account:other", counted.now);
        bank.releases().publish("back", REVIEWER, counted.now);

        assertThat(versions(latest())).contains(bad);
        assertThat(counted.quarantines.of(bad.id())).singleElement().satisfies(one -> {
            assertThat(one.outcome().map(Quarantine.Outcome::by))
                    .as("what was decided then stays so")
                    .contains(REVIEWER);
            assertThat(one.inUse()).isTrue();
            assertThat(counted.quarantines.leaves(one)).isFalse();
        });
    }

    @Test
    void whatCannotBePutBackIsNotSaidToBe() {
        var bad = question(0);
        spokenAgainst(bad);
        counted.quarantines.judge(counted.now);
        // As if somebody had written the same question again meanwhile.
        counted.db
                .sql("""
                        update questionbank.question
                        set twin = (select twin from questionbank.question where id = :bad)
                        where id = :other
                        """)
                .param("bad", bad.id().value())
                .param("other", question(1).id().value())
                .update();

        decide(bad, Quarantines.Decision.PUT_BACK, Quarantines.Effect.SAME_QUESTION);

        assertThat(counted.quarantines.waiting()).isEqualTo(1);
        assertThat(status(bad)).isEqualTo(QuestionStatus.RETIRED);
    }

    @Test
    void noMoreLeaveByThemselvesOverDaysThanAtOnceUntilSomebodyDecides() {
        List<QuestionVersion> bad =
                IntStream.range(0, 10).mapToObj(i -> question(i * 45)).toList();
        spokenAgainst(bad.subList(0, 9).toArray(QuestionVersion[]::new));
        assertThat(counted.quarantines.judge(counted.now))
                .hasSize(9)
                .allSatisfy(one -> assertThat(one.release()).isPresent());

        counted.now = counted.now.plus(Duration.ofDays(3));
        spokenAgainst(bad.get(9));
        assertThat(counted.quarantines.judge(counted.now))
                .singleElement()
                .satisfies(one -> assertThat(one.release()).isEmpty());

        decide(bad.get(3), Quarantines.Decision.KEPT_OUT, Quarantines.Effect.AT_ONCE);
        counted.now = counted.now.plus(Duration.ofDays(3));
        spokenAgainst(bad.get(9));
        assertThat(counted.quarantines.judge(counted.now))
                .singleElement()
                .satisfies(one -> assertThat(one.release()).isPresent());
    }

    @Test
    void theRemarkIsReadableInBothLanguagesAndSoAreThoseOfBefore() {
        spokenAgainst(question(0));
        var evidence = counted.quarantines.judge(counted.now).getFirst().evidence();

        var text = bank.questions().remarks(question(0).id()).getFirst().text();

        assertThat(text).contains("区分度为负：-0.", "Negative discrimination: -0.");
        assertThat(EvidenceWords.read(text).orElseThrow()).singleElement().satisfies(read -> {
            assertThat(read.reason()).isEqualTo(Quarantine.Reason.NEGATIVE);
            assertThat(read.shown()).isEqualTo(1_000);
            assertThat(read.value()).isCloseTo(evidence.getFirst().value(), within(0.001));
        });
        assertThat(EvidenceWords.read(text.lines().findFirst().orElseThrow())).isPresent();
        assertThat(EvidenceWords.read(text + "\n同意")).isEmpty();
        assertThat(EvidenceWords.read("得分率过低：4.2%（512 人次，95% 区间上限 6.3%）。\n疑似泄题：自 2026-03-01 起得分率 91.0%，"
                                + "而按同一批考生的其他作答应为 57.0%（180 人次）。")
                        .orElseThrow())
                .extracting(Quarantine.Evidence::reason)
                .containsExactly(Quarantine.Reason.TOO_HARD, Quarantine.Reason.LEAKED);
    }

    /** {@return questions that are suspected and stay in use: as many as may have left before them} */
    private List<QuestionVersion> burst() {
        List<QuestionVersion> bad = IntStream.range(0, LEAVE_MAX + 3)
                .mapToObj(i -> question(i * 40))
                .toList();
        spokenAgainst(bad.toArray(QuestionVersion[]::new));
        return counted.quarantines.judge(counted.now).stream()
                .filter(Quarantine::inUse)
                .map(Quarantine::question)
                .toList();
    }

    private void spokenAgainst(QuestionVersion... questions) {
        for (var question : questions) write(question, null, 0.5);
    }

    private void write(QuestionVersion question, ItemStatisticsTable.@Nullable Measured measured, double expected) {
        var item = new ItemStatisticsTable.Counted(
                question, CountedBank.negative(1_000), measured, new AuthorScale.Estimate(0, 1), expected);
        counted.table.write(List.of(item), counted.now);
    }

    /** {@return a version that figures took off papers, and a person keeps out} */
    private QuestionVersion keptOut() {
        var bad = question(0);
        spokenAgainst(bad);
        counted.quarantines.judge(counted.now);
        decide(bad, Quarantines.Decision.KEPT_OUT, Quarantines.Effect.AT_ONCE);
        return bad;
    }

    /** Writes the next version and has it approved. */
    private void mend(QuestionVersion question) {
        bank.reviewed(List.of(written(question)), "account:author", REVIEWER, counted.now);
    }

    /** {@return the next version, which somebody writes} */
    private QuestionVersion written(QuestionVersion question) {
        int difficulty = bank.questions().find(question.id()).orElseThrow().difficulty();
        bank.bulk()
                .apply(
                        new BulkChoice.Named(List.of(question.id())),
                        new BulkEdit.SetDifficulty(difficulty % 5 + 1),
                        "account:author",
                        counted.now);
        return new QuestionVersion(question.id(), question.version() + 1);
    }

    private List<QuestionVersion> versions(ReleaseId release) {
        var compiled = bank.calibrations().compiled(release);
        return IntStream.range(0, compiled.size())
                .mapToObj(place -> new QuestionVersion(compiled.ids[place], compiled.versions[place]))
                .toList();
    }

    private void decide(QuestionVersion question, Quarantines.Decision decision, Quarantines.Effect effect) {
        var open = counted.quarantines.of(question.id()).stream()
                .filter(one -> one.outcome().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(counted.quarantines.decide(open.id(), decision, REVIEWER, counted.now))
                .isEqualTo(effect);
    }

    private Quarantines quarantines(TestBank of) {
        return new Quarantines(
                of.db(), of.questions(), of.blueprints(), of.papers(), counted.transaction, of.events()::add);
    }

    private ReleaseId latest() {
        return new Releases(counted.db, counted.transaction, event -> {})
                .latest()
                .orElseThrow();
    }

    private QuestionStatus status(QuestionVersion question) {
        return bank.questions().find(question.id()).orElseThrow().status();
    }

    private QuestionVersion question(int place) {
        var compiled = bank.calibrations().compiled(first);
        return new QuestionVersion(compiled.ids[place], compiled.versions[place]);
    }

    private Map<QuestionVersion, Double> everywhere(double figure) {
        Map<QuestionVersion, Double> figures = new HashMap<>();
        int size = bank.calibrations().compiled(first).size();
        for (int i = 0; i < size; i++) figures.put(question(i), figure);
        return figures;
    }

    private Blueprint plain() {
        return bank.blueprints().latest("P-A").orElseThrow();
    }

    /** Papers expected to earn 83 in a hundred: by what authors think they can be drawn. */
    private static Limits.Band band() {
        return new Limits.Band(OptionalInt.of(8_300), 300, 900);
    }

    private BlueprintId save(Blueprint blueprint) {
        var named = new Blueprint(
                blueprint.id(),
                "T",
                1,
                blueprint.titleZh(),
                blueprint.titleEn(),
                blueprint.cells(),
                blueprint.sections(),
                blueprint.limits());
        return bank.blueprints().save(named, "account:a", counted.now).id();
    }
}
