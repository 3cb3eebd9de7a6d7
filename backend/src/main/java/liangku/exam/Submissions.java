package liangku.exam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.exam.ResultTable.Marks;
import liangku.people.WorkerId;
import liangku.questionbank.Papers;
import liangku.questionbank.Response;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends attempts: marks what was saved, stores the result and says so, in one transaction. */
@Component
class Submissions {

    private final AttemptTable attempts;
    private final AnswerTable answers;
    private final ResultTable results;
    private final Papers papers;
    private final Exams exams;
    private final ApplicationEventPublisher events;
    private final ExamSettings settings;

    Submissions(JdbcClient db, Papers papers, Exams exams, ApplicationEventPublisher events, ExamSettings settings) {
        this.attempts = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.results = new ResultTable(db);
        this.papers = papers;
        this.exams = exams;
        this.events = events;
        this.settings = settings;
    }

    /** {@return the worker's own attempt, submitted within the caller's transaction; nobody else's is found} */
    Optional<Sitting> submit(WorkerId worker, AttemptId id, Instant now) {
        return attempts.findForSubmission(id)
                .filter(sitting -> sitting.seat().worker().equals(worker))
                .map(sitting -> sitting.closed().isPresent() ? sitting : close(sitting, now));
    }

    /** {@return whether not even a delayed answer can come any more} */
    boolean isOver(Sitting sitting, Instant now) {
        return now.isAfter(sitting.deadline().plus(settings.answerGrace()));
    }

    /** {@return deadlines before this are over} */
    Instant overSince(Instant now) {
        return now.minus(settings.answerGrace());
    }

    /**
     * Submits an open attempt, within the caller's transaction: who comes second waits and finds it closed. Over its
     * time it counts as ended by, and at, its deadline.
     *
     * @return the attempt as it is afterwards; empty if there is none
     */
    Optional<Sitting> submit(AttemptId id, Instant now) {
        return attempts.findForSubmission(id)
                .map(sitting -> sitting.closed().isPresent() ? sitting : close(sitting, now));
    }

    /**
     * Submits what the worker left open beyond its time; the sweep would do it a little later.
     *
     * @return what is still open
     */
    List<Sitting> submitOverdue(WorkerId worker, Instant now) {
        var open = attempts.openOf(worker);
        open.stream().filter(sitting -> isOver(sitting, now)).forEach(sitting -> submit(sitting.id(), now));
        return open.stream().filter(sitting -> !isOver(sitting, now)).toList();
    }

    private Sitting close(Sitting sitting, Instant now) {
        var closed = isOver(sitting, now)
                ? new Sitting.Closed(sitting.deadline(), Attempt.Ended.DEADLINE)
                : new Sitting.Closed(now, Attempt.Ended.CANDIDATE);
        Map<Integer, Response> responses =
                answers.latest(sitting.id()).stream().collect(Collectors.toMap(Answer::item, Answer::response));
        var score = papers.mark(sitting.paper(), responses);
        var marks = Marks.of(score, sitting.passPercent());
        attempts.close(sitting.id(), closed);
        results.insert(sitting.id(), score, marks, now);
        events.publishEvent(marked(sitting, closed, marks));
        return sitting.closed(closed);
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
