package liangku.practice;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.exam.MarkedPapers;
import liangku.people.WorkerId;
import liangku.questionbank.PracticePool;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Response;
import liangku.questionbank.Responses;
import liangku.questionbank.Solution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Practising one question at a time: drawn, answered, explained. What is right is told of a question only to whom it was
 * drawn for, after the answer, one at a time and no faster than people read; nobody copies the bank's keys this way.
 */
@Component
public class Practice {

    /** Most questions in a minute; faster than anybody reads. */
    static final int A_MINUTE = 20;

    /** Most questions in a day. */
    static final int A_DAY = 400;

    /** An unanswered question comes again for so long: reloading shows the same. */
    private static final Duration SAME_FOR = Duration.ofHours(12);

    private final PracticeTable table;
    private final MistakeBook book;
    private final PracticePool pool;
    private final MarkedPapers papers;
    private final TransactionTemplate transaction;
    private final SecureRandom chance = new SecureRandom();

    public Practice(
            JdbcClient db, MistakeBook book, PracticePool pool, MarkedPapers papers, TransactionTemplate transaction) {
        this.table = new PracticeTable(db);
        this.book = book;
        this.pool = pool;
        this.papers = papers;
        this.transaction = transaction;
    }

    /** Draws a question for a worker; one that waits for its answer comes again. */
    public Drawing draw(WorkerId worker, Wish wish, Instant now) {
        if (papers.sitting(worker, now)) return new Drawing.ExamRunning();
        var waiting = table.unanswered(worker, wish, now.minus(SAME_FOR)).flatMap(this::again);
        if (waiting.isPresent()) return waiting.get();
        var pause = pause(worker, now);
        if (pause.isPresent()) return new Drawing.Pause(pause.get());
        return chosen(worker, wish, now)
                .flatMap(question -> drawn(worker, question, wish, now))
                .orElseGet(Drawing.Nothing::new);
    }

    private Optional<Drawing> again(PracticeTable.Item item) {
        return pool.version(item.question().id())
                .filter(item.question()::equals)
                .flatMap(same -> pool.show(same, item.seed()))
                .map(shown -> new Drawing.Drawn(item.id(), shown));
    }

    private Optional<QuestionVersion> chosen(WorkerId worker, Wish wish, Instant now) {
        return switch (wish) {
            case Wish.FromBank(var topic) -> pool.draw(topic, table.practised(worker), chance.nextLong());
            case Wish.FromBook due -> book.next(worker, now).flatMap(pool::version);
        };
    }

    private Optional<Drawing> drawn(WorkerId worker, QuestionVersion question, Wish wish, Instant now) {
        // Random, not in the order of time: an id that could be guessed would ask for a rule of its own.
        var item = new PracticeTable.Item(new PracticeItemId(UUID.randomUUID()), question, chance.nextLong());
        return pool.show(question, item.seed()).map(shown -> {
            table.insert(worker, item, wish, now);
            return new Drawing.Drawn(item.id(), shown);
        });
    }

    /** {@return how long to wait, if too many were drawn} */
    private Optional<Duration> pause(WorkerId worker, Instant now) {
        var day = Duration.ofDays(1);
        var minute = Duration.ofMinutes(1);
        var drawn = table.drawnSince(worker, now.minus(day), A_DAY);
        if (drawn.size() >= A_DAY) {
            return Optional.of(Duration.between(now, drawn.getLast().plus(day)));
        }
        return drawn.size() < A_MINUTE
                ? Optional.empty()
                : Optional.of(Duration.between(now, drawn.get(A_MINUTE - 1).plus(minute)))
                        .filter(Duration::isPositive);
    }

    /**
     * Marks the first answer to a question that was drawn for the worker; whatever is sent later is told the same.
     *
     * @param values as {@link Responses} reads them; nothing for who does not know
     */
    public Answering answer(WorkerId worker, PracticeItemId id, List<String> values, Instant now) {
        if (papers.sitting(worker, now)) return new Answering.ExamRunning();
        var item = table.find(worker, id);
        if (item.isEmpty()) return new Answering.NotFound();
        var shown = pool.show(item.get().question(), item.get().seed());
        if (shown.isEmpty()) return new Answering.Withdrawn();
        return switch (Responses.read(shown.get().item(), values)) {
            case Responses.Reading.Unfit(var why) -> new Answering.Unfit(why);
            case Responses.Reading.Understood(var response) -> {
                book.catchUp(worker, now);
                yield Objects.requireNonNull(transaction.execute(
                        status -> answered(worker, item.get(), shown.get().topic(), response, now)));
            }
        };
    }

    private Answering answered(WorkerId worker, PracticeTable.Item item, String topic, Response response, Instant now) {
        table.lock(item.id());
        var before = table.answer(item.id());
        var question = item.question();
        var solution = pool.mark(
                question,
                item.seed(),
                before.map(PracticeTable.Answered::response).orElse(response));
        if (solution.isEmpty()) return new Answering.Withdrawn();
        papers.told(worker, question.id(), now);
        if (before.isPresent()) {
            var entry = BookEntry.of(before.get().turn(), book.place(worker, question.id()));
            return new Answering.Marked(question, topic, solution.get(), entry);
        }
        var entry = isRight(solution.get())
                ? book.right(worker, question.id(), now)
                : book.wrong(worker, question.id(), now);
        table.insert(item.id(), response, solution.get(), entry.turn(), now);
        return new Answering.Marked(question, topic, solution.get(), entry);
    }

    private static boolean isRight(Solution solution) {
        return solution.earned().compareTo(BigDecimal.valueOf(solution.max())) >= 0;
    }

    /**
     * How far somebody is with a knowledge point.
     *
     * @param questions how many can be practised
     * @param practised how many of them were answered
     * @param right how many of those rightly the last time
     */
    public record Progress(int questions, int practised, int right) {}

    /** {@return how far somebody is, by leaf; leaves without a question to practise are left out} */
    public SortedMap<String, Progress> progress(WorkerId worker) {
        var answered = table.answered(worker).stream()
                .collect(Collectors.toMap(PracticeTable.Practised::question, PracticeTable.Practised::right));
        SortedMap<String, Progress> progress = new TreeMap<>();
        pool.counts().forEach((topic, questions) -> progress.put(topic, new Progress(questions, 0, 0)));
        pool.topics(answered.keySet())
                .forEach((question, topic) -> progress.computeIfPresent(
                        topic,
                        (code, before) -> new Progress(
                                before.questions(),
                                Math.min(before.questions(), before.practised() + 1),
                                before.right() + (Boolean.TRUE.equals(answered.get(question)) ? 1 : 0))));
        return progress;
    }

    /** {@return the question behind an answered item of the worker's own} */
    Optional<QuestionVersion> answered(WorkerId worker, PracticeItemId id) {
        return table.find(worker, id)
                .filter(item -> table.answer(item.id()).isPresent())
                .map(PracticeTable.Item::question);
    }
}
