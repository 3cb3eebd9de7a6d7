package liangku.exam;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import liangku.employer.EmployersChanged;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.PaperDesk.Drawing;
import liangku.people.RosterChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the papers of sessions before they open, so that a thousand starts at one moment are a thousand small inserts.
 * Whoever is killed in the middle, the next look goes on where it stopped; any number of nodes may look at once. A paper
 * stays as it was drawn, unless what papers keep to has changed since: a newer release or blueprint was published, or questions may
 * not meet any more or are tried out. Then it is drawn anew.
 */
@Component
class Preparations {

    private static final Logger LOG = LoggerFactory.getLogger(Preparations.class);

    /** So many hold one transaction; short enough that a session can be cancelled meanwhile. */
    private static final int AT_A_TIME = 20;

    /** What stood in somebody's way may be out of it after so long. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final PreparedTable table;
    private final SessionTable sessions;
    private final Entries entries;
    private final PaperDesk desk;
    private final ExamSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Preparations(
            JdbcClient db,
            Entries entries,
            PaperDesk desk,
            ExamSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = new PreparedTable(db);
        this.sessions = new SessionTable(db);
        this.entries = entries;
        this.desk = desk;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${liangku.exam.sessions.prepare-every:20s}")
    void run() {
        var ready = prepare(clock.instant());
        if (ready > 0) {
            LOG.info("papers of sessions drawn count={}", ready);
        }
    }

    /** {@return how many papers were drawn} */
    int prepare(Instant now) {
        var ready = 0;
        for (var some = someOf(now); some.looked() > 0; some = someOf(now)) {
            ready += some.ready();
        }
        return ready;
    }

    /**
     * Who leaves sits nothing on the account of the business left, and another post, or a second one elsewhere, may owe another
     * exam or none. What is owed is asked at the next look; where there is no time left for one, the start asks. In the
     * changing transaction on purpose.
     */
    @EventListener
    void on(RosterChanged changed) {
        table.forget(changed.workers());
    }

    /** A business of another kind, or one that closed, owes other exams or none. Likewise in the changing transaction. */
    @EventListener
    void on(EmployersChanged changed) {
        var ready = table.readyAt(changed.employers());
        if (!ready.isEmpty()) {
            table.forget(ready);
        }
    }

    private record Some(int looked, int ready) {}

    private Some someOf(Instant now) {
        var bases = entries.exams().stream()
                .flatMap(exam -> desk.basis(exam).stream())
                .toList();
        if (bases.isEmpty()) {
            return new Some(0, 0);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var wanted = table.wanted(
                    bases, now, now.plus(settings.sessions().prepareBefore()), now.minus(LOOK_AGAIN), AT_A_TIME);
            var ready = 0;
            for (var one : wanted) {
                var obstacle = prepare(one, now);
                table.looked(one, obstacle, now);
                ready += obstacle.isEmpty() ? 1 : 0;
            }
            return new Some(wanted.size(), ready);
        }));
    }

    /** {@return what stands in the way, as it will be when the session opens} */
    private Optional<Obstacle> prepare(PreparedTable.Wanted wanted, Instant now) {
        var exam = entries.exam(wanted.exam()).orElseThrow();
        var spotCheck = sessions.find(wanted.session()).orElseThrow().spotCheck();
        var entry = entries.of(wanted.worker(), exam, entries.history(wanted.worker()), wanted.opensAt())
                .filter(found -> found.seat().spotCheck().equals(spotCheck));
        var eligibility = entry.map(found -> found.standing().eligibility()).orElseGet(Eligibility.NoSuchDuty::new);
        if (entry.isPresent() && eligibility instanceof Eligibility.MaySit(var number)) {
            // Of before the drawing: what changes meanwhile has the paper drawn once more.
            var basis = desk.basis(exam);
            return switch (desk.draw(exam)) {
                case Drawing.Impossible no -> without(wanted, Obstacle.NO_PAPER);
                case Drawing.Drawn(var paper) -> {
                    var sitting = entry.get().sitting(new AttemptId(ids.generate()), number, paper, wanted.opensAt());
                    table.put(wanted.session(), sitting, basis.orElse(""), now);
                    yield Optional.empty();
                }
            };
        }
        return without(wanted, obstacle(eligibility));
    }

    /** What was drawn from an older release is of no use either. */
    private Optional<Obstacle> without(PreparedTable.Wanted wanted, Obstacle obstacle) {
        table.forget(wanted);
        return Optional.of(obstacle);
    }

    private static Obstacle obstacle(Eligibility eligibility) {
        return switch (eligibility) {
            case Eligibility.Running running -> Obstacle.RUNNING;
            case Eligibility.CoolingDown cooling -> Obstacle.COOLING_DOWN;
            case Eligibility.Exhausted exhausted -> Obstacle.EXHAUSTED;
            case Eligibility.LearnFirst learn -> Obstacle.LEARN_FIRST;
            case Eligibility.AlreadyPassed passed -> Obstacle.ALREADY_PASSED;
            case Eligibility.NoSuchDuty none -> Obstacle.NO_SUCH_DUTY;
            case Eligibility.Barred barred -> Obstacle.BARRED;
            case Eligibility.Closed closed -> Obstacle.CLOSED;
            case Eligibility.MaySit may -> throw new IllegalStateException("nothing stands in the way: " + may);
            case Eligibility.Scheduled other -> throw new IllegalStateException("named in a later session: " + other);
        };
    }
}
