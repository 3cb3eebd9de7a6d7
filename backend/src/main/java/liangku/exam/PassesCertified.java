package liangku.exam;

import java.time.LocalDate;
import java.util.List;

/** Passes earned certificates. Published, by whoever issues them, in the transaction that does so. */
public record PassesCertified(List<Term> passes) {

    public PassesCertified {
        passes = List.copyOf(passes);
    }

    /** @param until the last day the certificate holds */
    public record Term(AttemptId attempt, LocalDate until) {}
}
