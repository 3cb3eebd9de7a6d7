package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

/** Two phones in one attempt: one writes, the other may take over, and each of them is told. */
class WritersTest {

    private static final ExamHall HALL = new ExamHall();
    private static final PhoneId FIRST = new PhoneId(UUID.randomUUID());
    private static final PhoneId SECOND = new PhoneId(UUID.randomUUID());

    private final Attempt.Open attempt = HALL.started();
    private final WorkerId worker = HALL.workerOf(attempt);
    private final Answer[] right = HALL.answersOf(attempt, 9);

    @Test
    void thePhoneThatStartsWritesAndTheNextOneOnlyLearnsWho() {
        var next = HALL.learned(Category.R3, Post.WORKER).worker();
        var exam = HALL.exam("WORKER").id();

        assertThat(HALL.writers.of(attempt.id()))
                .as("of a start without a phone")
                .isEmpty();
        assertThat(HALL.attempts.start(next, exam, Optional.of(FIRST), NOON))
                .isInstanceOfSatisfying(
                        Starting.Started.class,
                        started -> assertThat(HALL.writers.of(started.attempt().id()))
                                .contains(new Writer(FIRST, NOON)));
        assertThat(HALL.attempts.start(next, exam, Optional.of(SECOND), NOON.plusSeconds(9)))
                .isInstanceOfSatisfying(
                        Starting.Resumed.class,
                        resumed -> assertThat(HALL.writers.of(resumed.attempt().id()))
                                .contains(new Writer(FIRST, NOON)));
    }

    @Test
    void answersOfTheOtherPhoneAreRefusedAndSoIsItsPaper() {
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);

        assertThat(save(SECOND, answer(1))).isEqualTo(new Saving.OtherPhone(new Writer(FIRST, NOON), 0));
        assertThat(handIn(SECOND)).isEqualTo(new HandingIn.OtherPhone(new Writer(FIRST, NOON)));
        assertThat(save(FIRST, answer(1))).isEqualTo(new Saving.Saved(1));
    }

    @Test
    void whoTakesOverWritesAndTheFirstPhoneIsToldSinceWhen() {
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);
        save(FIRST, answer(1));
        var since = NOON.plusSeconds(30);

        assertThat(HALL.writers.takeOver(worker, attempt.id(), SECOND, since)).contains(new Writer(SECOND, since));

        assertThat(save(SECOND, answer(2))).isEqualTo(new Saving.Saved(2));
        assertThat(save(FIRST, answer(3))).isEqualTo(new Saving.OtherPhone(new Writer(SECOND, since), 2));
        assertThat(save(FIRST, answer(1))).as("a replay of what is stored").isEqualTo(new Saving.Saved(2));
        assertThat(audited()).isOne();
        HALL.writers.takeOver(worker, attempt.id(), FIRST, since.plusSeconds(9));
        assertThat(save(FIRST, answer(3))).as("and back").isEqualTo(new Saving.Saved(3));
    }

    @Test
    void whoDoesNotSayWhichPhoneItIsWritesOnlyWhereNoPhoneDoes() {
        assertThat(HALL.answers.save(worker, attempt.id(), List.of(answer(1)), Sender.UNNAMED, inTime()))
                .isEqualTo(new Saving.Saved(1));
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);

        assertThat(HALL.answers.save(worker, attempt.id(), List.of(answer(2)), Sender.UNNAMED, inTime()))
                .isEqualTo(new Saving.OtherPhone(new Writer(FIRST, NOON), 1));
        assertThat(HALL.handIns.take(worker, attempt.id(), Sender.UNNAMED, Optional.empty(), NOON.plusSeconds(60)))
                .isEqualTo(new HandingIn.OtherPhone(new Writer(FIRST, NOON)));
        assertThat(save(FIRST, answer(2))).isEqualTo(new Saving.Saved(2));
    }

    @Test
    void whoHoldsItAlreadyTakesNothingOver() {
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);

        assertThat(HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON.plusSeconds(60)))
                .contains(new Writer(FIRST, NOON));
        assertThat(audited()).isZero();
    }

    @Test
    void ofTwoPhonesThatSawNobodyWriteOnlyOneGoesOn() {
        assertThat(HALL.writers.takeIfFree(worker, attempt.id(), FIRST, NOON)).contains(new Writer(FIRST, NOON));

        assertThat(HALL.writers.takeIfFree(worker, attempt.id(), SECOND, NOON.plusSeconds(1)))
                .contains(new Writer(FIRST, NOON));
        assertThat(HALL.writers.takeIfFree(new WorkerId(UUID.randomUUID()), attempt.id(), SECOND, NOON))
                .isEmpty();
        assertThat(audited()).isZero();
    }

    @Test
    void whichPhoneWroteWhenIsKept() {
        HALL.writers.claim(worker, attempt.id(), FIRST, NOON);
        HALL.writers.takeOver(worker, attempt.id(), SECOND, NOON.plusSeconds(60));
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON.plusSeconds(120));

        var tenures = HALL.writers.tenures(attempt.id());
        assertThat(tenures.all())
                .containsExactly(
                        new Writer(FIRST, NOON),
                        new Writer(SECOND, NOON.plusSeconds(60)),
                        new Writer(FIRST, NOON.plusSeconds(120)));
        assertThat(tenures.wereElsewhere(Optional.of(FIRST), NOON.plusSeconds(90)))
                .isTrue();
        assertThat(tenures.wereElsewhere(Optional.of(SECOND), NOON.plusSeconds(90)))
                .isFalse();
        assertThat(tenures.wereElsewhere(Optional.of(FIRST), NOON.plusSeconds(121)))
                .isFalse();
        assertThat(tenures.wereElsewhere(Optional.empty(), NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void whatIsTakenOverIsInTheLogOrNotTakenOver() {
        HALL.writers.claim(worker, attempt.id(), FIRST, NOON);

        HALL.transaction.executeWithoutResult(status -> {
            HALL.writers.takeOver(worker, attempt.id(), SECOND, NOON.plusSeconds(60));
            status.setRollbackOnly();
        });

        assertThat(HALL.writers.of(attempt.id())).contains(new Writer(FIRST, NOON));
        assertThat(audited()).isZero();
    }

    @Test
    void nobodyTakesOverAnothersAttempt() {
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);
        var stranger = new WorkerId(UUID.randomUUID());

        assertThat(HALL.writers.takeOver(stranger, attempt.id(), SECOND, NOON)).isEmpty();
        assertThat(HALL.writers.of(attempt.id())).contains(new Writer(FIRST, NOON));
    }

    @Test
    void aSubmittedAttemptIsHandedInAgainFromAnyPhone() {
        HALL.writers.takeOver(worker, attempt.id(), FIRST, NOON);
        assertThat(handIn(FIRST)).isInstanceOf(HandingIn.Marked.class);

        assertThat(handIn(SECOND)).isInstanceOf(HandingIn.Marked.class);
        assertThat(HALL.writers.takeOver(worker, attempt.id(), SECOND, NOON.plusSeconds(90)))
                .contains(new Writer(FIRST, NOON));
    }

    private HandingIn handIn(PhoneId phone) {
        return HALL.handIns.take(worker, attempt.id(), sender(phone), Optional.empty(), NOON.plusSeconds(60));
    }

    private Saving save(PhoneId phone, Answer answer) {
        return HALL.answers.save(worker, attempt.id(), List.of(answer), sender(phone), inTime());
    }

    /** The answer to the item of this number, under the same number. */
    private Answer answer(int number) {
        return right[number - 1];
    }

    private static Sender sender(PhoneId phone) {
        return new Sender(Optional.of(phone), Optional.empty());
    }

    private static Instant inTime() {
        return NOON.plusSeconds(20);
    }

    private int audited() {
        return HALL.db
                .sql("select count(*)::int from audit.entry where action = 'attempt-taken-over' and object_id = :id")
                .param("id", attempt.id().toString())
                .query(Integer.class)
                .single();
    }
}
