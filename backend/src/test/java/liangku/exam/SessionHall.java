package liangku.exam;

import static liangku.exam.ExamHall.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.ExamSession.Line;
import liangku.exam.ExamSessions.Scheduling;
import liangku.exam.ExamSessions.Window;
import liangku.people.Employment;
import liangku.people.Post;
import liangku.people.WorkerId;

/** Sessions of a canteen in a county, in which a regulator has its people sit an exam together. */
final class SessionHall {

    static final PhoneId PHONE = new PhoneId(UUID.randomUUID());
    static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.R2, Category.R3));
    static final Instant OPENS = NOON.plus(Duration.ofHours(1));
    static final Window WINDOW = new Window(OPENS, OPENS.plus(Duration.ofHours(2)));

    final ExamHall hall = new ExamHall();

    Scheduling schedule(EmployerId employer, Optional<List<WorkerId>> workers) {
        return hall.sessions.schedule(hall.exam("WORKER").id(), employer, workers, WINDOW, COUNTY, "account:r", NOON);
    }

    Scheduling schedule(EmployerId employer, Window window, Scope scope) {
        return hall.sessions.schedule(
                hall.exam("WORKER").id(), employer, Optional.empty(), window, scope, "account:r", NOON);
    }

    record Waiting(Employment employment, ExamSession session) {}

    /** {@return somebody who has learned, and the session their paper waits for} */
    Waiting waiting() {
        var employer = hall.employer(Category.R3);
        var employment = hall.learned(employer, Post.WORKER);
        var session = scheduled(employer);
        hall.preparations.prepare(NOON);
        return new Waiting(employment, session);
    }

    ExamSession scheduled(EmployerId employer) {
        return scheduled(employer, WINDOW);
    }

    ExamSession scheduled(EmployerId employer, Window window) {
        return ((Scheduling.Scheduled) schedule(employer, window, COUNTY)).session();
    }

    List<Line> lines(ExamSession session, Instant now) {
        return hall.sessions.report(session.id(), COUNTY, now).orElseThrow().lines();
    }

    Starting start(WorkerId worker, Instant now) {
        return hall.attempts.start(worker, hall.exam("WORKER").id(), now);
    }

    Optional<Attempt.Open> startPrepared(WorkerId worker, Instant now) {
        return hall.attempts
                .startPrepared(worker, hall.exam("WORKER").id(), Optional.of(PHONE), now)
                .map(started -> ((Starting.Started) started).attempt());
    }

    String preparedDigest(WorkerId worker) {
        return hall.db
                .sql("select digest from exam.prepared_attempt where worker_id = :worker")
                .param("worker", worker.value())
                .query(String.class)
                .single();
    }
}
