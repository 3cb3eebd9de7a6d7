package liangku.practice;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.audit.Audit;
import liangku.exam.AttemptId;
import liangku.exam.MarkedPaper;
import liangku.exam.MarkedPapers;
import liangku.people.WorkerId;
import liangku.questionbank.PaperItem;
import liangku.questionbank.Papers;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Doubts about questions: raised by who answered them, once a version; answered by reviewers, all doubts about a question
 * at once; and told back. Who raised a doubt stays here.
 */
@Component
public class Flags {

    /** Most doubts of one worker in a day. */
    public static final int A_DAY = 30;

    private static final int OWN_MAX = 100;
    private static final int TASKS_MAX = 200;
    private static final int VOICES_MAX = 100;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final FlagTable table;
    private final Practice practice;
    private final MarkedPapers papers;
    private final Papers drawn;
    private final Questions questions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Flags(
            JdbcClient db,
            Practice practice,
            MarkedPapers papers,
            Papers drawn,
            Questions questions,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = new FlagTable(db);
        this.practice = practice;
        this.papers = papers;
        this.drawn = drawn;
        this.questions = questions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Flags a question of one's own practice, once it is answered. */
    public Flagging raise(WorkerId worker, PracticeItemId item, Doubt doubt, Instant now) {
        return raise(worker, practice.answered(worker, item), Optional.empty(), doubt, now);
    }

    /** Flags a question of one's own paper, once it is marked. */
    public Flagging raise(WorkerId worker, AttemptId attempt, int item, Doubt doubt, Instant now) {
        var question =
                papers.find(worker, attempt).flatMap(paper -> paper.item(item)).map(MarkedPaper.Item::question);
        return raise(worker, question, Optional.of(attempt), doubt, now);
    }

    private Flagging raise(
            WorkerId worker, Optional<QuestionVersion> question, Optional<AttemptId> paper, Doubt doubt, Instant now) {
        if (question.isEmpty()) return new Flagging.NotFound();
        var before = own(worker, question.get());
        if (before.isPresent()) return new Flagging.Already(before.get());
        if (table.raisedSince(worker, now.minus(Duration.ofDays(1))) >= A_DAY) return new Flagging.TooMany(A_DAY);
        int inserted = table.insert(ids.generate(), worker, question.get(), paper, doubt, now);
        var flag = own(worker, question.get()).orElseThrow();
        return inserted == 1 ? new Flagging.Flagged(flag) : new Flagging.Already(flag);
    }

    /** {@return what was doubted of a paper after it was marked, for the timeline of its attempt} */
    public List<PaperDoubt> about(AttemptId paper) {
        return table.about(paper);
    }

    private Optional<OwnFlag> own(WorkerId worker, QuestionVersion question) {
        return own(table.find(worker, question).stream().toList()).stream().findFirst();
    }

    /** {@return one's own doubt about this version, if it was raised} */
    public Optional<OwnFlag> of(WorkerId worker, QuestionVersion question) {
        return own(worker, question);
    }

    /** {@return one's own doubts, the latest first, at most 100} */
    public List<OwnFlag> of(WorkerId worker) {
        return own(table.of(worker, OWN_MAX));
    }

    private List<OwnFlag> own(List<FlagTable.Row> rows) {
        var known = questions(rows.stream().map(row -> row.question().id()).toList());
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(known.get(row.question().id()))
                        .map(question -> new OwnFlag(
                                row.id(),
                                question.body().stem(),
                                stemEn(question),
                                row.doubt(),
                                row.raisedAt(),
                                row.answer())))
                .toList();
    }

    private static String stemEn(Question question) {
        return question.about()
                .english()
                .map(english -> english.words().stem())
                .orElse(question.body().stem());
    }

    /**
     * A question of one's own marked paper, to be flagged.
     *
     * @param shown as it stood on the paper
     * @param english the same in English
     * @param flag the doubt that was raised about it
     */
    public record SatItem(PaperItem shown, PaperItem english, Optional<OwnFlag> flag) {}

    /** {@return the questions of one's own marked paper, in its order; nothing of an open one or of another's} */
    public Optional<List<SatItem>> sat(WorkerId worker, AttemptId attempt) {
        return papers.find(worker, attempt).map(paper -> {
            var flags = table.of(worker, OWN_MAX).stream()
                    .collect(Collectors.toMap(FlagTable.Row::question, Function.identity()));
            var shown = drawn.paper(paper.key()).items();
            var english = drawn.english(paper.key()).items();
            return paper.items().stream()
                    .map(item -> new SatItem(
                            shown.get(item.number() - 1),
                            english.get(item.number() - 1),
                            Optional.ofNullable(flags.get(item.question()))
                                    .flatMap(row -> own(List.of(row)).stream().findFirst())))
                    .toList();
        });
    }

    /** {@return questions with doubts that wait for an answer, those with most first, at most 200} */
    public List<FlagTask> tasks() {
        var waiting = table.waiting(TASKS_MAX);
        var known = questions(waiting);
        var open = table.open(waiting).stream()
                .collect(Collectors.groupingBy(
                        FlagTable.Open::question, Collectors.mapping(FlagTable.Open::voice, Collectors.toList())));
        return waiting.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(question -> task(question, open.getOrDefault(question.id(), List.of())))
                .toList();
    }

    private static FlagTask task(Question question, List<FlagTask.Voice> voices) {
        Map<Doubt.Reason, Integer> reasons = new EnumMap<>(Doubt.Reason.class);
        for (var voice : voices) reasons.merge(voice.doubt().reason(), 1, Integer::sum);
        return new FlagTask(
                question,
                voices.size(),
                reasons,
                voices.stream().limit(VOICES_MAX).toList());
    }

    /**
     * Answers all open doubts about a question.
     *
     * @param by a subject such as {@code account:<uuid>}
     * @return how many were open; 0 changes nothing
     */
    public int answer(QuestionId question, FlagAnswer answer, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int answered = table.answer(ids.generate(), question, answer, by);
            if (answered == 0) {
                status.setRollbackOnly();
                return 0;
            }
            audit.record(
                    by,
                    "question-flags-answered",
                    "question",
                    question.toString(),
                    Map.of("flags", answered, "outcome", answer.outcome().name()),
                    answer.at());
            return answered;
        }));
    }

    private Map<QuestionId, Question> questions(Collection<QuestionId> wanted) {
        return questions.find(wanted).stream().collect(Collectors.toMap(Question::id, Function.identity()));
    }
}
