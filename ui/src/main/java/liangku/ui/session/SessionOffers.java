package liangku.ui.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.exam.Exam;
import liangku.exam.ExamKind;
import liangku.exam.ExamSessions;
import liangku.exam.Exams;
import liangku.exam.SpotCheck;
import liangku.exam.SpotChecks;
import liangku.identity.Role;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.Programmes;
import liangku.ui.shell.CurrentCaller;
import org.springframework.stereotype.Component;

/** What the one who sits at the desk may schedule at a business, and whom. */
@Component
public class SessionOffers {

    private final ExamSessions sessions;
    private final Exams exams;
    private final SpotChecks spotChecks;
    private final Programmes programmes;
    private final CurrentCaller current;
    private final Clock clock;

    SessionOffers(
            ExamSessions sessions,
            Exams exams,
            SpotChecks spotChecks,
            Programmes programmes,
            CurrentCaller current,
            Clock clock) {
        this.sessions = sessions;
        this.exams = exams;
        this.spotChecks = spotChecks;
        this.programmes = programmes;
        this.current = current;
        this.clock = clock;
    }

    /** Something to be sat together. */
    sealed interface Offer {

        /** @param people who owe it */
        record Certification(Exam exam, List<PersonStanding> people) implements Offer {}

        /** Everybody ordered sits. */
        record Check(SpotCheck check) implements Offer {}
    }

    /** {@return what can be scheduled there, empty if nobody owes anything} */
    List<Offer> at(Standing standing) {
        Stream<Offer> certifications = exams.list().stream()
                .filter(exam -> exam.kind() == ExamKind.CERTIFICATION)
                .map(exam -> new Offer.Certification(exam, owing(standing, exam)))
                .filter(offer -> !offer.people().isEmpty())
                .map(Offer.class::cast);
        Stream<Offer> checks = current.get().role() == Role.REGULATOR
                ? spotChecks.of(standing.employer().id(), current.get().scope()).stream()
                        .filter(check -> check.closesAt().isAfter(clock.instant()))
                        .map(Offer.Check::new)
                : Stream.empty();
        return Stream.concat(certifications, checks).toList();
    }

    ExamSessions.Scheduling schedule(Standing standing, Offer offer, List<WorkerId> whom, ExamSessions.Window window) {
        var caller = current.get();
        return switch (offer) {
            case Offer.Certification(var exam, var people) ->
                sessions.schedule(
                        exam.id(),
                        standing.employer().id(),
                        Optional.of(whom),
                        window,
                        caller.scope(),
                        caller.subject(),
                        clock.instant());
            case Offer.Check(var check) ->
                sessions.schedule(check.id(), window, caller.scope(), caller.subject(), clock.instant());
        };
    }

    Instant now() {
        return clock.instant();
    }

    private List<PersonStanding> owing(Standing standing, Exam exam) {
        return standing.people().stream()
                .filter(person -> person.duty()
                        .flatMap(duty -> programmes.find(duty.programme()))
                        .map(Programme::exam)
                        .filter(exam.code()::equals)
                        .isPresent())
                .toList();
    }
}
