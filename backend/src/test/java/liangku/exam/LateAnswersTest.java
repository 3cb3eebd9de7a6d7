package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.employer.Scope;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;

class LateAnswersTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Scope ALL = new Scope.Everything();

    private final Attempt.Open attempt = HALL.started();
    private final Sitting sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
    private final Instant over = attempt.deadline().plusSeconds(3600);

    @Test
    void whatAPhoneShowsToHaveBeenGivenInTimeCountsAndMakesAFailAPass() {
        var answers = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.subList(0, 5).toArray(Answer[]::new));
        sweep();
        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.FAILED);

        assertThat(HALL.save(attempt, over, answers.subList(5, 50).toArray(Answer[]::new)))
                .isEqualTo(new Saving.Saved(50));

        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.PASSED);
        assertThat(marked().late()).isEqualTo(45);
        assertThat(remarked()).singleElement().satisfies(anew -> {
            assertThat(anew.revision()).isEqualTo(2);
            assertThat(anew.marked().verdict()).isEqualTo(AttemptMarked.Verdict.PASSED);
            assertThat(anew.marked().submittedAt()).isEqualTo(attempt.deadline());
        });
        assertThat(pastVerdicts()).containsExactly("FAILED");
        assertThat(HALL.save(attempt, over.plusSeconds(9), answers.toArray(Answer[]::new)))
                .as("a replay")
                .isEqualTo(new Saving.Saved(50));
        assertThat(remarked()).hasSize(1);
    }

    @Test
    void candidatesFindWhatTheySatWithTheReceiptAndWhatCameLate() {
        var past = new PastAttempts(HALL.db, HALL.candidates);
        var worker = sitting.seat().worker();
        assertThat(past.of(worker)).as("while it is open").isEmpty();
        var minutes = Duration.between(attempt.startedAt(), attempt.deadline());
        var answers = phone(new long[] {1000, 2000, minutes.toMillis() + 1}, HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.get(0));
        HALL.save(attempt, over, answers.get(1), answers.get(2));
        sweep();

        assertThat(past.of(worker)).singleElement().satisfies(own -> {
            assertThat(own.id()).isEqualTo(attempt.id());
            assertThat(own.receipt()).isEqualTo(marked().receipt());
            assertThat(own.ended()).isEqualTo(Attempt.Ended.DEADLINE);
            assertThat(own.late()).isEqualTo(1);
            assertThat(own.undecided()).isEqualTo(1);
        });
    }

    @Test
    void answersThatComeBeforeTheSweepCloseItAndAreMarkedAnewAndNoted() {
        var answers = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.get(0));

        assertThat(HALL.save(attempt, over, answers.subList(1, 50).toArray(Answer[]::new)))
                .isEqualTo(new Saving.Saved(50));
        sweep();

        assertThat(marked().late()).isEqualTo(49);
        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.PASSED);
        assertThat(pastVerdicts()).containsExactly("FAILED");
        assertThat(remarked()).hasSize(1);
    }

    @Test
    void whatWasGivenAfterTheDeadlineIsKeptForAPersonTogetherWithWhatFollowsIt() {
        var minutes = Duration.between(attempt.startedAt(), attempt.deadline());
        var answers = phone(
                new long[] {1000, minutes.toMillis(), minutes.toMillis() + 1, minutes.toMillis() + 2},
                HALL.answersOf(attempt, 9));

        assertThat(HALL.save(attempt, over, answers.toArray(Answer[]::new)))
                .isEqualTo(new Saving.TooLate(
                        attempt.deadline(),
                        2,
                        List.of(
                                new Saving.Unproved(3, "AFTER_THE_DEADLINE"),
                                new Saving.Unproved(4, "AFTER_THE_DEADLINE"))));
        assertThat(undecided()).extracting(LateAnswer::seq).containsExactly(3L, 4L);
    }

    @Test
    void whoForgesAnEarlierTimeMustFollowFromWhatIsStored() {
        var answers = HALL.answersOf(attempt, 9);
        var honest = phone(answers);
        HALL.save(attempt, NOON.plusSeconds(60), honest.get(0), honest.get(1));
        // A second chain from the paper is another phone's; one that begins in the middle is nobody's.
        var forged = AnswerLink.of(honest.get(0).link().orElseThrow().link(), 5000, 3, answers[2].response());

        assertThat(HALL.save(attempt, over, new Answer(3, 3, answers[2].response(), forged)))
                .isEqualTo(kept(2, 3, "DOES_NOT_FOLLOW"));
        assertThat(HALL.save(attempt, over, new Answer(4, 4, answers[3].response())))
                .isEqualTo(kept(2, 4, "NO_EVIDENCE"));
    }

    @Test
    void aSecondPhoneThatHadTheAttemptHasAChainOfItsOwn() {
        var answers = HALL.answersOf(attempt, 9);
        HALL.save(attempt, NOON.plusSeconds(60), phone(answers).subList(0, 5).toArray(Answer[]::new));
        var second = phone(new long[] {90_000, 91_000}, Arrays.copyOfRange(answers, 5, 7));

        assertThat(HALL.save(attempt, over, second.toArray(Answer[]::new))).isEqualTo(new Saving.Saved(7));
    }

    @Test
    void aNumberThatAnotherPhoneUsedMeanwhileCostsNoLateAnswer() {
        var answers = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.get(0));
        // Without a chain, as an old client sends it: the other phone has used the numbers that ours gave offline.
        HALL.save(attempt, NOON.plusSeconds(90), new Answer(2, 9, new Response(List.of())));
        HALL.save(attempt, NOON.plusSeconds(91), new Answer(3, 8, new Response(List.of())));
        sweep();
        var late = answers.subList(1, 50).toArray(Answer[]::new);

        assertThat(HALL.save(attempt, over, late)).isEqualTo(new Saving.Saved(52));
        assertThat(HALL.save(attempt, over, late)).as("a replay").isEqualTo(new Saving.Saved(52));

        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.PASSED);
        assertThat(new AnswerTable(HALL.db).journal(attempt.id())).hasSize(52);
    }

    @Test
    void aLateAnswerGoesBehindAllThereIsSoThatReceiptsHold() {
        var answers = phone(HALL.answersOf(attempt, 9));
        var stored = new ArrayList<>(answers.subList(0, 5));
        stored.add(new Answer(10, 6, answers.get(5).response(), answers.get(5).link()));
        HALL.save(attempt, NOON.plusSeconds(60), stored.toArray(Answer[]::new));
        sweep();
        var receipt = marked().receipt();
        var late = answers.get(6);

        assertThat(HALL.save(attempt, over, new Answer(7, late.item(), late.response(), late.link())))
                .isEqualTo(new Saving.Saved(11));

        assertThat(HALL.attempts.proof(attempt.id(), receipt).orElseThrow().holds())
                .isTrue();
    }

    @Test
    void whatAPhoneGaveAfterAnotherTookOverIsForAPersonToDecide() {
        var first = new PhoneId(UUID.randomUUID());
        var worker = HALL.workerOf(attempt);
        var answers = phone(new long[] {30_000, 50_000, 90_000, 91_000}, HALL.answersOf(attempt, 9));
        HALL.writers.takeOver(worker, attempt.id(), first, attempt.startedAt());
        HALL.writers.takeOver(
                worker,
                attempt.id(),
                new PhoneId(UUID.randomUUID()),
                attempt.startedAt().plusSeconds(60));
        sweep();
        var sender = new Sender(Optional.of(first), Optional.of(HALL.tickets.issue(attempt, attempt.startedAt())));

        assertThat(HALL.answers.save(worker, attempt.id(), answers, sender, over))
                .isEqualTo(new Saving.TooLate(
                        attempt.deadline(),
                        2,
                        List.of(
                                new Saving.Unproved(3, "WRITTEN_ELSEWHERE"),
                                new Saving.Unproved(4, "WRITTEN_ELSEWHERE"))));
        assertThat(undecided()).extracting(LateAnswer::seq).containsExactly(3L, 4L);
    }

    @Test
    void aDayLaterNothingIsTakenByItself() {
        var answers = phone(HALL.answersOf(attempt, 9));

        assertThat(HALL.save(attempt, attempt.deadline().plus(Duration.ofHours(24)), answers.get(0)))
                .isEqualTo(new Saving.Saved(1));
        assertThat(HALL.save(
                        attempt, attempt.deadline().plus(Duration.ofHours(24)).plusMillis(1), answers.get(1)))
                .isEqualTo(kept(1, 2, "WINDOW_CLOSED"));
    }

    @Test
    void lateAnswersNeverLowerAMark() {
        var right = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), right.toArray(Answer[]::new));
        sweep();
        var before = marked();
        var chain = right.getLast().link().orElseThrow().link();
        var none = AnswerLink.of(chain, 900_000, 1, new Response(List.of()));

        assertThat(HALL.save(attempt, over, new Answer(51, 1, new Response(List.of()), none)))
                .isEqualTo(new Saving.Saved(51));

        assertThat(marked().percent()).isEqualTo(before.percent());
        assertThat(marked().late()).isEqualTo(1);
        assertThat(remarked()).isEmpty();
    }

    @Test
    void lateAnswersLowerNoMarkEvenIfTheyComeBeforeTheSweep() {
        var right = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), right.toArray(Answer[]::new));
        var none = AnswerLink.of(right.getLast().link().orElseThrow().link(), 900_000, 1, new Response(List.of()));

        HALL.save(attempt, over, new Answer(51, 1, new Response(List.of()), none));
        sweep();

        assertThat(marked().percent()).isEqualByComparingTo("100");
        assertThat(marked().late()).isEqualTo(1);
    }

    @Test
    void whatWasGivenBeforeANewerAnswerOfAnotherPhoneDoesNotReplaceIt() {
        var right = phone(1_800_000, HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(1860), right.subList(0, 30).toArray(Answer[]::new));
        sweep();
        var before = marked();
        // Wrong in the tenth minute on the first phone, right in the thirtieth on the second. Item 31 is only on the
        // first.
        var wrong = phone(new long[] {600_000}, new Answer(31, 1, new Response(List.of())));
        var chain = wrong.getFirst().link().orElseThrow().link();
        var more = right.get(30);
        var last = AnswerLink.of(chain, 601_000, more.item(), more.response());

        HALL.save(attempt, over, wrong.getFirst(), new Answer(32, more.item(), more.response(), last));

        assertThat(new AnswerTable(HALL.db).journal(attempt.id()))
                .as("the journal has both")
                .hasSize(32);
        assertThat(marked().earned()).isGreaterThan(before.earned());
        assertThat(marked().late()).isEqualTo(2);
        assertThat(itemEarned(1)).isPositive();
    }

    @Test
    void whatBatchesLateAnswersComeInDoesNotMatter() {
        var together = HALL.started();
        HALL.save(together, over, phoneOf(together, toAndFro(together)).toArray(Answer[]::new));
        var oneByOne = HALL.started();
        phoneOf(oneByOne, toAndFro(oneByOne)).forEach(one -> HALL.save(oneByOne, over, one));

        assertThat(percent(together)).as("at once").isEqualByComparingTo(bestOf(together));
        assertThat(percent(oneByOne)).as("one by one").isEqualByComparingTo(bestOf(oneByOne));
    }

    /** Two items answered right, and each left empty again. */
    private static Answer[] toAndFro(Attempt.Open attempt) {
        var right = HALL.answersOf(attempt, 9);
        return new Answer[] {
            right[0], new Answer(2, 1, new Response(List.of())), right[2], new Answer(4, 3, new Response(List.of()))
        };
    }

    /** {@return what the better of the two alone is worth} */
    private static BigDecimal bestOf(Attempt.Open attempt) {
        var right = HALL.answersOf(attempt, 9);
        return Stream.of(right[0], right[2])
                .map(one -> HALL.bank
                        .papers()
                        .mark(attempt.paper().key(), Map.of(one.item(), one.response()))
                        .percent()
                        .setScale(2, RoundingMode.HALF_UP))
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private BigDecimal percent(Attempt.Open attempt) {
        return ((Attempt.Marked) HALL.attempts
                        .view(HALL.workerOf(attempt), attempt.id(), over)
                        .orElseThrow())
                .percent();
    }

    @Test
    void anAnswerThatIsNoneToThePaperDoesNotSpoilItsPhonesChain() {
        var answers = HALL.answersOf(attempt, 9);
        var unfit = new Answer(2, 2, new Response(List.of("Z")));
        var chained = phone(answers[0], unfit, answers[2], answers[3]);
        HALL.save(attempt, NOON.plusSeconds(60), chained.get(0));
        assertThat(HALL.save(attempt, NOON.plusSeconds(61), chained.get(1))).isInstanceOf(Saving.NotOnThePaper.class);
        assertThat(HALL.save(attempt, NOON.plusSeconds(62), chained.get(2))).isEqualTo(new Saving.Saved(3));
        sweep();

        assertThat(chainVerdict()).isEqualTo("WHOLE");
        assertThat(HALL.save(attempt, over, chained.get(3))).as("late").isEqualTo(new Saving.Saved(4));
        assertThat(chainVerdict()).isEqualTo("WHOLE");
    }

    @Test
    void whatFollowsFromWhatWaitsForAPersonIsJudgedByItself() {
        var first = new PhoneId(UUID.randomUUID());
        var second = new PhoneId(UUID.randomUUID());
        var worker = HALL.workerOf(attempt);
        var start = attempt.startedAt();
        // Given on the first phone before, while, and after the candidate was on the second.
        var answers = phone(new long[] {30_000, 90_000, 200_000}, HALL.answersOf(attempt, 9));
        HALL.writers.claim(worker, attempt.id(), first, start);
        HALL.writers.takeOver(worker, attempt.id(), second, start.plusSeconds(60));
        HALL.writers.takeOver(worker, attempt.id(), first, start.plusSeconds(120));
        var sender = new Sender(Optional.of(first), Optional.of(HALL.tickets.issue(attempt, start)));

        assertThat(HALL.answers.save(worker, attempt.id(), answers.subList(0, 2), sender, over))
                .isEqualTo(kept(1, 2, "WRITTEN_ELSEWHERE"));
        assertThat(HALL.answers.save(worker, attempt.id(), answers.subList(2, 3), sender, over))
                .isEqualTo(new Saving.Saved(3));
        assertThat(chainVerdict()).isEqualTo("WHOLE");
    }

    @Test
    void whatComesAfterTheRightAnswersWereToldIsForAPersonToDecide() {
        var worker = HALL.workerOf(attempt);
        var answers = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.get(0));
        sweep();
        assertThat(HALL.save(attempt, over, answers.get(1))).as("not told yet").isEqualTo(new Saving.Saved(2));

        assertThat(HALL.corrections.of(worker, attempt.id(), over))
                .isInstanceOfSatisfying(
                        Correcting.Corrected.class,
                        told -> assertThat(told.lost()).isNotEmpty());

        assertThat(HALL.save(attempt, over, answers.get(2))).isEqualTo(kept(2, 3, "KEY_SEEN"));
        assertThat(new Timelines(HALL.db, HALL.candidates, HALL.audit, HALL.exams)
                        .of(attempt.id(), worker)
                        .orElseThrow()
                        .events())
                .contains(new AttemptEvent.CorrectionsSeen(over));
    }

    private String chainVerdict() {
        return HALL.db
                .sql("select chain from exam.result where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(String.class)
                .single();
    }

    private BigDecimal itemEarned(int item) {
        return HALL.db
                .sql("select item_earned[:item] from exam.result where attempt_id = :id")
                .param("item", item)
                .param("id", attempt.id().value())
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void aPersonDecidesOnceWithinTheirScopeAndItIsAudited() {
        var answers = HALL.answersOf(attempt, 9);
        sweep();
        HALL.save(attempt, over, answers);
        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.FAILED);
        var elsewhere = new Scope.Own(new liangku.employer.EmployerId(UUID.randomUUID()));
        assertThat(HALL.lateAnswers.undecided(elsewhere, Optional.empty(), 200).attempts())
                .isEmpty();
        assertThat(decide(LateDecision.TAKEN, elsewhere)).isZero();

        assertThat(decide(LateDecision.TAKEN, ALL)).isEqualTo(50);
        assertThat(decide(LateDecision.REFUSED, ALL)).isZero();

        assertThat(marked().verdict()).isEqualTo(AttemptMarked.Verdict.PASSED);
        assertThat(undecided()).isEmpty();
        assertThat(HALL.db
                        .sql(
                                "select count(*) from audit.entry where action = 'late-answers-decided' and object_id = :id")
                        .param("id", attempt.id().toString())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aReceiptHoldsForWhatItWasGivenForAndForNothingElse() {
        var answers = phone(HALL.answersOf(attempt, 9));
        HALL.save(attempt, NOON.plusSeconds(60), answers.subList(0, 5).toArray(Answer[]::new));
        sweep();
        var first = marked().receipt().orElseThrow();
        HALL.save(attempt, over, answers.subList(5, 50).toArray(Answer[]::new));
        var latest = marked().receipt().orElseThrow();

        assertThat(first.lines()).isEqualTo(5);
        assertThat(latest.lines()).isEqualTo(50);
        assertThat(holds(first)).as("the old one, years later").isTrue();
        assertThat(holds(latest)).isTrue();
        assertThat(holds(new Receipt(attempt.id(), first.at(), 6, first.digest())))
                .isFalse();
        assertThat(holds(new Receipt(attempt.id(), first.at(), 51, latest.digest())))
                .isFalse();
        assertThat(holds(new Receipt(attempt.id(), first.at().minusSeconds(60), 5, first.digest())))
                .as("of another time")
                .isFalse();
        assertThat(HALL.attempts
                        .proof(attempt.id(), Optional.of(first), Optional.empty())
                        .orElseThrow()
                        .holds())
                .as("that says no time")
                .isTrue();
    }

    private boolean holds(Receipt receipt) {
        return HALL.attempts
                .proof(attempt.id(), Optional.of(receipt))
                .orElseThrow()
                .holds();
    }

    private int decide(LateDecision decision, Scope scope) {
        return HALL.lateAnswers.decide(attempt.id(), decision, "网络中断属实", scope, "account:test", over);
    }

    private List<LateAnswer> undecided() {
        return HALL.undecided(attempt.id());
    }

    private Saving kept(long savedSeq, long seq, String why) {
        return new Saving.TooLate(attempt.deadline(), savedSeq, List.of(new Saving.Unproved(seq, why)));
    }

    private void sweep() {
        HALL.transaction.executeWithoutResult(status ->
                HALL.submissions.submit(attempt.id(), attempt.deadline().plusSeconds(60)));
    }

    private Attempt.Marked marked() {
        return (Attempt.Marked) HALL.attempts
                .view(HALL.workerOf(attempt), attempt.id(), over.plus(Duration.ofDays(2)))
                .orElseThrow();
    }

    private List<AttemptRemarked> remarked() {
        return HALL.events.stream()
                .filter(AttemptRemarked.class::isInstance)
                .map(AttemptRemarked.class::cast)
                .filter(anew -> anew.marked().attempt().equals(attempt.id()))
                .toList();
    }

    private List<String> pastVerdicts() {
        return HALL.db
                .sql("select result ->> 'verdict' from exam.past_result where attempt_id = :id order by revision")
                .param("id", attempt.id().value())
                .query(String.class)
                .list();
    }

    /** What a phone keeps that gives an answer every second. */
    private List<Answer> phone(Answer... answers) {
        return phone(0, answers);
    }

    private List<Answer> phone(long fromMs, Answer... answers) {
        return phone(everySecond(fromMs, answers), answers);
    }

    private static long[] everySecond(long fromMs, Answer... answers) {
        var elapsedMs = new long[answers.length];
        for (var i = 0; i < answers.length; i++) elapsedMs[i] = fromMs + 1000L * (i + 1);
        return elapsedMs;
    }

    private List<Answer> phone(long[] elapsedMs, Answer... answers) {
        return phone(sitting, elapsedMs, answers);
    }

    private static List<Answer> phoneOf(Attempt.Open attempt, Answer... answers) {
        var sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        return phone(sitting, everySecond(0, answers), answers);
    }

    private static List<Answer> phone(Sitting sitting, long[] elapsedMs, Answer... answers) {
        var chained = new ArrayList<Answer>();
        var chain = AnswerLink.beginning(sitting);
        for (var i = 0; i < elapsedMs.length; i++) {
            var answer = answers[i];
            var link = AnswerLink.of(chain, elapsedMs[i], answer.item(), answer.response());
            chained.add(new Answer(answer.seq(), answer.item(), answer.response(), link));
            chain = link.orElseThrow().link();
        }
        return chained;
    }
}
