package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamPolicy.Certification;
import liangku.exam.ExamPolicy.History;
import liangku.exam.ExamPolicy.Left;
import liangku.exam.ExamPolicy.Past;
import liangku.exam.ExamPolicy.Result;
import liangku.exam.ExamPolicy.SpotCheck;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExamPolicyTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final Exam.Retakes THREE_IN_A_MONTH = new Exam.Retakes(3, Duration.ofDays(30), Duration.ofHours(24));
    private static final Certification RULES =
            new Certification(THREE_IN_A_MONTH, Period.ofMonths(12), Duration.ofDays(60), Left.NOTHING);

    @Test
    void whoNeverSatMayStartTheFirstAttempt() {
        assertThat(check(RULES)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void lessonsComeFirst() {
        var rules = new Certification(
                THREE_IN_A_MONTH, Period.ofMonths(12), Duration.ofDays(60), new Left(3, Duration.ZERO));

        assertThat(check(rules)).isEqualTo(new Eligibility.LearnFirst(3, Duration.ZERO));
    }

    @Test
    void soDoesTheTimeOfLearningThatIsAsked() {
        var left = new Left(0, Duration.ofMinutes(90));
        var rules = new Certification(THREE_IN_A_MONTH, Period.ofMonths(12), Duration.ofDays(60), left);

        assertThat(check(rules)).isEqualTo(new Eligibility.LearnFirst(0, Duration.ofMinutes(90)));
    }

    @Test
    void outsideItsWindowAnExamIsNotBegunAndSaysWhenItIs() {
        var tomorrow = NOON.plus(Duration.ofHours(20));

        assertThat(within(new ExamWindow(Optional.of(tomorrow), Optional.empty(), Optional.empty()), RULES))
                .isEqualTo(new Eligibility.Closed(Optional.of(tomorrow)));
        assertThat(within(new ExamWindow(Optional.empty(), Optional.of(NOON), Optional.empty()), RULES))
                .isEqualTo(new Eligibility.Closed(Optional.empty()));
        assertThat(within(new ExamWindow(Optional.of(NOON), Optional.of(tomorrow), Optional.empty()), RULES))
                .isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void whoMustWaitIsToldWhenTheyCanReallyBegin() {
        // A failure an hour before noon cools down until eleven in the morning; the exam opens at half past five.
        var evenings = new ExamWindow.Daily(LocalTime.of(17, 30), LocalTime.of(20, 0));
        var failed = failed(NOON.minus(Duration.ofHours(1)));

        assertThat(within(new ExamWindow(Optional.empty(), Optional.empty(), Optional.of(evenings)), RULES, failed))
                .isEqualTo(new Eligibility.CoolingDown(Instant.parse("2026-03-02T09:30:00Z")));
        assertThat(within(
                        new ExamWindow(Optional.empty(), Optional.of(NOON.plusSeconds(60)), Optional.empty()),
                        RULES,
                        failed))
                .isEqualTo(new Eligibility.Closed(Optional.empty()));
    }

    @Test
    void learningComesFirstAlsoWhileTheExamIsClosedAndWhatRunsRunsOn() {
        var closed = new ExamWindow(Optional.empty(), Optional.of(NOON), Optional.empty());
        var rules = new Certification(
                THREE_IN_A_MONTH, Period.ofMonths(12), Duration.ofDays(60), new Left(2, Duration.ofMinutes(5)));
        var open = new Past(
                new AttemptId(new UUID(0, 1)),
                NOON.minusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(within(closed, rules)).isEqualTo(new Eligibility.LearnFirst(2, Duration.ofMinutes(5)));
        assertThat(within(closed, rules, open)).isEqualTo(new Eligibility.Running(open.id()));
    }

    @Test
    void whoseCertificateWasRevokedMaySitAtOnceAndAllAttemptsAreTheirsAgain() {
        var failed = failed(NOON.minus(Duration.ofDays(3)));
        var passed = passed(NOON.minus(Duration.ofDays(2)));
        var revoked = new Past(
                passed.id(),
                passed.startedAt(),
                passed.result(),
                Optional.of(NOON.minus(Duration.ofMinutes(1))),
                Optional.empty());

        assertThat(check(RULES, failed, passed)).isInstanceOf(Eligibility.AlreadyPassed.class);
        assertThat(check(RULES, failed, revoked)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void anOpenAttemptIsGoneOnWithWhateverElseHolds() {
        var rules = new Certification(
                THREE_IN_A_MONTH, Period.ofMonths(12), Duration.ofDays(60), new Left(3, Duration.ZERO));
        var open = new Past(
                new AttemptId(new UUID(0, 1)),
                NOON.minusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(check(rules, open)).isEqualTo(new Eligibility.Running(open.id()));
    }

    @Test
    void aFailureCoolsDownForADayFromItsSubmission() {
        var failed = failed(NOON.minus(Duration.ofHours(23)));

        assertThat(check(RULES, failed))
                .isEqualTo(new Eligibility.CoolingDown(
                        NOON.plus(Duration.ofHours(1)).plus(MINUTE)));
        assertThat(checkAt(NOON.plus(Duration.ofHours(1)).plus(MINUTE), RULES, failed))
                .isEqualTo(new Eligibility.MaySit(2));
    }

    @Test
    void threeFailuresExhaustThePeriodThatTheFirstOneBegan() {
        var first = NOON.minus(Duration.ofDays(10));
        var failures = new Past[] {
            failed(first), failed(first.plus(Duration.ofDays(2))), failed(first.plus(Duration.ofDays(4)))
        };

        assertThat(check(RULES, failures)).isEqualTo(new Eligibility.Exhausted(first.plus(Duration.ofDays(30))));
        assertThat(checkAt(first.plus(Duration.ofDays(30)), RULES, failures)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void aPeriodWhosePauseOutlastsItPromisesTheEndOfThePause() {
        var first = NOON.minus(Duration.ofDays(29)).minus(Duration.ofHours(20));
        var last = NOON.minus(Duration.ofHours(1));
        var failures = new Past[] {failed(first), failed(first.plus(Duration.ofDays(2))), failed(last)};
        var cooled = last.plus(MINUTE).plus(Duration.ofHours(24));

        assertThat(check(RULES, failures)).isEqualTo(new Eligibility.Exhausted(cooled));
        assertThat(checkAt(cooled, RULES, failures)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void aPassHoldsUntilSixtyDaysBeforeItExpires() {
        var passed = passed(NOON.minus(Duration.ofDays(100)));
        var expiry = LocalDate.ofInstant(NOON, CITY).minusDays(100).plusMonths(12);
        var renewalFrom = expiry.minusDays(60).atStartOfDay(CITY).toInstant();

        assertThat(check(RULES, passed)).isEqualTo(new Eligibility.AlreadyPassed(renewalFrom));
        assertThat(checkAt(renewalFrom.minusSeconds(1), RULES, passed))
                .isEqualTo(new Eligibility.AlreadyPassed(renewalFrom));
        assertThat(checkAt(renewalFrom, RULES, passed)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void atASpecificProviderAPassLastsHalfAYear() {
        var rules = new Certification(THREE_IN_A_MONTH, Period.ofMonths(6), Duration.ofDays(60), Left.NOTHING);
        var passed = passed(Instant.parse("2026-01-15T02:00:00Z"));

        assertThat(checkAt(Instant.parse("2026-05-15T15:59:59Z"), rules, passed))
                .isEqualTo(new Eligibility.AlreadyPassed(Instant.parse("2026-05-15T16:00:00Z")));
        assertThat(checkAt(Instant.parse("2026-05-15T16:00:00Z"), rules, passed))
                .isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void whoMovesToAJobThatAsksLessOftenMaySitBeforeTheOldCertificateEnds() {
        var atSchool = certified(passed(Instant.parse("2026-01-01T02:00:00Z")), LocalDate.of(2026, 6, 30));
        var reopened = Instant.parse("2026-05-01T16:00:00Z");

        assertThat(checkAt(reopened.minusSeconds(1), RULES, atSchool))
                .isEqualTo(new Eligibility.AlreadyPassed(reopened));
        assertThat(checkAt(reopened, RULES, atSchool)).isEqualTo(new Eligibility.MaySit(1));
        assertThat(checkAt(Instant.parse("2026-07-01T02:00:00Z"), RULES, atSchool))
                .as("the certificate has run out")
                .isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void whoMovesToAJobThatAsksMoreOftenMaySitWhenTheNewJobWantsIt() {
        var school = new Certification(THREE_IN_A_MONTH, Period.ofMonths(6), Duration.ofDays(60), Left.NOTHING);
        var atRestaurant = certified(passed(Instant.parse("2026-01-01T02:00:00Z")), LocalDate.of(2026, 12, 31));

        assertThat(checkAt(Instant.parse("2026-05-01T15:59:59Z"), school, atRestaurant))
                .isEqualTo(new Eligibility.AlreadyPassed(Instant.parse("2026-05-01T16:00:00Z")));
        assertThat(checkAt(Instant.parse("2026-05-01T16:00:00Z"), school, atRestaurant))
                .isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void failuresBeforeAPassAreSettledByIt() {
        var start = NOON.minus(Duration.ofDays(310));
        var history = new Past[] {
            failed(start), failed(start.plus(Duration.ofDays(2))), passed(start.plus(Duration.ofDays(4)))
        };

        assertThat(check(RULES, history)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void aSpotCheckHasOneMakeUpWithoutWaiting() {
        var check = new SpotCheck(
                new Exam.Retakes(2, Duration.ofDays(7), Duration.ZERO),
                NOON.minus(Duration.ofDays(1)),
                NOON.plus(Duration.ofDays(6)));
        var first = failed(NOON.minus(Duration.ofMinutes(30)));
        var second = failed(NOON.minus(Duration.ofMinutes(5)));

        assertThat(check(check)).isEqualTo(new Eligibility.MaySit(1));
        assertThat(check(check, first)).isEqualTo(new Eligibility.MaySit(2));
        assertThat(check(check, first, second)).isEqualTo(new Eligibility.Exhausted(check.closesAt()));
        assertThat(check(check, passed(NOON.minus(Duration.ofHours(1)))))
                .isEqualTo(new Eligibility.AlreadyPassed(check.closesAt()));
        assertThat(checkAt(check.closesAt(), check)).isEqualTo(new Eligibility.NoSuchDuty());
    }

    /** Whatever gaps somebody leaves, sitting whenever the policy lets them: never more than three in a period, never two within a day. */
    @Property
    void nobodyWhoFollowsThePolicySitsTooOften(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 80) Integer> gapsInHours) {
        var history = new ArrayList<Past>();
        var now = NOON;
        for (int gap : gapsInHours) {
            now = now.plus(Duration.ofHours(gap));
            var standing = ExamPolicy.check(new History(history, Optional.empty(), Optional.empty()), RULES, now);
            if (standing.eligibility() instanceof Eligibility.MaySit(var number)) {
                assertThat(number).isEqualTo(standing.used() + 1).isBetween(1, 3);
                history.add(failed(now));
            }
        }

        for (int i = 1; i < history.size(); i++) {
            var pause = Duration.between(
                    history.get(i - 1).result().orElseThrow().submittedAt(),
                    history.get(i).startedAt());
            assertThat(pause).isGreaterThanOrEqualTo(Duration.ofHours(24));
        }
        for (int i = 3; i < history.size(); i++) {
            assertThat(Duration.between(
                            history.get(i - 3).startedAt(), history.get(i).startedAt()))
                    .isGreaterThan(Duration.ofDays(3));
        }
    }

    /** What a refusal promises comes true: at the time it names, the same refusal no longer stands. */
    @Property
    void aRefusalEndsWhenItSays(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 2000) Integer> hoursAgo, @ForAll Verdict last) {
        var history = new ArrayList<Past>();
        for (int hours : hoursAgo.stream().sorted((a, b) -> b - a).toList()) {
            history.add(failed(NOON.minus(Duration.ofHours(hours)).minus(MINUTE)));
        }
        if (last == Verdict.PASSED && !history.isEmpty()) {
            history.add(passed(history.removeLast().startedAt()));
        }
        var past = history.toArray(Past[]::new);

        var eligibility = check(RULES, past);

        switch (eligibility) {
            case Eligibility.CoolingDown(var until) -> {
                assertThat(until).isAfter(NOON);
                assertThat(checkAt(until, RULES, past)).isInstanceOf(Eligibility.MaySit.class);
            }
            case Eligibility.Exhausted(var until) -> {
                assertThat(until).isAfter(NOON);
                assertThat(checkAt(until, RULES, past)).isInstanceOf(Eligibility.MaySit.class);
            }
            case Eligibility.AlreadyPassed(var from) ->
                assertThat(checkAt(from, RULES, past)).isEqualTo(new Eligibility.MaySit(1));
            case Eligibility.MaySit(var number) -> assertThat(number).isBetween(1, 3);
            case Eligibility other -> throw new AssertionError("nothing but the history could refuse: " + other);
        }
    }

    /** With hours and a term as well: whenever somebody is told to come, they come and sit. */
    @Property
    void whatARefusalPromisesHoldsWithinAWindowToo(
            @ForAll @IntRange(min = 0, max = 200) int failedHoursAgo,
            @ForAll @IntRange(min = 0, max = 23) int fromHour,
            @ForAll @IntRange(min = 1, max = 23) int hours,
            @ForAll @IntRange(min = -300, max = 300) int opensInHours,
            @ForAll @IntRange(min = 1, max = 600) int openForHours) {
        var opensAt = NOON.plus(Duration.ofHours(opensInHours));
        var window = new ExamWindow(
                Optional.of(opensAt),
                Optional.of(opensAt.plus(Duration.ofHours(openForHours))),
                Optional.of(new ExamWindow.Daily(LocalTime.of(fromHour, 0), LocalTime.of((fromHour + hours) % 24, 0))));
        var failed = failed(NOON.minus(Duration.ofHours(failedHoursAgo)).minus(MINUTE));

        switch (within(window, RULES, failed)) {
            case Eligibility.MaySit(var number) ->
                assertThat(window.isOpen(NOON)).isTrue();
            case Eligibility.CoolingDown(var until) ->
                assertThat(withinAt(until, window, RULES, failed)).isInstanceOf(Eligibility.MaySit.class);
            case Eligibility.Closed(var next)
            when next.isPresent() ->
                assertThat(withinAt(next.get(), window, RULES, failed)).isInstanceOf(Eligibility.MaySit.class);
            case Eligibility.Closed(var never) -> {
                var cooled = NOON.minus(Duration.ofHours(failedHoursAgo)).plus(Duration.ofHours(24));
                assertThat(window.opening(cooled.isAfter(NOON) ? cooled : NOON)).isEmpty();
            }
            case Eligibility other -> throw new AssertionError("neither history nor window could refuse: " + other);
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Eligibility within(ExamWindow window, ExamPolicy.Rules rules, Past... history) {
        return withinAt(NOON, window, rules, history);
    }

    private static Eligibility withinAt(Instant now, ExamWindow window, ExamPolicy.Rules rules, Past... history) {
        return ExamPolicy.within(window, new ExamPolicy.Standing(checkAt(now, rules, history), 0), now)
                .eligibility();
    }

    private static Eligibility check(ExamPolicy.Rules rules, Past... history) {
        return checkAt(NOON, rules, history);
    }

    private static Eligibility checkAt(Instant now, ExamPolicy.Rules rules, Past... history) {
        var passed =
                List.of(history).stream().flatMap(past -> past.pass().stream()).findFirst();
        var withdrawnAt = List.of(history).stream()
                .flatMap(past -> past.withdrawnAt().stream())
                .findFirst();
        return ExamPolicy.check(new History(List.of(history), passed, withdrawnAt), rules, now)
                .eligibility();
    }

    private static Past certified(Past pass, LocalDate until) {
        return new Past(pass.id(), pass.startedAt(), pass.result(), pass.withdrawnAt(), Optional.of(until));
    }

    private static Past failed(Instant startedAt) {
        return past(startedAt, Verdict.FAILED);
    }

    private static Past passed(Instant startedAt) {
        return past(startedAt, Verdict.PASSED);
    }

    private static Past past(Instant startedAt, Verdict verdict) {
        return new Past(
                new AttemptId(UUID.randomUUID()),
                startedAt,
                Optional.of(new Result(startedAt.plus(MINUTE), verdict)),
                Optional.empty(),
                Optional.empty());
    }
}
