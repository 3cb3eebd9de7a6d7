package liangku.exam;

import static liangku.exam.ExamHall.GRACE;
import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.employer.Category;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.questionbank.PaperItem;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final ExamHall HALL = new ExamHall();
    private static final WorkerId SOMEBODY_ELSE = new WorkerId(new UUID(0, 7));

    @Test
    void aWorkerGetsAPaperADeadlineAndNoAnswersYet() {
        var employment = HALL.learned(Category.R3, Post.WORKER);

        var attempt = HALL.started(employment.worker());

        assertThat(attempt.paper().items()).hasSize(50);
        assertThat(attempt.deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(60)));
        assertThat(attempt.savedSeq()).isZero();
        assertThat(attempt.answers()).isEmpty();
        var stored = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        assertThat(stored.seat().employment()).isEqualTo(employment.id());
        assertThat(stored.seat().employer()).isEqualTo(employment.employer());
        assertThat(stored.number()).isOne();
    }

    @Test
    void twentyStartsAtOnceGiveOneAttempt() throws Exception {
        var worker = HALL.learned(Category.R3, Post.WORKER).worker();

        var outcomes =
                atOnce(20, () -> HALL.attempts.start(worker, HALL.exam("WORKER").id(), NOON));

        assertThat(outcomes).filteredOn(Starting.Started.class::isInstance).hasSize(1);
        assertThat(outcomes.stream().map(AttemptsTest::attemptOf).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void aStartThatWasDecidedOnAnOlderHistoryWritesNothing() {
        var attempt = HALL.started(HALL.learned(Category.R3, Post.WORKER).worker());
        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(60));
        var table = new AttemptTable(HALL.db);
        var first = table.find(attempt.id()).orElseThrow();
        var second = new Sitting(
                new AttemptId(UUID.randomUUID()),
                first.exam(),
                first.seat(),
                1,
                first.policy(),
                first.paper(),
                first.digest(),
                first.passPercent(),
                first.deadline(),
                first.deadline().plusSeconds(60),
                Optional.empty());

        assertThat(table.insertAfter(0, second, Optional.empty()))
                .as("of a person without attempts")
                .isZero();
        assertThat(table.find(second.id())).isEmpty();
        assertThat(table.insertAfter(1, second, Optional.empty()))
                .as("of a person with one")
                .isEqualTo(1);
    }

    @Test
    void whoHasNotLearnedIsToldHowMuchIsLeft() {
        var worker = HALL.hired(Category.R3, Post.WORKER).worker();

        assertThat(HALL.attempts.start(worker, HALL.exam("WORKER").id(), NOON))
                .isEqualTo(new Starting.Refused(new Eligibility.LearnFirst(2, Duration.ZERO)));
        assertThat(HALL.attempts.offers(worker, NOON)).singleElement().satisfies(offer -> {
            assertThat(offer.exam().code()).isEqualTo("WORKER");
            assertThat(offer.items()).isEqualTo(50);
            assertThat(offer.points()).isEqualTo(100);
            assertThat(offer.eligibility()).isEqualTo(new Eligibility.LearnFirst(2, Duration.ZERO));
        });
    }

    @Test
    void aManagerSitsTheManagersExamOnly() {
        var worker = HALL.learned(Category.C1B, Post.OFFICER).worker();

        assertThat(HALL.attempts.offers(worker, NOON))
                .singleElement()
                .satisfies(offer -> assertThat(offer.exam().code()).isEqualTo("MANAGER"));
        assertThat(HALL.attempts.start(worker, HALL.exam("WORKER").id(), NOON))
                .isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.attempts.start(worker, HALL.exam("SPOT_CHECK").id(), NOON))
                .isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.attempts.start(worker, new ExamId(new UUID(0, 1)), NOON))
                .isEqualTo(new Starting.NoSuchExam());
    }

    @Test
    void aGoodCandidatePassesAndIsSaidToHave() {
        var attempt = HALL.started();
        HALL.save(attempt, NOON.plusSeconds(60), HALL.answersOf(attempt, 6));

        var marked = HALL.attempts
                .submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(1800))
                .orElseThrow();

        assertThat(marked.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(marked.ended()).isEqualTo(Attempt.Ended.CANDIDATE);
        assertThat(marked.submittedAt()).isEqualTo(NOON.plusSeconds(1800));
        assertThat(marked.topics().stream().mapToInt(Attempt.TopicMark::max).sum())
                .isEqualTo(100);
        assertThat(HALL.marked(attempt.id())).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(ExamKind.CERTIFICATION);
            assertThat(event.percent()).isEqualByComparingTo(marked.percent());
            assertThat(event.timedOutAt()).isEmpty();
            assertThat(event.number()).isOne();
        });
        assertThat(HALL.attempts.start(
                        HALL.workerOf(attempt), HALL.exam("WORKER").id(), NOON.plusSeconds(2000)))
                .isInstanceOfSatisfying(
                        Starting.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Eligibility.AlreadyPassed.class));
    }

    @Test
    void whoseCertificateRunsOutMaySitWhereverTheyWorkByThen() {
        var atSchool = HALL.learned(Category.C1B, Post.WORKER);
        var worker = atSchool.worker();
        var attempt = HALL.started(worker);
        HALL.save(attempt, NOON.plusSeconds(60), HALL.answersOf(attempt, 6));
        HALL.attempts.submit(worker, attempt.id(), NOON.plusSeconds(1800));
        new CertifiedPasses(HALL.db)
                .on(new PassesCertified(List.of(new PassesCertified.Term(attempt.id(), LocalDate.of(2026, 9, 1)))));
        HALL.move(atSchool, HALL.employer(Category.R3), LocalDate.of(2026, 5, 4));

        assertThat(HALL.attempts.offers(worker, NOON.plus(Duration.ofDays(90))))
                .singleElement()
                .satisfies(offer -> assertThat(offer.eligibility()).isInstanceOf(Eligibility.AlreadyPassed.class));
        assertThat(HALL.attempts.offers(worker, NOON.plus(Duration.ofDays(184))))
                .as("two days after the certificate's last")
                .singleElement()
                .satisfies(offer -> assertThat(offer.eligibility()).isEqualTo(new Eligibility.MaySit(1)));
    }

    @Test
    void aBlankPaperFailsAndTheNextTryWaitsADay() {
        var attempt = HALL.started();
        var worker = HALL.workerOf(attempt);

        var marked =
                HALL.attempts.submit(worker, attempt.id(), NOON.plusSeconds(60)).orElseThrow();

        assertThat(marked.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(marked.percent()).isEqualByComparingTo("0");
        var exam = HALL.exam("WORKER").id();
        assertThat(HALL.attempts.start(worker, exam, NOON.plusSeconds(61)))
                .isEqualTo(new Starting.Refused(
                        new Eligibility.CoolingDown(NOON.plusSeconds(60).plus(Duration.ofHours(24)))));
        var second = HALL.attempts.start(worker, exam, NOON.plus(Duration.ofHours(25)));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Starting.Started.class,
                        started -> assertThat(started.attempt().paper().digest())
                                .isNotEqualTo(attempt.paper().digest()));
    }

    @Test
    void submittingTwiceAtOnceMarksOnce() throws Exception {
        var attempt = HALL.started();
        var worker = HALL.workerOf(attempt);
        HALL.save(attempt, NOON.plusSeconds(60), HALL.answersOf(attempt, 1));

        var results = atOnce(
                12,
                () -> HALL.attempts
                        .submit(worker, attempt.id(), NOON.plusSeconds(90))
                        .orElseThrow());

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(HALL.marked(attempt.id())).hasSize(1);
        assertThat(HALL.attempts.submit(worker, attempt.id(), NOON.plusSeconds(9999)))
                .contains(results.getFirst());
    }

    @Test
    void anAttemptIsTheCandidatesOwn() {
        var attempt = HALL.started();

        assertThat(HALL.attempts.view(SOMEBODY_ELSE, attempt.id(), NOON)).isEmpty();
        assertThat(HALL.attempts.submit(SOMEBODY_ELSE, attempt.id(), NOON)).isEmpty();
        assertThat(HALL.answers.save(SOMEBODY_ELSE, attempt.id(), List.of(ExamHall.answer(1, 1)), NOON))
                .isEqualTo(new Saving.NotFound());
        assertThat(HALL.attempts.view(HALL.workerOf(attempt), attempt.id(), NOON))
                .get()
                .isInstanceOf(Attempt.Open.class);
    }

    @Test
    void theSweepSubmitsWhatIsOverWithTheAnswersThatWereSaved() {
        var attempt = HALL.started();
        HALL.save(attempt, NOON.plusSeconds(60), HALL.answersOf(attempt, 6));
        var sweep = new OverdueSweep(HALL.db, HALL.submissions, HALL.settings, HALL.transaction, Clock.systemUTC());
        var over = attempt.deadline().plus(GRACE);

        sweep.sweep(over);
        assertThat(HALL.marked(attempt.id())).isEmpty();
        sweep.sweep(over.plusMillis(1));

        assertThat(HALL.marked(attempt.id())).singleElement().satisfies(event -> {
            assertThat(event.timedOutAt()).contains(attempt.deadline());
            assertThat(event.submittedAt()).isEqualTo(attempt.deadline());
            assertThat(event.verdict()).isEqualTo(Verdict.PASSED);
        });
        assertThat(sweep.sweep(over.plusSeconds(60))).isZero();
    }

    @Test
    void whoLooksAfterTheDeadlineFindsItMarkedBeforeAnySweep() {
        var attempt = HALL.started();
        var late = attempt.deadline().plus(GRACE).plusSeconds(1);

        assertThat(HALL.attempts.view(HALL.workerOf(attempt), attempt.id(), late))
                .get()
                .isInstanceOfSatisfying(Attempt.Marked.class, marked -> {
                    assertThat(marked.ended()).isEqualTo(Attempt.Ended.DEADLINE);
                    assertThat(marked.submittedAt()).isEqualTo(attempt.deadline());
                });
    }

    @Test
    void anotherPhoneSeesPaperAndLatestAnswers() {
        var attempt = HALL.started();
        var item = single(attempt);
        HALL.save(
                attempt,
                NOON.plusSeconds(5),
                ExamHall.answer(1, item, "A"),
                ExamHall.answer(2, item, "B"),
                ExamHall.answer(3, 1, "T"));

        var resumed =
                HALL.attempts.start(HALL.workerOf(attempt), HALL.exam("WORKER").id(), NOON.plusSeconds(30));

        assertThat(resumed).isInstanceOfSatisfying(Starting.Resumed.class, found -> {
            assertThat(found.attempt().paper()).isEqualTo(attempt.paper());
            assertThat(found.attempt().savedSeq()).isEqualTo(3);
            assertThat(found.attempt().answers())
                    .containsExactly(ExamHall.answer(3, 1, "T"), ExamHall.answer(2, item, "B"));
        });
        assertThat(HALL.attempts.running(HALL.workerOf(attempt))).hasSize(1);
    }

    @Test
    void thePaperOfAnyAttemptIsRebuiltBitForBit() {
        var attempt = HALL.started();

        var replay = HALL.afterARestart().replay(attempt.id()).orElseThrow();

        assertThat(replay.holds()).isTrue();
        assertThat(replay.paper()).isNotSameAs(attempt.paper()).isEqualTo(attempt.paper());
    }

    private static int single(Attempt.Open attempt) {
        return attempt.paper().items().stream()
                .filter(item -> item.options().size() >= 3)
                .mapToInt(PaperItem::number)
                .findFirst()
                .orElseThrow();
    }

    private static AttemptId attemptOf(Starting starting) {
        return switch (starting) {
            case Starting.Started(var attempt) -> attempt.id();
            case Starting.Resumed(var attempt) -> attempt.id();
            case Starting other -> throw new AssertionError(other);
        };
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, times).mapToObj(i -> work).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
