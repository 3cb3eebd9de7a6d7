package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import liangku.questionbank.Paper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which exams concern somebody now, and how they stand in each: the facts, gathered for {@link ExamPolicy}. */
@Component
class Entries {

    private final AttemptTable attempts;
    private final SpotCheckTable spotChecks;
    private final CircumstanceTable circumstances;
    private final Exams exams;
    private final Candidates candidates;
    private final Programmes programmes;
    private final ExamSettings settings;

    Entries(JdbcClient db, Exams exams, Candidates candidates, Programmes programmes, ExamSettings settings) {
        this.attempts = new AttemptTable(db);
        this.spotChecks = new SpotCheckTable(db);
        this.circumstances = new CircumstanceTable(db);
        this.exams = exams;
        this.candidates = candidates;
        this.programmes = programmes;
        this.settings = settings;
    }

    /**
     * What one exam of one person depends on.
     *
     * @param history all they sat so far, the oldest first
     * @param circumstances empty where they are still to be asked for
     */
    record Past(List<AttemptTable.Trace> history, Optional<CircumstanceTable.Circumstances> circumstances) {}

    /**
     * One exam that concerns one person.
     *
     * @param seat what an attempt started now would be for
     * @param limit the exam's time, with what this person was granted
     */
    record Entry(Exam exam, Sitting.Seat seat, ExamPolicy.Standing standing, Duration limit) {

        /** {@return the attempt as it begins} */
        Sitting sitting(AttemptId id, int number, Paper paper, Instant startedAt) {
            return new Sitting(
                    id,
                    exam.id(),
                    seat,
                    number,
                    exam.policy(),
                    paper.key(),
                    paper.digest(),
                    exam.passPercent(),
                    startedAt,
                    startedAt.plus(limit),
                    Optional.empty());
        }
    }

    private boolean isSurprise(Entry entry, Instant now) {
        return entry.exam().kind() == ExamKind.SPOT_CHECK
                && entry.standing().eligibility() instanceof Eligibility.Scheduled(var opensAt)
                && opensAt.isAfter(now.plus(settings.sessions().waitingRoom()));
    }

    List<Exam> exams() {
        return exams.list();
    }

    Optional<Exam> exam(ExamId id) {
        return exams.find(id);
    }

    Exam examOf(Sitting sitting) {
        return exams.of(sitting);
    }

    /**
     * {@return every exam that concerns somebody who sat this so far, and that they may know of: a spot check that is to be
     * sat together stays a surprise until one waits for it}
     */
    List<Entry> of(WorkerId worker, List<AttemptTable.Trace> history, Instant now) {
        var past = new Past(history, Optional.empty());
        return Stream.concat(duty(worker, past, now).stream(), orders(worker, past, now))
                .filter(entry -> !isSurprise(entry, now))
                .toList();
    }

    /** {@return the same for one exam: nothing is asked about the others} */
    Optional<Entry> of(WorkerId worker, Exam exam, List<AttemptTable.Trace> history, Instant now) {
        return of(worker, exam, new Past(history, Optional.empty()), now);
    }

    /** {@return the same, of what was read together of this exam} */
    Optional<Entry> of(WorkerId worker, Exam exam, Past past, Instant now) {
        return switch (exam.kind()) {
            case CERTIFICATION ->
                duty(worker, past, now).filter(entry -> entry.exam().id().equals(exam.id()));
            case SPOT_CHECK ->
                orders(worker, past, now)
                        .filter(entry -> entry.exam().id().equals(exam.id()))
                        .findFirst();
        };
    }

    List<AttemptTable.Trace> history(WorkerId worker) {
        return attempts.historyOf(worker);
    }

    /** {@return what an exam of somebody depends on}, read at one time where one statement can tell it all */
    Past past(WorkerId worker, Exam exam, Instant now) {
        return switch (exam.kind()) {
            case CERTIFICATION -> {
                var read = circumstances.past(worker, exam.id(), level(exam), now);
                yield new Past(read.history(), Optional.of(read.circumstances()));
            }
            // What a ban means to it is the order's to say.
            case SPOT_CHECK -> new Past(history(worker), Optional.empty());
        };
    }

    private Programme.Level level(Exam certification) {
        return programmes.list().stream()
                .filter(programme -> programme.exam().equals(certification.code()))
                .map(Programme::level)
                .findFirst()
                .orElse(Programme.Level.WORKER);
    }

    private Optional<Entry> duty(WorkerId worker, Past past, Instant now) {
        return candidates.owing(worker, now).flatMap(owing -> certification(owing, past, now));
    }

    private Stream<Entry> orders(WorkerId worker, Past past, Instant now) {
        return spotChecks.openFor(worker, now).stream().flatMap(order -> spotCheck(worker, order, past, now).stream());
    }

    private Optional<Entry> certification(Candidates.Owing owing, Past known, Instant now) {
        return exams.find(owing.programme().exam()).map(exam -> {
            var worker = owing.employment().worker();
            var rules = new ExamPolicy.Certification(
                    exam.retakes(),
                    owing.duty().validity(),
                    settings.renewalWindow(),
                    candidates.left(owing, exam.terms().before(), now));
            var history = known.history();
            var own = attemptsOf(history, trace -> trace.sitting().exam().equals(exam.id()));
            Predicate<AttemptTable.Trace> covering =
                    trace -> spotCheck(trace).isEmpty() && covers(trace, owing.programme());
            var past = new ExamPolicy.History(own, passed(history, covering), withdrawnAt(history, covering));
            var seat = new Sitting.Seat(
                    worker,
                    owing.employment().id(),
                    owing.employment().employer(),
                    owing.programme().id(),
                    Optional.empty());
            var circumstances = known.circumstances()
                    .orElseGet(() -> this.circumstances.of(
                            worker, exam.id(), owing.programme().level(), now));
            return entry(exam, seat, circumstances, ExamPolicy.check(past, rules, now), now);
        });
    }

    private Optional<Entry> spotCheck(WorkerId worker, SpotCheckTable.Order order, Past known, Instant now) {
        return exams.find(order.exam()).map(exam -> {
            var history = known.history();
            Predicate<AttemptTable.Trace> ofOrder = trace -> spotCheck(trace).equals(Optional.of(order.id()));
            var rules = new ExamPolicy.SpotCheck(exam.retakes(), order.orderedAt(), order.closesAt());
            var past = new ExamPolicy.History(attemptsOf(history, ofOrder), passed(history, ofOrder), Optional.empty());
            var seat = new Sitting.Seat(
                    worker, order.employment(), order.employer(), order.programme(), Optional.of(order.id()));
            var circumstances = this.circumstances.of(worker, exam.id(), level(order.programme()), now);
            return entry(exam, seat, circumstances, ExamPolicy.check(past, rules, now), now);
        });
    }

    private static Entry entry(
            Exam exam,
            Sitting.Seat seat,
            CircumstanceTable.Circumstances circumstances,
            ExamPolicy.Standing standing,
            Instant now) {
        var extra = circumstances.extraPercent();
        return new Entry(
                exam,
                seat,
                ExamPolicy.within(
                        exam.terms().window(),
                        ExamPolicy.admit(standing, circumstances.barred(), circumstances.opensAt()),
                        now),
                extra == 0 ? exam.limit() : ExtraTime.lengthened(exam.limit(), extra));
    }

    private boolean covers(AttemptTable.Trace trace, Programme wanted) {
        return programmes
                .find(trace.sitting().seat().programme())
                .filter(passed -> passed.level().covers(wanted.level()))
                .isPresent();
    }

    /** A spot check of a person whose programme is gone asks for no more than a worker's does. */
    private Programme.Level level(ProgrammeId programme) {
        return programmes.find(programme).map(Programme::level).orElse(Programme.Level.WORKER);
    }

    private static Optional<SpotCheckId> spotCheck(AttemptTable.Trace trace) {
        return trace.sitting().seat().spotCheck();
    }

    private static List<ExamPolicy.Past> attemptsOf(
            List<AttemptTable.Trace> history, Predicate<AttemptTable.Trace> wanted) {
        return history.stream().filter(wanted).map(AttemptTable.Trace::past).toList();
    }

    private static Optional<ExamPolicy.Pass> passed(
            List<AttemptTable.Trace> history, Predicate<AttemptTable.Trace> wanted) {
        return attemptsOf(history, wanted).stream()
                .flatMap(past -> past.pass().stream())
                .max(Comparator.comparing(ExamPolicy.Pass::at));
    }

    private static Optional<Instant> withdrawnAt(
            List<AttemptTable.Trace> history, Predicate<AttemptTable.Trace> wanted) {
        return attemptsOf(history, wanted).stream()
                .flatMap(past -> past.withdrawnAt().stream())
                .max(Instant::compareTo);
    }
}
