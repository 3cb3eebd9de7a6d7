package liangku.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import liangku.audit.Reason;
import liangku.people.People;
import liangku.people.Phone;
import liangku.people.Phones;
import liangku.people.Phones.Move;
import liangku.people.Phones.Taking;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets workers sign in with another number: on their own word if they have the new phone in hand, else on that of their
 * employer or regulator, for a reason. Whoever was signed in before is so no longer, and both numbers are told.
 *
 * @see "docs/decisions/numbers-change-hands.md"
 */
@Service
public class PhoneChanges {

    private final OneTimeCodes codes;
    private final CodeSender sender;
    private final IdentityKit kit;
    private final People people;
    private final Keepers keepers;
    private final Phones phones;
    private final Callers callers;
    private final TransactionTemplate transaction;

    PhoneChanges(
            OneTimeCodes codes,
            IdentityKit kit,
            People people,
            Phones phones,
            Callers callers,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.sender = new CodeSender(codes, kit);
        this.kit = kit;
        this.people = people;
        this.keepers = new Keepers(people);
        this.phones = phones;
        this.callers = callers;
        this.transaction = transaction;
    }

    /** {@return whether the worker signs in with this number already} */
    public boolean isOwn(WorkerId worker, Phone phone) {
        return people.find(worker).flatMap(Worker::phone).filter(phone::equals).isPresent();
    }

    /** Sends a code to the new number, also to one that is taken: who asks is not told whether it is. */
    public CodeRequest requestCode(WorkerId worker, Phone phone, Instant now) {
        return sender.request(phone, CodePurpose.ownNumber(worker), () -> true, now);
    }

    /** The worker has the new phone in hand, as the code shows that was sent there. */
    public PhoneChange byWorker(WorkerId worker, Phone phone, String code, Instant now) {
        if (isOwn(worker, phone)) {
            return new PhoneChange.Same();
        }
        if (!codes.accept(phone, CodePurpose.ownNumber(worker), code.strip(), now)) {
            return new PhoneChange.WrongCode();
        }
        var subject = Callers.subject(worker);
        return switch (moved(worker, phone, Taking.FREE, "", subject, now)) {
            case Move.Moved(var before, var _) -> changed(before, phone);
            case Move.NotFound() -> new PhoneChange.NotFound();
            case Move.Same() -> new PhoneChange.Same();
            case Move.Taken _, Move.HeldByLeaver _ -> new PhoneChange.Taken(Optional.empty());
        };
    }

    /** {@return why the number of this person is not this caller's to change} See {@link Keepers}. */
    public Optional<PhoneChange> obstacle(WorkerId worker, Caller by, Instant now) {
        return switch (keepers.standing(worker, by, now)) {
            case KEEPER -> Optional.empty();
            case LEFT -> Optional.of(new PhoneChange.Left());
            case STRANGER -> Optional.of(new PhoneChange.NotFound());
        };
    }

    /** The caller vouches for it, and says why. What is taken over from a leaver is a regulator's to take. */
    public PhoneChange byKeeper(WorkerId worker, Phone phone, Taking taking, String reason, Caller by, Instant now) {
        var obstacle = obstacle(worker, by, now);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var why = Reason.parse(reason);
        if (why.isEmpty()) {
            return new PhoneChange.NoReason();
        }
        var regulates = by.role() == Role.REGULATOR;
        return switch (moved(
                worker, phone, regulates ? taking : Taking.FREE, why.get().value(), by.subject(), now)) {
            case Move.Moved(var before, var _) -> changed(before, phone);
            case Move.NotFound() -> new PhoneChange.NotFound();
            case Move.Same() -> new PhoneChange.Same();
            case Move.Taken(var holder) ->
                new PhoneChange.Taken(
                        people.worksWithin(holder, by.scope(), now) ? people.find(holder) : Optional.empty());
            case Move.HeldByLeaver _ ->
                regulates ? new PhoneChange.HeldByLeaver() : new PhoneChange.Taken(Optional.empty());
        };
    }

    /** In one transaction with the end of the sessions: nobody stays signed in on a number that is no longer theirs. */
    private Move moved(WorkerId worker, Phone phone, Taking taking, String reason, String subject, Instant now) {
        var move = inTransaction(() -> {
            var moving = phones.move(worker, phone, taking, reason, subject, now);
            signedOut(moving, worker).forEach(callers::raiseEpoch);
            return moving;
        });
        // Whoever asked while the transaction was still open read what was before, and it would be kept.
        signedOut(move, worker).forEach(callers::forget);
        return move;
    }

    private static List<String> signedOut(Move move, WorkerId worker) {
        return move instanceof Move.Moved(var _, var takenFrom)
                ? Stream.concat(Stream.of(worker), takenFrom.stream())
                        .map(Callers::subject)
                        .toList()
                : List.of();
    }

    private PhoneChange changed(Optional<Phone> before, Phone now) {
        before.ifPresent(old -> tell(old, Notice.left(now)));
        tell(now, Notice.chosen(now));
        return new PhoneChange.Changed();
    }

    private void tell(Phone phone, Notice notice) {
        if (kit.sms().isThere()) {
            kit.sending().tell(() -> kit.sms().tell(phone, notice));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
