package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes late counts by itself only with the ticket that came with the paper. */
class TicketsTest {

    private static final ExamHall HALL = new ExamHall();

    private final Attempt.Open attempt = HALL.started();
    private final Sitting sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
    private final Instant over = attempt.deadline().plusSeconds(3600);
    private final String ticket = HALL.tickets.issue(attempt, attempt.startedAt());

    @Test
    void aTicketSaysWhichPaperThePhoneGotAndWhen() {
        var read = HALL.tickets.read(ticket).orElseThrow();

        assertThat(read)
                .isEqualTo(new Ticket(
                        attempt.id(),
                        sitting.paper().release(),
                        sitting.digest(),
                        attempt.deadline(),
                        attempt.startedAt()));
        assertThat(ticket.length()).as("of every batch of answers").isLessThan(600);
    }

    @Test
    void withItsTicketALateAnswerCounts() {
        assertThat(save(Optional.of(ticket), answerAt(60_000))).isEqualTo(new Saving.Saved(1));
    }

    @Test
    void withoutATicketALateAnswerIsKeptForAPerson() {
        assertThat(save(Optional.empty(), answerAt(60_000))).isEqualTo(kept("NO_TICKET"));
        assertThat(undecided()).containsExactly("NO_TICKET");
    }

    @Test
    void aForgedTicketIsRefusedWithAReasonAndTheAnswerKept() {
        var forged = ticket.substring(0, ticket.lastIndexOf('.') + 1) + "A".repeat(43);

        assertThat(save(Optional.of(forged), answerAt(60_000))).isEqualTo(kept("FOREIGN_TICKET"));
        assertThat(save(Optional.of("no ticket at all"), answerAt(60_000))).isEqualTo(kept("FOREIGN_TICKET"));
        assertThat(undecided()).containsExactly("FOREIGN_TICKET");
    }

    @Test
    void theTicketOfAnotherAttemptIsForeign() {
        var other = HALL.started();

        assertThat(save(Optional.of(HALL.tickets.issue(other, NOON)), answerAt(60_000)))
                .isEqualTo(kept("FOREIGN_TICKET"));
    }

    @Test
    void nobodyAnswersBeforeTheyHaveThePaper() {
        var second = HALL.tickets.issue(attempt, attempt.startedAt().plusSeconds(1800));

        assertThat(save(Optional.of(second), answerAt(1_799_998))).isEqualTo(kept("BEFORE_THE_TICKET"));
        assertThat(save(Optional.of(second), answerAt(1_800_000))).isEqualTo(new Saving.Saved(1));
    }

    @Test
    void inTimeNobodyAsksForATicket() {
        assertThat(HALL.answers.save(
                        HALL.workerOf(attempt), attempt.id(), List.of(answerAt(1000)), NOON.plusSeconds(5)))
                .isEqualTo(new Saving.Saved(1));
    }

    @Test
    void aPaperHandedInWithAForeignTicketIsNotSubmitted() {
        var other = HALL.tickets.issue(HALL.started(), NOON);

        assertThat(handIn(Optional.of(other), Optional.empty(), NOON.plusSeconds(60)))
                .isEqualTo(new HandingIn.ForeignTicket());
        assertThat(HALL.attempts.view(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(61)))
                .containsInstanceOf(Attempt.Open.class);
    }

    @Test
    void aPaperSealedWithoutANetworkIsMarkedWhenItComesAndItsSealIsComparedWithTheAnswers() {
        var answer = answerAt(60_000);
        HALL.save(attempt, NOON.plusSeconds(600), answer);
        var seal = new Seal(answer.link().orElseThrow().link(), 1, 61_000);

        assertThat(handIn(Optional.of(ticket), Optional.of(seal), NOON.plusSeconds(601)))
                .isInstanceOf(HandingIn.Marked.class);
        assertThat(handIn(Optional.of(ticket), Optional.of(seal), NOON.plusSeconds(700)))
                .as("handed in again")
                .isInstanceOf(HandingIn.Marked.class);
        assertThat(HALL.handIns.sealed(attempt.id())).contains(new HandIns.Sealed(NOON.plusSeconds(61), true));
    }

    @Test
    void aPaperThatWasHandedInOnAnotherPhoneIsNotSealedByThisOne() {
        handIn(Optional.of(ticket), Optional.empty(), NOON.plusSeconds(600));
        var seal = new Seal("0".repeat(64), 2, 61_000);

        assertThat(handIn(Optional.of(ticket), Optional.of(seal), NOON.plusSeconds(700)))
                .isInstanceOf(HandingIn.Marked.class);
        assertThat(HALL.handIns.sealed(attempt.id())).isEmpty();
    }

    @Test
    void aPaperThatItsDeadlineEndedIsSealedByThePhoneThatBringsIt() {
        var seal = new Seal("0".repeat(64), 2, 61_000);

        handIn(Optional.of(ticket), Optional.of(seal), over);
        assertThat(HALL.handIns.sealed(attempt.id())).isPresent();
    }

    @Test
    void aSealThatDoesNotFitTheAnswersIsNotedAndStopsNobody() {
        HALL.save(attempt, NOON.plusSeconds(600), answerAt(60_000));
        var seal = new Seal("0".repeat(64), 2, 61_000);

        assertThat(handIn(Optional.of(ticket), Optional.of(seal), NOON.plusSeconds(601)))
                .isInstanceOf(HandingIn.Marked.class);
        assertThat(HALL.handIns.sealed(attempt.id())).contains(new HandIns.Sealed(NOON.plusSeconds(61), false));
    }

    private HandingIn handIn(Optional<String> shown, Optional<Seal> seal, Instant now) {
        return HALL.handIns.take(HALL.workerOf(attempt), attempt.id(), new Sender(Optional.empty(), shown), seal, now);
    }

    private Saving save(Optional<String> shown, Answer answer) {
        return HALL.answers.save(
                HALL.workerOf(attempt), attempt.id(), List.of(answer), new Sender(Optional.empty(), shown), over);
    }

    private Saving kept(String why) {
        return new Saving.TooLate(attempt.deadline(), 0, List.of(new Saving.Unproved(1, why)));
    }

    private List<String> undecided() {
        return HALL.undecided(attempt.id()).stream().map(LateAnswer::reason).toList();
    }

    private Answer answerAt(long elapsedMs) {
        var answer = HALL.answersOf(attempt, 9)[0];
        var link = AnswerLink.of(AnswerLink.beginning(sitting), elapsedMs, answer.item(), answer.response());
        return new Answer(1, answer.item(), answer.response(), link);
    }
}
