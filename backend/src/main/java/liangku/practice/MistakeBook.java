package liangku.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.employer.Employers;
import liangku.exam.MarkedPaper;
import liangku.exam.MarkedPapers;
import liangku.people.WorkerId;
import liangku.practice.BookEntry.Turn;
import liangku.questionbank.PracticePool;
import liangku.questionbank.QuestionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody's book of wrong questions: what was answered wrong in practice and what was lost in marked exams, until it is
 * mastered by {@link Spacing}. What is kept for exams is not in it, from the moment it is.
 *
 * <p>Marked exams are not listened for: whoever looks into a book finds them in it, and marking costs nothing more.
 */
@Component
public class MistakeBook {

    /** The thickest book that is shown. */
    static final int ENTRIES_MAX = 500;

    private final MistakeTable table;
    private final MarkedPapers papers;
    private final PracticePool pool;
    private final TransactionTemplate transaction;

    public MistakeBook(JdbcClient db, MarkedPapers papers, PracticePool pool, TransactionTemplate transaction) {
        this.table = new MistakeTable(db);
        this.papers = papers;
        this.pool = pool;
        this.transaction = transaction;
    }

    /**
     * How a book stands.
     *
     * @param due how many questions are to be answered today
     * @param open how many are in it
     * @param mastered how many have left it
     */
    public record Standing(int due, int open, int mastered) {}

    /** {@return how somebody's book stands today, of its first 500 questions} */
    public Standing standing(WorkerId worker, Instant now) {
        var today = day(now);
        var rows = practisable(worker, now);
        var due = rows.stream().filter(row -> row.place().isDue(today)).count();
        return new Standing(Math.toIntExact(due), rows.size(), table.mastered(worker));
    }

    /** {@return what is in somebody's book, the longest due first, at most 500} */
    public List<Mistake> entries(WorkerId worker, Instant now) {
        var rows = practisable(worker, now);
        var shown = pool.show(rows.stream().map(MistakeTable.Row::question).toList()).stream()
                .collect(Collectors.toMap(one -> one.question().id(), one -> one));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(shown.get(row.question())).stream()
                        .map(one -> new Mistake(
                                one,
                                row.origin(),
                                row.place().box(),
                                row.place().due(),
                                row.missed())))
                .toList();
    }

    /** {@return the question that is due the longest} */
    Optional<QuestionId> next(WorkerId worker, Instant now) {
        var today = day(now);
        return practisable(worker, now).stream()
                .filter(row -> row.place().isDue(today))
                .map(MistakeTable.Row::question)
                .findFirst();
    }

    /** Moves a question that was answered wrong, within the caller's transaction. */
    BookEntry wrong(WorkerId worker, QuestionId question, Instant now) {
        table.lock(worker);
        var before = table.place(worker, question);
        var place = Spacing.missed(day(now));
        table.put(worker, List.of(question), Mistake.Origin.PRACTICE, place, now);
        return BookEntry.of(before.isEmpty() ? Turn.ADDED : Turn.BACK, Optional.of(place));
    }

    /** Moves a question that was answered right, within the caller's transaction. */
    BookEntry right(WorkerId worker, QuestionId question, Instant now) {
        table.lock(worker);
        var today = day(now);
        var before = table.place(worker, question);
        if (before.isEmpty()) return BookEntry.of(Turn.NONE, before);
        if (!before.get().isDue(today)) return BookEntry.of(Turn.EARLY, before);
        var after = Spacing.right(before.get(), today);
        after.ifPresentOrElse(place -> table.move(worker, question, place), () -> table.master(worker, question, now));
        return BookEntry.of(after.isEmpty() ? Turn.MASTERED : Turn.UP, after);
    }

    Optional<Spacing.Place> place(WorkerId worker, QuestionId question) {
        return table.place(worker, question);
    }

    /** Takes in what was lost in exams that were marked since, and takes out what late answers won. */
    void catchUp(WorkerId worker, Instant now) {
        var noted = table.noted(worker);
        // The oldest first: what came later says where a question lies.
        var fresh = papers.of(worker).reversed().stream()
                .filter(marked -> noted.getOrDefault(marked.attempt(), 0) < marked.revision())
                .toList();
        for (var marked : fresh) {
            transaction.executeWithoutResult(status -> {
                table.lock(worker);
                if (table.note(worker, marked, now) == 0) return;
                var items = papers.find(worker, marked.attempt())
                        .map(MarkedPaper::items)
                        .orElse(List.of());
                if (noted.containsKey(marked.attempt())) {
                    table.takeOut(worker, marked.attempt(), questions(items, false));
                } else {
                    table.put(worker, questions(items, true), Mistake.Origin.EXAM, Spacing.lost(day(now)), now);
                }
            });
        }
    }

    private static List<QuestionId> questions(List<MarkedPaper.Item> items, boolean lost) {
        return items.stream()
                .filter(item -> item.lost() == lost)
                .map(item -> item.question().id())
                .toList();
    }

    private List<MistakeTable.Row> practisable(WorkerId worker, Instant now) {
        catchUp(worker, now);
        var rows = table.book(worker, ENTRIES_MAX);
        if (rows.isEmpty()) return rows;
        var open = pool.open(rows.stream().map(MistakeTable.Row::question).toList());
        return rows.stream().filter(row -> open.contains(row.question())).toList();
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, Employers.ZONE);
    }
}
