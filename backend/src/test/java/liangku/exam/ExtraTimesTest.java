package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.exam.ExtraTimes.Granting;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

class ExtraTimesTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.R3));
    private static final Scope ELSEWHERE = new Scope.Area(Set.of("371581"), Set.of(Category.R3));
    private static final String REASON = "阅读困难";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void theDeadlineOfTheNextAttemptCountsTheTimeGranted() {
        var cook = cook();

        grant(cook, 50, Optional.empty());

        assertThat(started(cook, NOON).deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(90)));
    }

    @Test
    void theTimelineOfTheAttemptSaysSo() {
        var cook = cook();
        grant(cook, 50, Optional.empty());
        var attempt = started(cook, NOON);
        HALL.extraTimes.end(cook, COUNTY, "account:r", NOON.plusSeconds(60));

        var timelines = new Timelines(HALL.db, HALL.candidates, HALL.audit, HALL.exams);

        assertThat(timelines.of(attempt.id(), cook).orElseThrow().events())
                .containsExactly(
                        new AttemptEvent.ExtraTimeGranted(NOON, 50, "account:r", true),
                        new AttemptEvent.Started(NOON, 1, attempt.deadline(), 1, 50),
                        new AttemptEvent.ExtraTimeEnded(NOON.plusSeconds(60), 50, "account:r"));
    }

    @Test
    void theExamIsOfferedWithThePersonsOwnTime() {
        var cook = cook();
        grant(cook, 25, Optional.empty());

        assertThat(HALL.attempts.offers(cook, NOON)).extracting(Offer::limit).containsExactly(Duration.ofMinutes(75));
    }

    @Test
    void theReasonIsReadableNeitherInTheDatabaseNorInTheLog() {
        var cook = cook();

        grant(cook, 50, Optional.empty());

        assertThat(HALL.extraTimes.of(cook, COUNTY).orElseThrow())
                .extracting(grant -> grant.extraTime().reason())
                .containsExactly(REASON);
        assertThat(inTheOpen(cook)).isZero();
        assertThat(HALL.audit.about("worker", cook.toString()))
                .filteredOn(entry -> entry.action().equals("extra-time-granted"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.detail()).contains("extraTime").doesNotContain(REASON));
    }

    @Test
    void aReasonFromBeforeIsReadableAndSealedAtTheNextStart() {
        var cook = cook();
        grant(cook, 50, Optional.empty());
        HALL.db
                .sql("update exam.extra_time set reason = :reason, reason_sealed = null where worker_id = :worker")
                .param("reason", REASON)
                .param("worker", cook.value())
                .update();
        assertThat(reasons(cook)).containsExactly(REASON);

        HALL.sealing().run();

        assertThat(inTheOpen(cook)).isZero();
        assertThat(reasons(cook)).containsExactly(REASON);
    }

    private static List<String> reasons(WorkerId worker) {
        return HALL.extraTimes.of(worker, COUNTY).orElseThrow().stream()
                .map(grant -> grant.extraTime().reason())
                .toList();
    }

    private static long inTheOpen(WorkerId worker) {
        return HALL.db
                .sql("""
                        select count(*)
                        from exam.extra_time
                        where worker_id = :worker
                          and (reason is not null or position(:reason::bytea in reason_sealed) > 0)
                        """)
                .param("worker", worker.value())
                .param("reason", REASON.getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single();
    }

    @Test
    void anAttemptUnderWayKeepsTheTimeItStartedWith() {
        var cook = cook();
        var attempt = started(cook, NOON);

        grant(cook, 100, Optional.empty());

        assertThat(HALL.attempts.view(cook, attempt.id(), NOON))
                .hasValueSatisfying(
                        seen -> assertThat(((Attempt.Open) seen).deadline()).isEqualTo(attempt.deadline()));
    }

    @Test
    void aNewGrantTakesThePlaceOfTheOneBeforeAndBothStayOnRecord() {
        var cook = cook();
        grant(cook, 50, Optional.empty());

        grant(cook, 25, Optional.empty());

        assertThat(started(cook, NOON).deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(75)));
        assertThat(HALL.extraTimes.of(cook, COUNTY).orElseThrow())
                .extracting(grant -> grant.on(TODAY))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatIsEndedOrOverAddsNothing() {
        var first = cook();
        grant(first, 50, Optional.empty());
        var second = cook();
        grant(second, 50, Optional.of(TODAY.plusDays(1)));

        assertThat(HALL.extraTimes.end(first, COUNTY, "account:r", NOON)).isOne();
        assertThat(HALL.extraTimes.end(first, COUNTY, "account:r", NOON)).isZero();

        assertThat(started(first, NOON).deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(60)));
        var tomorrow = NOON.plus(Duration.ofDays(1));
        assertThat(started(second, tomorrow).deadline()).isEqualTo(tomorrow.plus(Duration.ofMinutes(60)));
    }

    @Test
    void aPaperThatWaitsInASessionIsMadeAnewWithTheTimeGranted() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var opens = NOON.plus(Duration.ofHours(1));
        var exam = HALL.exam("WORKER").id();
        HALL.sessions.schedule(
                exam,
                employer,
                Optional.empty(),
                new ExamSessions.Window(opens, opens.plusSeconds(3600)),
                COUNTY,
                "account:r",
                NOON);
        HALL.preparations.prepare(NOON);

        grant(cook, 50, Optional.empty());
        HALL.preparations.prepare(NOON.plus(Duration.ofMinutes(6)));

        var started = (Starting.Started)
                HALL.attempts.startPrepared(cook, exam, Optional.empty(), opens).orElseThrow();
        assertThat(started.attempt().deadline()).isEqualTo(opens.plus(Duration.ofMinutes(90)));
    }

    @Test
    void whatCannotBeGrantedIsRefused() {
        var cook = cook();

        assertThat(HALL.extraTimes.grant(cook, 50, REASON, Optional.empty(), ELSEWHERE, "account:x", NOON))
                .isEqualTo(new Granting.NotFound());
        assertThat(HALL.extraTimes.grant(cook, 4, REASON, Optional.empty(), COUNTY, "account:r", NOON))
                .isEqualTo(new Granting.Unfit());
        assertThat(HALL.extraTimes.grant(cook, 50, " ", Optional.empty(), COUNTY, "account:r", NOON))
                .isEqualTo(new Granting.Unfit());
        assertThat(HALL.extraTimes.grant(cook, 50, REASON, Optional.of(TODAY), COUNTY, "account:r", NOON))
                .isEqualTo(new Granting.Unfit());
    }

    @Test
    void oddMinutesAreRoundedForTheCandidate() {
        assertThat(ExtraTime.lengthened(Duration.ofMinutes(20), 33)).isEqualTo(Duration.ofMinutes(27));
    }

    private static WorkerId cook() {
        return HALL.learned(Category.R3, Post.WORKER).worker();
    }

    private static void grant(WorkerId worker, int percent, Optional<LocalDate> until) {
        assertThat(HALL.extraTimes.grant(worker, percent, REASON, until, COUNTY, "account:r", NOON))
                .isInstanceOf(Granting.Granted.class);
    }

    private static Attempt.Open started(WorkerId worker, Instant now) {
        return ((Starting.Started)
                        HALL.attempts.start(worker, HALL.exam("WORKER").id(), now))
                .attempt();
    }
}
