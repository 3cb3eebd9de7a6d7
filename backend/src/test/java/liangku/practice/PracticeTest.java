package liangku.practice;

import static liangku.practice.StudyRoom.NOON;
import static liangku.practice.StudyRoom.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.employer.Category;
import liangku.exam.Attempt;
import liangku.exam.MarkedPaper;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.practice.BookEntry.Turn;
import liangku.questionbank.Labels;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import org.junit.jupiter.api.Test;

class PracticeTest {

    private static final Wish MIXED = new Wish.FromBank("");
    private static final Wish BOOK = new Wish.FromBook();

    private final StudyRoom room = new StudyRoom();
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    @Test
    void aWholeBankIsPractisedWithoutAQuestionThatIsKeptForExams() {
        Set<QuestionId> reserved = new HashSet<>();
        room.hall
                .bank
                .questions()
                .page(QuestionFilter.ALL.tagged(Labels.RESERVED), "", 200)
                .questions()
                .forEach(question -> reserved.add(question.id()));
        Set<QuestionId> met = new HashSet<>();
        Set<QuestionKind> kinds = new HashSet<>();
        var open =
                room.pool.counts().values().stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < open; i++) {
            // No faster than is allowed.
            var now = NOON.plus(Duration.ofMinutes(5).multipliedBy(i));
            var drawn = room.draw(worker, MIXED, now);
            met.add(drawn.shown().question().id());
            kinds.add(drawn.shown().item().kind());
            room.right(worker, drawn, now);
        }

        assertThat(reserved).isNotEmpty();
        assertThat(met).hasSize(open).doesNotContainAnyElementsOf(reserved);
        assertThat(kinds).containsExactlyInAnyOrder(QuestionKind.values());
        assertThat(room.practice.progress(worker).values()).allSatisfy(progress -> {
            assertThat(progress.practised()).isEqualTo(progress.questions());
            assertThat(progress.right()).isEqualTo(progress.questions());
        });
    }

    @Test
    void aQuestionOfOnePointComesUntilItIsAnsweredAndThenAnother() {
        var wish = new Wish.FromBank("0603");
        var first = room.draw(worker, wish, NOON);

        assertThat(first.shown().topic()).isEqualTo("0603");
        assertThat(room.draw(worker, wish, NOON.plusSeconds(60))).isEqualTo(first);

        var marked = room.right(worker, first, NOON.plusSeconds(90));
        assertThat(marked.entry().turn()).isEqualTo(Turn.NONE);
        assertThat(marked.solution().explanation()).isNotBlank();
        assertThat(marked.solution().source()).isNotBlank();
        assertThat(room.draw(worker, wish, NOON.plusSeconds(100)).shown().question())
                .isNotEqualTo(first.shown().question());
    }

    @Test
    void theFirstAnswerCountsAndALaterOneIsToldTheSame() {
        var drawn = room.draw(worker, MIXED, NOON);
        var wrong = room.wrong(worker, drawn, NOON);

        var again = room.answer(worker, drawn.id(), wrong.solution().right(), NOON);

        assertThat(wrong.entry().turn()).isEqualTo(Turn.ADDED);
        assertThat(again).isEqualTo(wrong);
        assertThat(room.book.standing(worker, NOON)).isEqualTo(new MistakeBook.Standing(0, 1, 0));
    }

    @Test
    void nobodyIsToldOfAQuestionThatWasDrawnForAnother() {
        var drawn = room.draw(worker, MIXED, NOON);
        var other = new WorkerId(UUID.randomUUID());

        assertThat(room.practice.answer(other, drawn.id(), List.of(), NOON)).isEqualTo(new Answering.NotFound());
        assertThat(room.practice.answer(worker, new PracticeItemId(UUID.randomUUID()), List.of(), NOON))
                .isEqualTo(new Answering.NotFound());
    }

    @Test
    void aQuestionThatIsKeptForExamsMeanwhileIsNeitherMarkedNorShownNorInTheBook() {
        var missed = room.draw(worker, MIXED, NOON);
        room.wrong(worker, missed, NOON);
        var drawn = room.draw(worker, MIXED, NOON);

        room.reserve(missed.shown().question().id());
        room.reserve(drawn.shown().question().id());

        assertThat(room.practice.answer(worker, drawn.id(), List.of(), NOON)).isEqualTo(new Answering.Withdrawn());
        assertThat(room.practice.answer(worker, missed.id(), List.of(), NOON)).isEqualTo(new Answering.Withdrawn());
        assertThat(room.draw(worker, MIXED, NOON).shown().question())
                .isNotEqualTo(drawn.shown().question());
        assertThat(room.book.entries(worker, days(1))).isEmpty();
        assertThat(room.book.standing(worker, days(1)).due()).isZero();
        assertThat(room.practice.draw(worker, BOOK, days(1))).isEqualTo(new Drawing.Nothing());
    }

    @Test
    void aMistakeComesBackSpacedAndLeavesOnceItIsMastered() {
        var drawn = room.draw(worker, MIXED, NOON);
        var question = drawn.shown().question();
        room.wrong(worker, drawn, NOON);
        assertThat(room.practice.draw(worker, BOOK, NOON)).isEqualTo(new Drawing.Nothing());

        int day = 0;
        for (int pause : List.of(1, 2, 4, 7)) {
            day += pause;
            assertThat(room.practice.draw(worker, BOOK, days(day).minus(Duration.ofDays(1))))
                    .isEqualTo(new Drawing.Nothing());
            assertThat(room.book.standing(worker, days(day)).due()).isEqualTo(1);
            var back = room.draw(worker, BOOK, days(day));
            assertThat(back.shown().question()).isEqualTo(question);
            assertThat(room.right(worker, back, days(day)).entry().turn()).isEqualTo(Turn.UP);
        }
        day += 15;
        var last = room.draw(worker, BOOK, days(day));

        assertThat(room.right(worker, last, days(day)).entry().turn()).isEqualTo(Turn.MASTERED);
        assertThat(room.book.entries(worker, days(400))).isEmpty();
        assertThat(room.book.standing(worker, days(400))).isEqualTo(new MistakeBook.Standing(0, 0, 1));
    }

    @Test
    void wrongAgainBeginsAnewAndRightTooEarlyMovesNothing() {
        var point = new Wish.FromBank("0603");
        var drawn = room.draw(worker, point, NOON);
        room.wrong(worker, drawn, NOON);
        room.right(worker, room.draw(worker, BOOK, days(1)), days(1));

        var early = meet(drawn.shown().question().id(), point, days(2));
        assertThat(room.right(worker, early, days(2)).entry())
                .isEqualTo(BookEntry.of(Turn.EARLY, Optional.of(new Spacing.Place(2, LocalDate.of(2026, 3, 5)))));

        var wrong = room.wrong(worker, room.draw(worker, BOOK, days(3)), days(3));
        assertThat(wrong.entry().turn()).isEqualTo(Turn.BACK);
        assertThat(room.book.entries(worker, days(3)).getFirst())
                .extracting(Mistake::box, Mistake::missed)
                .containsExactly(1, 2);
    }

    /** Practises a point until this question comes round again. */
    private Drawing.Drawn meet(QuestionId wanted, Wish point, Instant from) {
        var now = from;
        var drawn = room.draw(worker, point, now);
        while (!drawn.shown().question().id().equals(wanted)) {
            room.right(worker, drawn, now);
            now = now.plusSeconds(10);
            drawn = room.draw(worker, point, now);
        }
        return drawn;
    }

    @Test
    void nobodyPractisesFasterThanPeopleReadNorAllDayLong() {
        var now = NOON;
        for (int i = 0; i < Practice.A_MINUTE; i++) room.right(worker, room.draw(worker, MIXED, now), now);

        assertThat(room.practice.draw(worker, MIXED, now.plusSeconds(20)))
                .isEqualTo(new Drawing.Pause(Duration.ofSeconds(40)));
        // Others are not held up.
        assertThat(room.practice.draw(new WorkerId(UUID.randomUUID()), MIXED, now))
                .isInstanceOf(Drawing.Drawn.class);

        for (int i = Practice.A_MINUTE; i < Practice.A_DAY; i++) {
            now = now.plusSeconds(60);
            room.right(worker, room.draw(worker, MIXED, now), now);
        }
        assertThat(room.practice.draw(worker, MIXED, now.plusSeconds(60)))
                .isEqualTo(new Drawing.Pause(Duration.between(now.plusSeconds(60), days(1))));
    }

    @Test
    void whatWasLostInAMarkedExamIsInTheBookUnlessItIsKeptForExams() {
        var open = room.hall.started();
        var candidate = room.hall.workerOf(open);
        room.hall.save(open, NOON.plusSeconds(60), room.hall.answersOf(open, -1));
        assertThat(room.book.standing(candidate, NOON.plusSeconds(61)).open()).isZero();

        room.hall.attempts.submit(candidate, open.id(), NOON.plusSeconds(120));

        var lost = room.papers.find(candidate, open.id()).orElseThrow().items().stream()
                .filter(MarkedPaper.Item::lost)
                .map(item -> item.question().id())
                .toList();
        var practisable = room.pool.open(lost);
        var entries = room.book.entries(candidate, NOON.plusSeconds(180));
        assertThat(practisable).isNotEmpty().hasSizeLessThan(lost.size());
        assertThat(entries)
                .extracting(entry -> entry.shown().question().id())
                .containsExactlyInAnyOrderElementsOf(practisable);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.origin()).isEqualTo(Mistake.Origin.EXAM);
            assertThat(entry.box()).isEqualTo(1);
        });
        // Due at once, and noted once however often one looks.
        assertThat(room.book.standing(candidate, NOON.plusSeconds(200)))
                .isEqualTo(new MistakeBook.Standing(practisable.size(), practisable.size(), 0));
        assertThat(room.book
                        .entries(candidate, NOON.plusSeconds(240))
                        .getFirst()
                        .missed())
                .isEqualTo(1);
    }

    @Test
    void whoLooksAtTheBookIsToldNothingAndWhoPractisesItIs() {
        var open = room.hall.started();
        var candidate = room.hall.workerOf(open);
        var over = open.deadline().plusSeconds(3600);
        assertThat(room.hall.attempts.view(candidate, open.id(), over)).isPresent();

        assertThat(room.book.standing(candidate, over).open()).isPositive();
        assertThat(room.book.entries(candidate, over)).isNotEmpty();
        assertThat(told(open)).isZero();

        room.wrong(candidate, room.draw(candidate, BOOK, over), over.plusSeconds(9));
        assertThat(told(open)).isOne();
    }

    private long told(Attempt.Open attempt) {
        return room.hall
                .db
                .sql("select count(*) from exam.corrections_seen where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void whatLateAnswersWonIsTakenOutOfTheBookAgain() {
        var open = room.hall.started();
        var candidate = room.hall.workerOf(open);
        room.hall.attempts.submit(candidate, open.id(), NOON.plusSeconds(120));
        var before = room.book.entries(candidate, NOON.plusSeconds(180)).size();
        var touched = room.draw(candidate, BOOK, NOON.plusSeconds(190));
        room.wrong(candidate, touched, NOON.plusSeconds(200));

        room.hall
                .db
                .sql("update exam.result set item_earned = item_max::numeric[], revision = 2 where attempt_id = :id")
                .param("id", open.id().value())
                .update();

        assertThat(before).isGreaterThan(1);
        assertThat(room.book.entries(candidate, NOON.plusSeconds(240)))
                .as("but for what was answered wrong since")
                .hasSize(1);
    }

    @Test
    void whoSitsAnExamDoesNotPractise() {
        var candidate = room.hall.learned(Category.R3, Post.WORKER).worker();
        var drawn = room.draw(candidate, MIXED, NOON);
        var open = room.hall.started(candidate);

        assertThat(room.practice.draw(candidate, MIXED, NOON.plusSeconds(5))).isEqualTo(new Drawing.ExamRunning());
        assertThat(room.practice.answer(candidate, drawn.id(), List.of(), NOON.plusSeconds(5)))
                .isEqualTo(new Answering.ExamRunning());

        room.hall.attempts.submit(candidate, open.id(), NOON.plusSeconds(60));
        assertThat(room.practice.draw(candidate, MIXED, NOON.plusSeconds(61))).isEqualTo(drawn);
    }

    @Test
    void anAnswerThatFitsNoSuchQuestionIsNotMarked() {
        var drawn = room.draw(worker, new Wish.FromBank("0101"), NOON);

        assertThat(room.practice.answer(worker, drawn.id(), List.of("Z"), NOON)).isInstanceOf(Answering.Unfit.class);
        assertThat(room.book.standing(worker, NOON).open()).isZero();
    }
}
