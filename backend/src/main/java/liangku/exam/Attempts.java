package liangku.exam;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import liangku.employer.EmployerId;
import liangku.exam.PaperDesk.Drawing;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sittings from start to marks; answers in between are {@link Answers}'. Somebody else's attempt is never found. */
@Component
public class Attempts {

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final AttemptTable table;
    private final AnswerTable answers;
    private final ResultTable results;
    private final Entries entries;
    private final PaperDesk desk;
    private final PreparedTable prepared;
    private final Submissions submissions;
    private final TransactionTemplate transaction;

    Attempts(JdbcClient db, Entries entries, PaperDesk desk, Submissions submissions, TransactionTemplate transaction) {
        this.table = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.results = new ResultTable(db);
        this.entries = entries;
        this.desk = desk;
        this.prepared = new PreparedTable(db);
        this.submissions = submissions;
        this.transaction = transaction;
    }

    /** {@return the exams that concern somebody now: the one of their duty, and spot checks that are open} */
    public List<Offer> offers(WorkerId worker, Instant now) {
        return inTransaction(() -> {
            var history = submissions.history(worker, now);
            return entries.of(worker, history, now).stream().map(this::offer).toList();
        });
    }

    /** {@return whether somebody may sit this exam now, or from when; for whoever has just ended an attempt of it} */
    public Eligibility eligibility(WorkerId worker, ExamId exam, Instant now) {
        return entries.exam(exam)
                .flatMap(found -> entries.of(worker, found, entries.past(worker, found, now), now))
                .map(entry -> entry.standing().eligibility())
                .orElseGet(Eligibility.NoSuchDuty::new);
    }

    /**
     * Starts an attempt, or finds the one that is open: a double click, a second tab, another phone get the same.
     * Employment and employer of now are kept with it.
     */
    public Starting start(WorkerId worker, ExamId exam, Instant now) {
        return start(worker, exam, Optional.empty(), now);
    }

    /** The same on a phone, which is the writer of what it starts. */
    Starting start(WorkerId worker, ExamId exam, Optional<PhoneId> phone, Instant now) {
        return entries.exam(exam)
                .map(found -> startAtOnce(worker, found, phone, now)
                        .orElseGet(() -> inTransaction(() -> startAlone(worker, found, phone, now))))
                .orElseGet(Starting.NoSuchExam::new);
    }

    /**
     * Starts the attempt that was made ready for somebody's session, with one statement. Empty if none waits, or what was
     * ready is not right any more: then the long way says what is.
     */
    Optional<Starting> startPrepared(WorkerId worker, ExamId exam, Optional<PhoneId> phone, Instant now) {
        return entries.exam(exam)
                .flatMap(desk::basis)
                .flatMap(basis -> prepared.start(worker, exam, basis, phone, now))
                .map(sitting -> new Starting.Started(open(sitting, 0, List.of())));
    }

    /**
     * Looks, decides and starts with nothing locked: the one statement that writes the attempt does so only if the person
     * has begun none since. Empty where the history of before does not do: it moved, or an attempt in it is to be ended.
     */
    private Optional<Starting> startAtOnce(WorkerId worker, Exam exam, Optional<PhoneId> phone, Instant now) {
        var past = entries.past(worker, exam, now);
        if (past.history().stream()
                .map(AttemptTable.Trace::sitting)
                .anyMatch(sitting -> sitting.closed().isEmpty())) {
            return Optional.empty();
        }
        var entry = entries.of(worker, exam, past, now);
        if (entry.isEmpty()) {
            return Optional.of(new Starting.Refused(new Eligibility.NoSuchDuty()));
        }
        return entry.get().standing().eligibility() instanceof Eligibility.MaySit(var number)
                ? beginAfter(past.history().size(), entry.get(), number, phone, now)
                : Optional.of(new Starting.Refused(entry.get().standing().eligibility()));
    }

    private Optional<Starting> beginAfter(
            int attempts, Entries.Entry entry, int number, Optional<PhoneId> phone, Instant now) {
        return switch (desk.draw(entry.exam())) {
            case Drawing.Impossible(var why) -> Optional.of(new Starting.NoPaper(why));
            case Drawing.Drawn(var paper) -> {
                var sitting = entry.sitting(new AttemptId(ids.generate()), number, paper, now);
                yield table.insertAfter(attempts, sitting, phone) == 1
                        ? Optional.of(new Starting.Started(open(sitting, 0, List.of())))
                        : Optional.empty();
            }
        };
    }

    /** The same with everybody else's starts of this person waiting. */
    private Starting startAlone(WorkerId worker, Exam exam, Optional<PhoneId> phone, Instant now) {
        table.lockStarts(worker);
        var history = submissions.history(worker, now);
        var running = history.stream()
                .map(AttemptTable.Trace::sitting)
                .filter(sitting -> sitting.closed().isEmpty() && sitting.exam().equals(exam.id()))
                .findFirst();
        if (running.isPresent()) {
            return new Starting.Resumed(open(running.get()));
        }
        var entry = entries.of(worker, exam, history, now);
        if (entry.isEmpty()) {
            return new Starting.Refused(new Eligibility.NoSuchDuty());
        }
        return entry.get().standing().eligibility() instanceof Eligibility.MaySit(var number)
                ? begin(entry.get(), number, phone, now)
                : new Starting.Refused(entry.get().standing().eligibility());
    }

    /** {@return the worker's attempt as it is now; one whose time is up comes back marked} */
    public Optional<Attempt> view(WorkerId worker, AttemptId id, Instant now) {
        var sitting = own(worker, id);
        if (sitting.isPresent() && sitting.get().closed().isEmpty() && submissions.isOver(sitting.get(), now)) {
            return submit(worker, id, now).map(marked -> marked);
        }
        return sitting.map(this::shown);
    }

    /** Submits and marks; however often and from wherever it is asked, once. */
    public Optional<Attempt.Marked> submit(WorkerId worker, AttemptId id, Instant now) {
        return inTransaction(() -> submissions.submit(worker, id, now))
                .map(ended -> marked(ended.sitting(), ended.marks()));
    }

    /** {@return the same for an attempt that the caller's transaction holds alone} */
    Attempt.Marked submit(Sitting held, Instant now) {
        var ended = submissions.ended(held, now);
        return marked(ended.sitting(), ended.marks());
    }

    /** {@return the worker's open attempt of an exam; none whose time is over, which only waits to be marked} */
    Optional<Attempt.Open> running(WorkerId worker, Exam exam, Instant now) {
        return running(worker, exam.id())
                .filter(sitting -> !submissions.isOver(sitting, now))
                .map(this::open);
    }

    /** {@return the worker's open attempts} */
    public List<Attempt.Open> running(WorkerId worker) {
        return table.openOf(worker).stream().map(this::open).toList();
    }

    /** {@return the paper of any attempt, rebuilt} */
    public Optional<Replay> replay(AttemptId id) {
        return table.find(id).map(sitting -> new Replay(desk.again(sitting.paper()), sitting.digest()));
    }

    private Starting begin(Entries.Entry entry, int number, Optional<PhoneId> phone, Instant now) {
        var exam = entry.exam();
        return switch (desk.draw(exam)) {
            case Drawing.Impossible(var why) -> new Starting.NoPaper(why);
            case Drawing.Drawn(var paper) -> {
                var sitting = entry.sitting(new AttemptId(ids.generate()), number, paper, now);
                if (table.insert(sitting, phone) == 1) {
                    yield new Starting.Started(open(sitting, 0, List.of()));
                }
                // The index is the last judge, whoever got past the lock.
                var worker = entry.seat().worker();
                yield new Starting.Resumed(open(running(worker, exam.id()).orElseThrow()));
            }
        };
    }

    private Optional<Sitting> running(WorkerId worker, ExamId exam) {
        return table.openOf(worker).stream()
                .filter(sitting -> sitting.exam().equals(exam))
                .findFirst();
    }

    /** A receipt, and whether the platform's journal is still the one it was given for. */
    public record Proof(Receipt receipt, Instant endedAt, boolean holds, int late, EmployerId employer) {}

    /**
     * {@return what the platform says of a receipt, for whoever may see the attempt} The digest is computed again from the
     * journal of answers, whatever was stored with the result.
     *
     * @param shown as the candidate holds it; empty for the latest the platform gave
     */
    public Optional<Proof> proof(AttemptId id, Optional<Receipt> shown) {
        return proof(id, shown, shown.map(Receipt::at));
    }

    /**
     * {@return the same of a receipt that need not say when the attempt ended}
     *
     * @param at as on the receipt; the digest says nothing of it
     */
    public Optional<Proof> proof(AttemptId id, Optional<Receipt> shown, Optional<Instant> at) {
        return table.find(id).filter(sitting -> sitting.closed().isPresent()).flatMap(sitting -> {
            var ended = sitting.closed().orElseThrow().at();
            // As exact as what is written on one.
            var isThen = at.filter(then -> Duration.between(then, ended).abs().compareTo(Duration.ofSeconds(1)) >= 0)
                    .isEmpty();
            var marks = results.find(id).orElseThrow();
            return shown.or(marks::receipt)
                    .map(receipt -> new Proof(
                            receipt,
                            ended,
                            isThen && receipt.isOf(sitting, answers.journal(id)),
                            marks.late(),
                            sitting.seat().employer()));
        });
    }

    /** {@return whose attempt it is} */
    public Optional<WorkerId> candidate(AttemptId id) {
        return table.find(id).map(sitting -> sitting.seat().worker());
    }

    /** {@return which exam it is an attempt of} */
    public Optional<ExamId> examOf(AttemptId id) {
        return table.find(id).map(Sitting::exam);
    }

    private Optional<Sitting> own(WorkerId worker, AttemptId id) {
        return table.find(id).filter(sitting -> sitting.seat().worker().equals(worker));
    }

    private Attempt shown(Sitting sitting) {
        return sitting.closed().isPresent()
                ? marked(sitting, results.find(sitting.id()).orElseThrow())
                : open(sitting);
    }

    private Attempt.Open open(Sitting sitting) {
        return open(sitting, answers.savedSeq(sitting.id()), answers.latest(sitting.id()));
    }

    private Attempt.Open open(Sitting sitting, long savedSeq, List<Answer> saved) {
        return new Attempt.Open(
                sitting.id(),
                entries.examOf(sitting),
                sitting.startedAt(),
                sitting.deadline(),
                sitting.passPercent(),
                desk.again(sitting.paper()),
                savedSeq,
                saved);
    }

    private Attempt.Marked marked(Sitting sitting, ResultTable.Marks marks) {
        var closed = sitting.closed().orElseThrow();
        return new Attempt.Marked(
                sitting.id(),
                entries.examOf(sitting),
                sitting.seat().programme(),
                sitting.startedAt(),
                sitting.passPercent(),
                closed.at(),
                closed.by(),
                marks.earned(),
                marks.max(),
                marks.percent(),
                marks.verdict(),
                topics(sitting, marks),
                marks.receipt(),
                marks.late());
    }

    private List<Attempt.TopicMark> topics(Sitting sitting, ResultTable.Marks marks) {
        var leaves = marks.lost().isEmpty() ? List.<String>of() : desk.topics(sitting.paper());
        var lost = marks.lost().stream()
                .collect(Collectors.groupingBy(number -> leaves.get(number - 1), Collectors.counting()));
        return marks.topics().stream()
                .map(topic -> new Attempt.TopicMark(
                        topic.topic(),
                        topic.earned(),
                        topic.max(),
                        Math.toIntExact(lost.getOrDefault(topic.topic(), 0L))))
                .toList();
    }

    private Offer offer(Entries.Entry entry) {
        var blueprint = desk.blueprint(entry.exam());
        var standing = entry.standing();
        return new Offer(
                entry.exam(),
                blueprint.itemsShown(),
                blueprint.points(),
                entry.limit(),
                standing.eligibility(),
                standing.used());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
