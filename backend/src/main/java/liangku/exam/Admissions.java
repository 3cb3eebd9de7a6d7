package liangku.exam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.exam.StartQueue.Turn;
import liangku.exam.StartQueue.Wish;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to the exams: lets in as many starts as this node can do, and tells everybody else when their turn is. Time is
 * only taken from a candidate from their start on.
 *
 * @see "docs/decisions/start-queue.md"
 */
@Component
public class Admissions {

    private final Attempts attempts;
    private final Exams exams;
    private final SessionTable sessions;
    private final StartQueue queue;
    private final Duration waitingRoom;
    private final Clock clock;

    Admissions(JdbcClient db, Attempts attempts, Exams exams, ExamSettings settings, Clock clock) {
        this.attempts = attempts;
        this.exams = exams;
        this.sessions = new SessionTable(db);
        this.queue = new StartQueue(settings.starts());
        this.waitingRoom = settings.sessions().waitingRoom();
        this.clock = clock;
    }

    /** As below, on a phone that says nothing of itself. */
    public Starting start(WorkerId worker, ExamId id, Instant now) {
        return start(worker, id, Optional.empty(), now);
    }

    /**
     * Starts an attempt, goes on with the one that is open, or keeps a place in the queue.
     *
     * @param phone the writer of what it starts
     */
    public Starting start(WorkerId worker, ExamId id, Optional<PhoneId> phone, Instant now) {
        var exam = exams.find(id);
        if (exam.isEmpty()) {
            return new Starting.NoSuchExam();
        }
        var place = sessions.place(worker, id, now);
        var opens = place.opensAt();
        if (opens.isPresent() && opens.get().isAfter(now.plus(waitingRoom))) {
            return refusal(worker, exam.get(), now)
                    .orElseGet(() -> new Starting.Refused(scheduled(exam.get(), opens.get())));
        }
        var wish = new Wish(worker, id);
        return switch (queue.ask(wish, opens.orElse(now), now)) {
            case Turn.Now begin -> begin(worker, exam.get(), place, phone, now);
            case Turn.Later later -> waiting(wish, exam.get(), place, later, now);
            case Turn.Full(var askAgain) ->
                running(worker, exam.get(), place, now).orElseGet(() -> new Starting.Overrun(askAgain));
        };
    }

    private Starting begin(WorkerId worker, Exam exam, SessionTable.Place place, Optional<PhoneId> phone, Instant now) {
        var from = clock.instant();
        try {
            var prepared =
                    place.ready() ? attempts.startPrepared(worker, exam.id(), phone, now) : Optional.<Starting>empty();
            return prepared.orElseGet(() -> attempts.start(worker, exam.id(), phone, now));
        } finally {
            queue.ended(Duration.between(from, clock.instant()));
        }
    }

    /**
     * Nobody waits for what they have, nor long for what they will be refused. To be kept waiting must cost the house little, or
     * a crowd that waits keeps itself waiting: those soon in turn hear of a refusal then.
     */
    private Starting waiting(Wish wish, Exam exam, SessionTable.Place place, Turn.Later later, Instant now) {
        var other = running(wish.worker(), exam, place, now)
                .or(() -> later.newlyFar() ? refusal(wish.worker(), exam, now) : Optional.empty());
        other.ifPresent(known -> queue.leave(wish));
        return other.orElseGet(() ->
                new Starting.Waiting(exam, place.opensAt().orElse(now), later.ahead(), later.at(), later.askAgain()));
    }

    private Optional<Starting> running(WorkerId worker, Exam exam, SessionTable.Place place, Instant now) {
        return place.running() ? attempts.running(worker, exam, now).map(Starting.Resumed::new) : Optional.empty();
    }

    /** {@return what there is to say at once, whoever else wants to start} */
    private Optional<Starting> refusal(WorkerId worker, Exam exam, Instant now) {
        var running = attempts.running(worker, exam, now);
        if (running.isPresent()) {
            return running.map(Starting.Resumed::new);
        }
        return switch (attempts.eligibility(worker, exam.id(), now)) {
            case Eligibility.MaySit may -> Optional.empty();
            case Eligibility.Scheduled scheduled -> Optional.empty();
            // It has run out of its time and waits to be marked: the start itself does that.
            case Eligibility.Running overdue -> Optional.empty();
            case Eligibility why -> Optional.of(new Starting.Refused(why));
        };
    }

    /** A spot check is a surprise: until its people may wait for it nobody says that it is to come. */
    private static Eligibility scheduled(Exam exam, Instant opensAt) {
        return exam.kind() == ExamKind.SPOT_CHECK ? new Eligibility.NoSuchDuty() : new Eligibility.Scheduled(opensAt);
    }
}
