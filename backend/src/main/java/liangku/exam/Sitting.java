package liangku.exam;

import java.time.Instant;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;
import liangku.questionbank.PaperKey;

/**
 * An attempt as it is stored.
 *
 * @param seat whose it is and on whose behalf, fixed at the start
 * @param number within the period, from 1
 * @param policy number of the version of the exam's policy that it began under
 * @param paper all that is kept of the paper
 * @param digest of the paper as it was handed out
 * @param closed empty while it is open
 */
record Sitting(
        AttemptId id,
        ExamId exam,
        Seat seat,
        int number,
        int policy,
        PaperKey paper,
        String digest,
        int passPercent,
        Instant startedAt,
        Instant deadline,
        Optional<Closed> closed) {

    /** Who sits, working where, for which programme or by whose order. */
    record Seat(
            WorkerId worker,
            EmploymentId employment,
            EmployerId employer,
            ProgrammeId programme,
            Optional<SpotCheckId> spotCheck) {}

    record Closed(Instant at, Attempt.Ended by) {}

    Sitting closed(Closed closed) {
        return new Sitting(
                id, exam, seat, number, policy, paper, digest, passPercent, startedAt, deadline, Optional.of(closed));
    }
}
