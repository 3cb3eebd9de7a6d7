package liangku.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.exam.Answer;
import liangku.exam.Answers;
import liangku.exam.AttemptId;
import liangku.exam.HandIns;
import liangku.exam.HandingIn;
import liangku.exam.Saving;
import liangku.exam.Seal;
import liangku.exam.Sender;
import liangku.people.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in what a shared device brings of somebody who no longer sits there. Nobody is at the device whom one could ask, so
 * what the phone client decides with its worker is decided here: answers under numbers that are used go behind them.
 */
@Component
public class LatePapers {

    private static final Logger LOG = LoggerFactory.getLogger(LatePapers.class);

    private static final int TRIES = 3;

    private final Answers answers;
    private final HandIns handIns;

    public LatePapers(Answers answers, HandIns handIns) {
        this.answers = answers;
        this.handIns = handIns;
    }

    /**
     * What was sealed.
     *
     * @param handedIn how the paper was closed on the device; empty if it was not
     */
    public record Paper(AttemptId attempt, List<Answer> answers, Sender sender, Optional<Handed> handedIn) {

        public Paper {
            answers = List.copyOf(answers);
        }

        private Paper withoutTicket() {
            return new Paper(attempt, answers, new Sender(sender.phone(), Optional.empty()), handedIn);
        }
    }

    /** @param seal present if no server could hear of it */
    public record Handed(Optional<Seal> seal) {}

    /** What became of it. */
    public sealed interface Delivery {

        /**
         * All is where it belongs: marked, if it was handed in; what came too late waits for a person; what is no answer to
         * this paper at all is set aside and noted in the log.
         */
        record Delivered() implements Delivery {}

        /** The worker goes on with it elsewhere. Nothing was taken; once that has ended, it will be. */
        record Elsewhere() implements Delivery {}

        /** @param seq the number under which another answer is stored, however often those that came are moved behind */
        record AnotherAnswer(long seq) implements Delivery {}

        /**
         * There is no room for all that would wait for a person; the rest is where it belongs.
         *
         * @param most so many are kept of an attempt
         */
        record Full(int most) implements Delivery {}

        /** It is no attempt of the one who sat there. */
        record NoAttempt() implements Delivery {}
    }

    /** Brings answers and paper to the attempt; however often, once. */
    public Delivery deliver(WorkerId worker, Paper paper, Instant now) {
        var saved =
                paper.answers().isEmpty() ? new Delivery.Delivered() : save(worker, paper, paper.answers(), now, TRIES);
        return saved instanceof Delivery.Delivered && paper.handedIn().isPresent()
                ? handIn(worker, paper, paper.handedIn().get(), now)
                : saved;
    }

    private Delivery save(WorkerId worker, Paper paper, List<Answer> batch, Instant now, int tries) {
        return switch (answers.save(worker, paper.attempt(), batch, paper.sender(), now)) {
            case Saving.Saved saved -> new Delivery.Delivered();
            case Saving.TooLate late -> new Delivery.Delivered();
            case Saving.OtherPhone other -> new Delivery.Elsewhere();
            case Saving.Conflict(var seq, var savedSeq) ->
                tries > 1
                        ? save(worker, paper, behind(batch, seq, savedSeq), now, tries - 1)
                        : new Delivery.AnotherAnswer(seq);
            case Saving.NotOnThePaper unfit -> apart(worker, paper, batch, now);
            case Saving.Full(var most) ->
                batch.size() == 1 ? new Delivery.Full(most) : halved(worker, paper, batch, now);
            case Saving.NotFound() -> new Delivery.NoAttempt();
        };
    }

    /** One answer that is none to this paper must not hold the others back: halves, until it is alone. */
    private Delivery apart(WorkerId worker, Paper paper, List<Answer> batch, Instant now) {
        if (batch.size() == 1) {
            var seq = batch.getFirst().seq();
            LOG.warn("attempt {}: answer {} is none to its paper and is set aside", paper.attempt(), seq);
            return new Delivery.Delivered();
        }
        return halved(worker, paper, batch, now);
    }

    /** What there is no room for does not keep the rest away either. */
    private Delivery halved(WorkerId worker, Paper paper, List<Answer> batch, Instant now) {
        var middle = batch.size() / 2;
        var first = save(worker, paper, batch.subList(0, middle), now, TRIES);
        if (!(first instanceof Delivery.Delivered || first instanceof Delivery.Full)) {
            return first;
        }
        var second = save(worker, paper, batch.subList(middle, batch.size()), now, TRIES);
        return second instanceof Delivery.Delivered ? first : second;
    }

    private Delivery handIn(WorkerId worker, Paper paper, Handed handed, Instant now) {
        return switch (handIns.take(worker, paper.attempt(), paper.sender(), handed.seal(), now)) {
            case HandingIn.Marked marked -> new Delivery.Delivered();
            case HandingIn.OtherPhone other -> new Delivery.Elsewhere();
            // Keys that are new since: the answers are there, and the seal that opened says whose they are.
            case HandingIn.ForeignTicket() -> handIn(worker, paper.withoutTicket(), handed, now);
            case HandingIn.NotFound() -> new Delivery.NoAttempt();
        };
    }

    /** Those from this number on; the others are stored. */
    private static List<Answer> behind(List<Answer> batch, long seq, long savedSeq) {
        var moved = new ArrayList<Answer>(batch.size());
        for (var answer : batch) {
            if (answer.seq() >= seq) {
                moved.add(new Answer(savedSeq + 1 + moved.size(), answer.item(), answer.response(), answer.link()));
            }
        }
        return moved;
    }
}
