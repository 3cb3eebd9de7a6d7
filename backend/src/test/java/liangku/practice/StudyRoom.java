package liangku.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import liangku.exam.ExamHall;
import liangku.exam.MarkedPapers;
import liangku.people.WorkerId;
import liangku.questionbank.BulkChoice;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.PracticePool;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Response;
import liangku.questionbank.Solution;

/** Practice over an exam hall: the same people, the same bank, one real database. */
final class StudyRoom {

    static final Instant NOON = ExamHall.NOON;

    final ExamHall hall = new ExamHall();
    final PracticePool pool = new PracticePool(hall.db, hall.bank.releases());
    final MarkedPapers papers = new MarkedPapers(hall.db);
    final MistakeBook book = new MistakeBook(hall.db, papers, pool, hall.transaction);
    final Practice practice = new Practice(hall.db, book, pool, papers, hall.transaction);
    final Flags flags = new Flags(
            hall.db, practice, papers, hall.bank.papers(), hall.bank.questions(), hall.audit, hall.transaction);

    Drawing.Drawn draw(WorkerId worker, Wish wish, Instant now) {
        return (Drawing.Drawn) practice.draw(worker, wish, now);
    }

    Answering.Marked answer(WorkerId worker, PracticeItemId item, List<String> values, Instant now) {
        return (Answering.Marked) practice.answer(worker, item, values, now);
    }

    /** What is right, asked of the bank behind the worker's back. */
    Solution solution(WorkerId worker, Drawing.Drawn drawn) {
        var item = new PracticeTable(hall.db).find(worker, drawn.id()).orElseThrow();
        return pool.mark(item.question(), item.seed(), new Response(List.of())).orElseThrow();
    }

    Answering.Marked right(WorkerId worker, Drawing.Drawn drawn, Instant now) {
        return answer(worker, drawn.id(), solution(worker, drawn).right(), now);
    }

    Answering.Marked wrong(WorkerId worker, Drawing.Drawn drawn, Instant now) {
        return answer(worker, drawn.id(), List.of(), now);
    }

    void reserve(QuestionId question) {
        Objects.requireNonNull(hall.bank
                .bulk()
                .apply(new BulkChoice.Named(List.of(question)), BulkEdit.Tag.reserve(), "account:author", NOON));
    }

    static Instant days(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
