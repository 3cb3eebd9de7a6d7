package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.people.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final LateAnswerTable aside;
    private final Attempts attempts;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    HandIns(JdbcClient db, Attempts attempts, Tickets tickets, TransactionTemplate transaction) {
        this.db = db;
        this.table = new AttemptTable(db);
        this.answers = new AnswerTable(db);
        this.aside = new LateAnswerTable(db);
        this.attempts = attempts;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    /**
     * A paper that was sealed on a phone.
     *
     * @param at when, by the phone's account
     * @param holds whether the answers fit the seal
     */
    public record Sealed(Instant at, boolean holds) {}

    /**
     * Looks at the paper, notes its seal and marks it, in one transaction.
     *
     * @param seal present if it was handed in before the platform could hear of it
     */
    public HandingIn take(WorkerId worker, AttemptId id, Sender sender, Optional<Seal> seal, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> table.findToHandIn(id)
                .filter(held -> held.sitting().seat().worker().equals(worker))
                .map(held -> take(held, sender, seal, now))
                .orElseGet(HandingIn.NotFound::new)));
    }

    private HandingIn take(AttemptTable.Held held, Sender sender, Optional<Seal> seal, Instant now) {
        var sitting = held.sitting();
        if (tickets.shown(sitting, sender.ticket()) instanceof Tickets.Shown.Foreign) {
            LOG.info("a paper came with a foreign ticket attempt={}", sitting.id());
            return new HandingIn.ForeignTicket();
        }
        var isOpen = sitting.closed().isEmpty();
        var other = isOpen ? Writers.otherThan(sender.phone(), held.writer()) : Optional.<Writer>empty();
        if (other.isPresent()) {
            return new HandingIn.OtherPhone(other.get());
        }
        // The paper that a candidate handed in on another phone is not sealed by this one.
        seal.filter(shown -> isOpen || sitting.closed().orElseThrow().by() == Attempt.Ended.DEADLINE)
                .ifPresent(shown -> note(sitting, shown, now));
        var marked = attempts.submit(sitting, now);
        // It is noted with the marking or, for what was handed in before, already there: an open one without has none.
        var known = isOpen && seal.isEmpty() ? Optional.<Sealed>empty() : sealed(sitting.id());
        return new HandingIn.Marked(marked, known);
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
                : Stream.concat(
                                answers.journal(sitting.id()).stream().flatMap(answer -> answer.link().stream()),
                                aside.aside(sitting.id()).stream())
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
