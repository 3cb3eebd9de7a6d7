package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import liangku.people.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes papers that phones hand in, at once or long after they were sealed without a network. A seal that does not fit the
 * journal is noted and stops nobody: what is marked are the answers the platform has.
 */
@Component
public class HandIns {

    private static final Logger LOG = LoggerFactory.getLogger(HandIns.class);

    private final JdbcClient db;
    private final AttemptTable table;
    private final AnswerTable answers;
    private final Attempts attempts;
    private final Tickets tickets;
    private final Writers writers;

    HandIns(JdbcClient db, Attempts attempts, Tickets tickets, Writers writers) {
        this.db = db;
        this.table = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.attempts = attempts;
        this.tickets = tickets;
        this.writers = writers;
    }

    /**
     * A paper that was sealed on a phone.
     *
     * @param at when, by the phone's account
     * @param holds whether the answers fit the seal
     */
    public record Sealed(Instant at, boolean holds) {}

    /** @param seal present if it was handed in before the platform could hear of it */
    public HandingIn take(WorkerId worker, AttemptId id, Sender sender, Optional<Seal> seal, Instant now) {
        var sitting = table.find(id).filter(found -> found.seat().worker().equals(worker));
        if (sitting.isEmpty()) {
            return new HandingIn.NotFound();
        }
        if (tickets.shown(sitting.get(), sender.ticket()) instanceof Tickets.Shown.Foreign) {
            LOG.info("a paper came with a foreign ticket attempt={}", id);
            return new HandingIn.ForeignTicket();
        }
        var other = writers.otherThan(sender.phone(), id);
        if (other.isPresent() && sitting.get().closed().isEmpty()) {
            return new HandingIn.OtherPhone(other.get());
        }
        seal.ifPresent(shown -> note(sitting.get(), shown, now));
        return attempts.submit(worker, id, now)
                .<HandingIn>map(HandingIn.Marked::new)
                .orElseGet(HandingIn.NotFound::new);
    }

    /** {@return how the paper was sealed, if it was handed in without a network} */
    public Optional<Sealed> sealed(AttemptId id) {
        return db.sql("""
                select a.started_at, s.elapsed_ms, s.holds
                from exam.sealed_paper s
                join exam.attempt a on a.id = s.attempt_id
                where s.attempt_id = :id
                """)
                .param("id", id.value())
                .query((rs, row) -> new Sealed(
                        AttemptTable.instant(rs, "started_at").plus(Duration.ofMillis(rs.getLong("elapsed_ms"))),
                        rs.getBoolean("holds")))
                .optional();
    }

    private void note(Sitting sitting, Seal seal, Instant now) {
        var holds = seal.lines() == 0
                ? seal.head().equals(AnswerLink.beginning(sitting))
                : answers.journal(sitting.id()).stream()
                        .flatMap(answer -> answer.link().stream())
                        .anyMatch(link -> link.link().equals(seal.head()));
        if (!holds) {
            LOG.info("a seal does not fit the answers attempt={}", sitting.id());
        }
        db.sql("""
                insert into exam.sealed_paper (attempt_id, head, lines, elapsed_ms, holds, arrived_at)
                values (:id, :head, :lines, :elapsed, :holds, :now)
                on conflict (attempt_id) do nothing
                """)
                .param("id", sitting.id().value())
                .param("head", HexFormat.of().parseHex(seal.head()))
                .param("lines", seal.lines())
                .param("elapsed", seal.elapsedMs())
                .param("holds", holds)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }
}
