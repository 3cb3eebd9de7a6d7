package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.exam.ResultTable.Marks;
import liangku.people.WorkerId;
import liangku.questionbank.Papers;
import liangku.questionbank.Response;
import liangku.questionbank.Score;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends attempts: marks what was saved, stores the result and says so, in one transaction. */
@Component
class Submissions {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    private final AttemptTable attempts;
    private final AnswerTable answers;
    private final ResultTable results;
    private final LateAnswerTable kept;
    private final Papers papers;
    private final Exams exams;
    private final ApplicationEventPublisher events;

    Submissions(JdbcClient db, Papers papers, Exams exams, ApplicationEventPublisher events) {
        this.attempts = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.results = new ResultTable(db);
        this.kept = new LateAnswerTable(db);
        this.papers = papers;
        this.exams = exams;
        this.events = events;
    }

    /** An attempt after its end. */
    record Ended(Sitting sitting, Marks marks) {}

    /** {@return the worker's own attempt, submitted within the caller's transaction; nobody else's is found} */
    Optional<Ended> submit(WorkerId worker, AttemptId id, Instant now) {
        return attempts.findForSubmission(id)
                .filter(sitting -> sitting.seat().worker().equals(worker))
                .map(sitting -> ended(sitting, now));
    }

    /** {@return whether not even a delayed answer can come any more} */
    boolean isOver(Sitting sitting, Instant now) {
        return now.isAfter(overSince(sitting));
    }

    /**
     * Submits an open attempt, within the caller's transaction: who comes second waits and finds it closed. Over its
     * time it counts as ended by, and at, its deadline.
     *
     * @return the attempt as it is afterwards; empty if there is none
     */
    Optional<Ended> submit(AttemptId id, Instant now) {
        return attempts.findForSubmission(id).map(sitting -> ended(sitting, now));
    }

    /**
     * Submits what the worker left open beyond its time; the sweep would do it a little later.
     *
     * @return all that the worker sat, the oldest first, as it is afterwards
     */
    List<AttemptTable.Trace> history(WorkerId worker, Instant now) {
        var history = attempts.historyOf(worker);
        var overdue = history.stream()
                .map(AttemptTable.Trace::sitting)
                .filter(sitting -> sitting.closed().isEmpty() && isOver(sitting, now))
                .toList();
        overdue.forEach(sitting -> submit(sitting.id(), now));
        return overdue.isEmpty() ? history : attempts.historyOf(worker);
    }

    /** {@return the attempt, which the caller's transaction holds alone, as it is after its end} */
    Ended ended(Sitting sitting, Instant now) {
        return sitting.closed().isPresent()
                ? new Ended(sitting, results.find(sitting.id()).orElseThrow())
                : close(sitting, now);
    }

    private Ended close(Sitting sitting, Instant now) {
        var closed = isOver(sitting, now)
                ? new Sitting.Closed(sitting.deadline(), Attempt.Ended.DEADLINE)
                : new Sitting.Closed(now, Attempt.Ended.CANDIDATE);
        var journal = answers.journal(sitting.id());
        var chain = chain(sitting, journal);
        if (chain instanceof AnswerChain.Broken(var seq)) {
            LOG.info("the chain of answers is broken attempt={} seq={}", sitting.id(), seq);
        }
        var score = papers.mark(sitting.paper(), latest(journal));
        var receipt = Receipt.of(sitting, journal, closed.at());
        // Answers are only ever late to an attempt that its deadline ends.
        var late = closed.by() == Attempt.Ended.DEADLINE
                ? answers.savedSince(sitting.id(), overSince(sitting)).size()
                : 0;
        var marks = Marks.of(score, sitting.passPercent(), receipt, late);
        results.close(sitting.id(), closed, new ResultTable.Marking(score, marks, chain), now);
        events.publishEvent(marked(sitting, closed, marks));
        return new Ended(sitting.closed(closed), marks);
    }

    /**
     * Marks an attempt anew that its deadline ended, within the caller's transaction, which holds it. Late answers never
     * lower a mark: nobody loses by having had no network.
     */
    void remark(Sitting sitting, Instant now) {
        var closed = sitting.closed().orElseThrow();
        var before = results.find(sitting.id()).orElseThrow();
        var journal = answers.journal(sitting.id());
        var late = answers.savedSince(sitting.id(), overSince(sitting));
        var states = LateStates.of(journal, late).stream()
                .map(state -> papers.mark(sitting.paper(), state))
                .toList();
        var score = states.stream()
                .max(Comparator.comparing(Score::percent).thenComparingInt(states::lastIndexOf))
                .orElseThrow();
        var marks = Marks.of(score, sitting.passPercent(), Receipt.of(sitting, journal, closed.at()), late.size());
        var change = marks.percent().compareTo(before.percent());
        if (change < 0 || (change == 0 && !score.equals(states.getLast()))) {
            results.noteLate(sitting.id(), marks, now);
            return;
        }
        var revision =
                results.replace(sitting.id(), new ResultTable.Marking(score, marks, chain(sitting, journal)), now);
        LOG.info("marked anew with late answers attempt={} revision={}", sitting.id(), revision);
        events.publishEvent(new AttemptRemarked(marked(sitting, closed, marks), revision));
    }

    /**
     * {@return the answers of an ended attempt that its marks stand on, by item} With answers that came late these need not be
     * the latest ones: who lost by them keeps the marks of before.
     */
    Map<Integer, Response> counting(Sitting sitting) {
        var journal = answers.journal(sitting.id());
        var states = LateStates.of(journal, answers.savedSince(sitting.id(), overSince(sitting)));
        var earned = results.earned(sitting.id());
        return states.reversed().stream()
                .filter(state -> states.size() == 1 || earns(sitting, state, earned))
                .findFirst()
                .orElseGet(() -> latest(journal));
    }

    private boolean earns(Sitting sitting, Map<Integer, Response> state, List<BigDecimal> earned) {
        var marks = papers.mark(sitting.paper(), state).items();
        return marks.stream().allMatch(mark -> mark.earned().compareTo(earned.get(mark.number() - 1)) == 0);
    }

    /** What was set aside is looked up only where a place in a chain is empty. */
    private AnswerChain chain(Sitting sitting, List<Answer> journal) {
        var chain = AnswerChain.of(sitting, journal, List.of());
        return chain instanceof AnswerChain.Broken ? AnswerChain.of(sitting, journal, kept.aside(sitting.id())) : chain;
    }

    private Instant overSince(Sitting sitting) {
        return sitting.deadline()
                .plus(exams.terms(sitting.exam(), sitting.policy()).grace());
    }

    private static Map<Integer, Response> latest(List<Answer> journal) {
        return journal.stream().collect(Collectors.toMap(Answer::item, Answer::response, (earlier, later) -> later));
    }

    private AttemptMarked marked(Sitting sitting, Sitting.Closed closed, Marks marks) {
        var seat = sitting.seat();
        return new AttemptMarked(
                sitting.id(),
                sitting.exam(),
                exams.of(sitting).kind(),
                seat.programme(),
                seat.worker(),
                seat.employer(),
                seat.employment(),
                sitting.number(),
                marks.percent(),
                marks.verdict(),
                Optional.of(closed)
                        .filter(by -> by.by() == Attempt.Ended.DEADLINE)
                        .map(Sitting.Closed::at),
                closed.at());
    }
}
