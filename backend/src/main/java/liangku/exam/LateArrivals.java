package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        /** It was given when the candidate had gone on with another phone, which writes since. */
        WRITTEN_ELSEWHERE,
        /** It came later than late answers are taken. */
        WINDOW_CLOSED,
        /** The candidate had handed in, on another phone. */
        HANDED_IN
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
     * @param elsewhere since when another phone writes; empty if this is the one
     * @param window for how long after the deadline late answers are taken
     */
    static Judged judge(
            Sitting sitting,
            List<Answer> journal,
            Collection<Answer> fresh,
            Tickets.Shown ticket,
            Optional<Instant> elsewhere,
            Duration window,
            Instant now) {
        var ends = ends(sitting, journal);
        var shut = shut(sitting, window, now);
        var taken = new ArrayList<Answer>();
        var kept = new ArrayList<Kept>();
        for (var answer :
                fresh.stream().sorted(Comparator.comparingLong(Answer::seq)).toList()) {
            var against = shut.or(() -> against(sitting, ends, ticket, elsewhere, answer));
            against.ifPresentOrElse(why -> kept.add(new Kept(answer, why)), () -> taken.add(answer));
        }
        return new Judged(taken, kept);
    }

    private static Optional<Why> shut(Sitting sitting, Duration window, Instant now) {
        if (sitting.closed()
                .filter(closed -> closed.by() == Attempt.Ended.CANDIDATE)
                .isPresent()) {
            return Optional.of(Why.HANDED_IN);
        }
        return now.isAfter(sitting.deadline().plus(window)) ? Optional.of(Why.WINDOW_CLOSED) : Optional.empty();
    }

    /** Moves the end of the chain on, also over an answer that is too late: what follows from it is too late as well. */
    private static Optional<Why> against(
            Sitting sitting, Map<String, Long> ends, Tickets.Shown ticket, Optional<Instant> elsewhere, Answer answer) {
        if (answer.link().isEmpty()) {
            return Optional.of(Why.NO_EVIDENCE);
        }
        var link = answer.link().get();
        var given = sitting.startedAt().plusMillis(link.elapsedMs());
        var against = against(ticket, given);
        if (against.isPresent()) {
            return against;
        }
        var before = ends.get(link.chain());
        if (before == null || before > link.elapsedMs()) {
            return Optional.of(Why.DOES_NOT_FOLLOW);
        }
        goOn(ends, sitting, link);
        if (given.isAfter(sitting.deadline())) {
            return Optional.of(Why.AFTER_THE_DEADLINE);
        }
        return elsewhere.filter(given::isAfter).map(since -> Why.WRITTEN_ELSEWHERE);
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

    /** {@return where the chains of the phones end, and when that was: with the paper for one that has brought nothing} */
    private static Map<String, Long> ends(Sitting sitting, List<Answer> journal) {
        Map<String, Long> ends = new HashMap<>();
        ends.put(AnswerLink.beginning(sitting), 0L);
        for (var answer : journal) {
            answer.link().ifPresent(link -> goOn(ends, sitting, link));
        }
        return ends;
    }

    /** Each phone has a chain of its own, and all begin with the paper: there another may still begin. */
    private static void goOn(Map<String, Long> ends, Sitting sitting, AnswerLink link) {
        if (!link.chain().equals(AnswerLink.beginning(sitting))) {
            ends.remove(link.chain());
        }
        ends.put(link.link(), link.elapsedMs());
    }
}
