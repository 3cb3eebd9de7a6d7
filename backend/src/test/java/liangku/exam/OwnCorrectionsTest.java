package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.employer.Scope;
import liangku.people.WorkerId;
import liangku.questionbank.BulkChoice;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.BulkOutcome;
import liangku.questionbank.Correction;
import liangku.questionbank.PaperItem;
import liangku.questionbank.PaperKey;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Response;
import liangku.questionbank.Score;
import org.junit.jupiter.api.Test;

class OwnCorrectionsTest {

    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Response NOTHING = new Response(List.of());

    private final ExamHall hall = new ExamHall();
    private final Attempt.Open attempt = hall.started();

    @Test
    void whoAnsweredNothingIsToldOfEachKindWhatWouldHaveEarnedAllItsPoints() {
        hall.asksEveryKind();
        Set<QuestionKind> kinds = EnumSet.noneOf(QuestionKind.class);
        for (int i = 0; i < 3; i++) {
            var one = hall.started();
            var lost = lostBy(one);

            assertThat(lost).extracting(Correction::number).containsExactlyElementsOf(places(one));
            var told = told(lost);
            assertThat(told).allSatisfy(item -> {
                assertThat(item.given()).isEqualTo(NOTHING);
                assertThat(item.earned()).isZero();
                assertThat(item.solution().explanation()).isNotBlank();
                kinds.add(item.shown().kind());
            });
            assertThat(told)
                    .extracting(Correction.Told::shown)
                    .isSubsetOf(one.paper().items());
            Map<Integer, Response> right = told.stream()
                    .collect(Collectors.toMap(
                            Correction::number,
                            item -> new Response(item.solution().right())));
            var marks = hall.bank.papers().mark(one.paper().key(), right).items();
            assertThat(told)
                    .allSatisfy(item -> assertThat(marks.get(item.number() - 1).earned())
                            .isEqualByComparingTo(Integer.toString(item.max())));
        }
        assertThat(kinds).containsExactlyInAnyOrder(QuestionKind.values());
    }

    @Test
    void onlyWhatLostPointsIsToldWithTheAnswerThatWasGiven() {
        var answers = hall.answersOf(attempt, 0);
        var marked = handIn(attempt, answers);
        var lost = lost(attempt);

        assertThat(told(lost))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.given()).isEqualTo(answers[item.number() - 1].response()));
        assertThat(lost)
                .hasSizeLessThan(50)
                .allSatisfy(item -> assertThat(item.earned()).isLessThan(BigDecimal.valueOf(item.max())));
        var points = lost.stream()
                .map(item -> BigDecimal.valueOf(item.max()).subtract(item.earned()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(points).isEqualByComparingTo(BigDecimal.valueOf(marked.max()).subtract(marked.earned()));
    }

    @Test
    void theResultCountsWhatEachPointLostAtOnceAndWhenItIsLookedUpLater() {
        var marked = handIn(attempt, hall.answersOf(attempt, 0));
        var looked = (Attempt.Marked)
                hall.attempts.view(worker(), attempt.id(), LATER).orElseThrow();
        var counts = lost(attempt).stream().collect(Collectors.groupingBy(Correction::topic, Collectors.counting()));

        for (var result : List.of(marked, looked)) {
            assertThat(result.topics())
                    .allSatisfy(topic -> assertThat(counts.getOrDefault(topic.code(), 0L))
                            .as(topic.code())
                            .isEqualTo(topic.lost()));
        }
    }

    @Test
    void nobodyIsToldOfAnOpenPaperOfAnothersOrWhileSitting() {
        assertThat(hall.corrections.of(worker(), attempt.id(), NOON)).isEqualTo(new Correcting.NotFound());
        handIn(attempt);
        var other = new WorkerId(UUID.randomUUID());
        assertThat(hall.corrections.of(other, attempt.id(), LATER)).isEqualTo(new Correcting.NotFound());
        assertThat(hall.corrections.of(worker(), new AttemptId(UUID.randomUUID()), LATER))
                .isEqualTo(new Correcting.NotFound());

        var tomorrow = NOON.plusSeconds(86_400 * 2);
        var again = hall.attempts.start(worker(), attempt.exam().id(), tomorrow);

        assertThat(again).isInstanceOf(Starting.Started.class);
        assertThat(hall.corrections.of(worker(), attempt.id(), tomorrow.plusSeconds(60)))
                .isEqualTo(new Correcting.ExamRunning());
    }

    @Test
    void whatIsKeptForExamsIsNotToldWheneverItWasKept() {
        var lost = lostBy(attempt);
        var questions = questions(attempt);
        assertThat(withheld(lost)).isNotEmpty().allMatch(item -> isReserved(questions.get(item.number())));
        assertThat(told(lost)).noneMatch(item -> isReserved(questions.get(item.number())));
        assertThatNothingIsSaidOf(withheld(lost), questions);

        var since = told(lost).getFirst();
        tag(BulkEdit.Tag.reserve(), questions.get(since.number()), LATER);
        var reserved = lost(attempt);
        assertThat(withheld(reserved)).extracting(Correction::number).contains(since.number());
        assertThatNothingIsSaidOf(withheld(reserved), questions);

        // One that was kept for exams when it was sat, and is practised now, still is not told to who sat it then.
        tag(BulkEdit.Tag.open(), questions.get(since.number()), LATER.plusSeconds(1));
        assertThat(withheld(lost(attempt))).extracting(Correction::number).contains(since.number());
    }

    @Test
    void whatWasPractisedBeforeThePaperWasStartedIsTold() {
        var reserved =
                questions(attempt).values().stream().filter(this::isReserved).toList();
        assertThat(reserved).isNotEmpty();
        reserved.forEach(id -> tag(BulkEdit.Tag.open(), id, NOON.minusSeconds(1)));

        assertThat(withheld(lostBy(attempt))).isEmpty();
    }

    private void assertThatNothingIsSaidOf(List<Correction> withheld, Map<Integer, QuestionId> questions) {
        var said = lost(attempt).toString();
        assertThat(withheld).allSatisfy(item -> {
            var question = question(questions.get(item.number()));
            assertThat(said).doesNotContain(question.body().stem(), question.explanation());
        });
    }

    @Test
    void whatAPersonTakesLaterIsToldAsItCountsThen() {
        var right = hall.answersOf(attempt, 9);
        sweep();
        assertThat(lost(attempt)).hasSize(50);
        hall.save(attempt, over(), right);
        assertThat(lost(attempt)).as("while nobody has decided").hasSize(50);

        hall.lateAnswers.decide(
                attempt.id(), LateDecision.TAKEN, "网络中断属实", new Scope.Everything(), "account:test", over());

        assertThat(lost(attempt)).isEmpty();
    }

    @Test
    void anAnswerThatCameLateAndWouldLowerTheMarkIsNotTheOneThatIsTold() {
        var right = hall.answersOf(attempt, 9);
        var answers = phone(right);
        hall.save(attempt, NOON.plusSeconds(60), answers.subList(0, 49).toArray(Answer[]::new));
        sweep();
        var none = AnswerLink.of(answers.get(48).link().orElseThrow().link(), 900_000, 1, NOTHING);

        assertThat(hall.save(attempt, over(), new Answer(50, 1, NOTHING, none))).isEqualTo(new Saving.Saved(50));

        assertThat(lost(attempt)).extracting(Correction::number).containsExactly(50);
    }

    /** As a phone sends them: each follows from the one before. */
    private List<Answer> phone(Answer... answers) {
        List<Answer> chained = new ArrayList<>();
        var before = AnswerLink.beginning(
                new AttemptTable(hall.db).find(attempt.id()).orElseThrow());
        for (var answer : answers) {
            var link = AnswerLink.of(before, 1000 * answer.seq(), answer.item(), answer.response());
            chained.add(new Answer(answer.seq(), answer.item(), answer.response(), link));
            before = link.orElseThrow().link();
        }
        return chained;
    }

    private Instant over() {
        return attempt.deadline().plusSeconds(3600);
    }

    private void sweep() {
        hall.transaction.executeWithoutResult(status ->
                hall.submissions.submit(attempt.id(), attempt.deadline().plusSeconds(60)));
    }

    private WorkerId worker() {
        return hall.workerOf(attempt);
    }

    private Attempt.Marked handIn(Attempt.Open one, Answer... answers) {
        if (answers.length > 0) hall.save(one, NOON.plusSeconds(60), answers);
        return hall.attempts
                .submit(hall.workerOf(one), one.id(), NOON.plusSeconds(120))
                .orElseThrow();
    }

    private List<Correction> lostBy(Attempt.Open one) {
        handIn(one);
        return lost(one);
    }

    private List<Correction> lost(Attempt one) {
        var asked = hall.corrections.of(hall.workerOf(one), one.id(), over());
        return ((Correcting.Corrected) asked).lost();
    }

    private static List<Correction.Told> told(List<Correction> lost) {
        return lost.stream()
                .filter(Correction.Told.class::isInstance)
                .map(Correction.Told.class::cast)
                .toList();
    }

    private static List<Correction> withheld(List<Correction> lost) {
        return lost.stream().filter(Correction.Withheld.class::isInstance).toList();
    }

    private static List<Integer> places(Attempt.Open one) {
        return one.paper().items().stream().map(PaperItem::number).toList();
    }

    private Map<Integer, QuestionId> questions(Attempt one) {
        return hall.bank.papers().mark(key(one), Map.of()).items().stream()
                .collect(Collectors.toMap(Score.ItemMark::number, Score.ItemMark::question));
    }

    private PaperKey key(Attempt one) {
        return new AttemptTable(hall.db).find(one.id()).orElseThrow().paper();
    }

    private Question question(QuestionId id) {
        return hall.bank.questions().find(id).orElseThrow();
    }

    private boolean isReserved(QuestionId id) {
        return question(id).labels().reserved();
    }

    private void tag(BulkEdit edit, QuestionId id, Instant at) {
        assertThat(hall.bank.bulk().apply(new BulkChoice.Named(List.of(id)), edit, "account:author", at))
                .isInstanceOf(BulkOutcome.Done.class);
    }
}
