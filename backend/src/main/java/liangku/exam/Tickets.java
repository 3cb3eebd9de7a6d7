package liangku.exam;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.identity.Statements;
import liangku.questionbank.ReleaseId;
import org.springframework.stereotype.Component;

/** Gives out tickets and knows them again. Nothing is stored: the signature is what tells them from inventions. */
@Component
public class Tickets {

    private static final String KIND = "exam-ticket";

    private final Statements statements;

    Tickets(Statements statements) {
        this.statements = statements;
    }

    /** What a ticket that was shown is worth. */
    sealed interface Shown {

        record Good(Ticket ticket) implements Shown {}

        record None() implements Shown {}

        /** Not signed here, changed, or of another attempt. */
        record Foreign() implements Shown {}
    }

    /** {@return a ticket for the phone that gets this paper now, signed} */
    public String issue(Attempt.Open attempt, Instant now) {
        var ticket = new Ticket(
                attempt.id(), attempt.paper().key().release(), attempt.paper().digest(), attempt.deadline(), now);
        return statements.sign(
                KIND,
                Map.of(
                        "attempt", ticket.attempt().toString(),
                        "release", ticket.release().toString(),
                        "digest", ticket.digest(),
                        "deadline", ticket.deadline().toString(),
                        "at", ticket.at().toString()));
    }

    /** {@return what a ticket says, whoever shows it}; empty if it is none of ours */
    Optional<Ticket> read(String signed) {
        return statements.read(KIND, signed).flatMap(Tickets::ticket);
    }

    Shown shown(Sitting sitting, Optional<String> signed) {
        if (signed.isEmpty()) {
            return new Shown.None();
        }
        return read(signed.get())
                .filter(ticket -> ticket.isFor(sitting))
                .<Shown>map(Shown.Good::new)
                .orElseGet(Shown.Foreign::new);
    }

    private static Optional<Ticket> ticket(Map<String, String> says) {
        try {
            return Optional.of(new Ticket(
                    new AttemptId(UUID.fromString(says.getOrDefault("attempt", ""))),
                    new ReleaseId(UUID.fromString(says.getOrDefault("release", ""))),
                    says.getOrDefault("digest", ""),
                    Instant.parse(says.getOrDefault("deadline", "")),
                    Instant.parse(says.getOrDefault("at", ""))));
        } catch (IllegalArgumentException | DateTimeException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
