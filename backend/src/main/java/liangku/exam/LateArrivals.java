package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers that reach the platform when the time is up, because the phone had no network: those count which the phone's own
 * chain shows to have been given in time. Pure.
 *
 * <p>The chain follows from what was stored while the time ran, or from the paper itself for a phone that has brought nothing
 * yet, and its clock never runs backwards.
 */
final class LateArrivals {

    private LateArrivals() {}

    /** Why an answer does not count by itself. */
    enum Why {
        /** It says nothing of when and after what it was given. */
        NO_EVIDENCE,
        /** The phone does not show the ticket that came with the paper. */
        NO_TICKET,
        /** The ticket is not signed here, was changed, or is of another attempt. */
        FOREIGN_TICKET,
        /** It says that it was given before this phone had the paper. */
        BEFORE_THE_TICKET,
        /** It follows from no answer the platform knows. */
        DOES_NOT_FOLLOW,
        /** By its own phone it was given too late, or follows one that was. */
        AFTER_THE_DEADLINE,
        /** Only a phone's clock that can be set says when it was given. */
        UNSURE_CLOCK,
        /** It was given while the candidate had gone on with another phone. */
        WRITTEN_ELSEWHERE,
        /** It came later than late answers are taken. */
        WINDOW_CLOSED,
        /** The candidate had handed in, on another phone. */
        HANDED_IN,
        /** By then the candidate had been told what is right on this paper. */
        KEY_SEEN
    }

    /** An answer that is left for a person to decide. */
    record Kept(Answer answer, Why why) {}

    /**
     * @param taken in the order of their numbers
     * @param kept in the order of their numbers
     */
    record Judged(List<Answer> taken, List<Kept> kept) {

        Judged {
            taken = List.copyOf(taken);
            kept = List.copyOf(kept);
        }
    }

    /**
     * @param journal what is stored of the attempt, by number
     * @param fresh what came and is not stored
     * @param ticket what the phone shows for having had the paper
     * @param aside what came before and is not in the journal
     * @param elsewhere whether the candidate had gone on with another phone then
     * @param window for how long after the deadline late answers are taken
     * @param keySeen whether the candidate was told what is right on this paper
     */
    static Judged judge(
            Sitting sitting,
            List<Answer> journal,
            Collection<AnswerLink> aside,
            Collection<Answer> fresh,
            Tickets.Shown ticket,
            Predicate<Instant> elsewhere,
            Duration window,
            boolean keySeen,
            Instant now) {
        var ends = new ChainEnds(sitting, aside);
        journal.stream().flatMap(answer -> answer.link().stream()).forEach(ends::goOn);
        var shut = shut(sitting, window, keySeen, now);
        var taken = new ArrayList<Answer>();
        var kept = new ArrayList<Kept>();
        for (var answer :
                fresh.stream().sorted(Comparator.comparingLong(Answer::seq)).toList()) {
            var against = shut.or(() -> against(sitting, ends, ticket, elsewhere, answer));
            against.ifPresentOrElse(
                    why -> {
                        kept.add(new Kept(answer, why));
                        answer.link().ifPresent(ends::setAside);
                    },
                    () -> taken.add(answer));
        }
        return new Judged(taken, kept);
    }

    private static Optional<Why> shut(Sitting sitting, Duration window, boolean keySeen, Instant now) {
        if (sitting.closed()
                .filter(closed -> closed.by() == Attempt.Ended.CANDIDATE)
                .isPresent()) {
            return Optional.of(Why.HANDED_IN);
        }
        if (now.isAfter(sitting.deadline().plus(window))) {
            return Optional.of(Why.WINDOW_CLOSED);
        }
        return keySeen ? Optional.of(Why.KEY_SEEN) : Optional.empty();
    }

    private static Optional<Why> against(
            Sitting sitting, ChainEnds ends, Tickets.Shown ticket, Predicate<Instant> elsewhere, Answer answer) {
        if (answer.link().isEmpty()) {
            return Optional.of(Why.NO_EVIDENCE);
        }
        var link = answer.link().get();
        var given = sitting.startedAt().plusMillis(link.elapsedMs());
        var against = against(ticket, given);
        if (against.isPresent()) {
            return against;
        }
        if (!ends.goOn(link)) {
            return Optional.of(Why.DOES_NOT_FOLLOW);
        }
        if (given.isAfter(sitting.deadline())) {
            return Optional.of(Why.AFTER_THE_DEADLINE);
        }
        if (link.unsure()) {
            return Optional.of(Why.UNSURE_CLOCK);
        }
        return elsewhere.test(given) ? Optional.of(Why.WRITTEN_ELSEWHERE) : Optional.empty();
    }

    private static Optional<Why> against(Tickets.Shown shown, Instant given) {
        return switch (shown) {
            case Tickets.Shown.None() -> Optional.of(Why.NO_TICKET);
            case Tickets.Shown.Foreign() -> Optional.of(Why.FOREIGN_TICKET);
            // The phone counts in whole ms, the start is finer.
            case Tickets.Shown.Good(var ticket) ->
                given.plusMillis(1).isBefore(ticket.at()) ? Optional.of(Why.BEFORE_THE_TICKET) : Optional.empty();
        };
    }
}
