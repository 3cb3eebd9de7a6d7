package liangku.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.exam.Attempt;
import liangku.exam.PhoneId;
import liangku.exam.Tickets;
import liangku.exam.Writer;
import liangku.exam.Writers;
import liangku.questionbank.Paper;
import liangku.questionbank.Papers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The paper in the language its candidate reads: the same items, letters and digest, other words. With it goes the ticket
 * that the phone keeps.
 */
@Component
class ShownPaper {

    /** Names the phone that asks, by a UUID of its own making. */
    static final String PHONE = "Liangku-Phone";

    private final Papers papers;
    private final Tickets tickets;
    private final Writers writers;

    ShownPaper(Papers papers, Tickets tickets, Writers writers) {
        this.papers = papers;
        this.tickets = tickets;
        this.writers = writers;
    }

    static Optional<PhoneId> phone(@Nullable UUID named) {
        return Optional.ofNullable(named).map(PhoneId::new);
    }

    /** {@return an open attempt for the phone that asks} */
    AttemptJson.Open json(Attempt.Open attempt, Optional<PhoneId> phone, Locale locale, Instant now) {
        var writer = writers.of(attempt.id());
        writers.shown(attempt.id(), phone, writer, now);
        return json(attempt, writer, phone, locale, now);
    }

    /** {@return the same where it is known which phone it is written on} */
    AttemptJson.Open json(
            Attempt.Open attempt, Optional<Writer> writer, Optional<PhoneId> phone, Locale locale, Instant now) {
        return AttemptJson.open(
                attempt,
                paper(attempt, locale),
                tickets.issue(attempt, now),
                writer.map(found -> AttemptJson.WriterJson.of(found, phone)).orElse(null),
                locale,
                now);
    }

    private Paper paper(Attempt.Open attempt, Locale locale) {
        return switch (Language.of(locale)) {
            case ZH -> attempt.paper();
            case EN -> papers.english(attempt.paper().key());
        };
    }
}
