package liangku.exam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.exam.PolicyVersion.Decision;
import liangku.exam.PolicyVersion.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What exams ask of whoever sits them: one person proposes, another puts it in force, and what was before stays on record.
 * An attempt under way keeps the policy it began under.
 *
 * @see "docs/decisions/exam-policies.md"
 */
@Component
public class ExamPolicies {

    /** Characters of a reason or a remark. */
    public static final int WORDS_MAX = 500;

    private static final int LIST_MAX = 200;

    private final Exams exams;
    private final ExamTable table;
    private final PolicyTable versions;
    private final PreparedTable prepared;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ExamPolicies(JdbcClient db, Exams exams, ExamSettings settings, Audit audit, TransactionTemplate transaction) {
        this.exams = exams;
        this.table = new ExamTable(db, settings);
        this.versions = new PolicyTable(db, settings);
        this.prepared = new PreparedTable(db);
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param waiting what was proposed and nobody has decided yet */
    public record Standing(Exam exam, PolicyVersion inForce, Optional<PolicyVersion> waiting) {}

    /** {@return every exam with its policy} */
    public List<Standing> list() {
        var current = versions.current().stream().collect(Collectors.groupingBy(PolicyVersion::exam));
        return exams.list().stream()
                .flatMap(exam -> {
                    var both = current.getOrDefault(exam.id(), List.of());
                    var waiting = both.stream().filter(PolicyVersion::waits).findFirst();
                    return both.stream()
                            .filter(version -> !version.waits())
                            .map(inForce -> new Standing(exam, inForce, waiting));
                })
                .toList();
    }

    /** {@return every version there was, the newest first, at most 200; empty if there is no such exam} */
    public List<PolicyVersion> of(ExamId exam) {
        return versions.of(exam, LIST_MAX);
    }

    /** What became of a proposal. */
    public sealed interface Proposing {

        record Proposed(PolicyVersion version) implements Proposing {}

        record NotFound() implements Proposing {}

        record Unfit(List<TermsWish.Fault> faults) implements Proposing {

            public Unfit {
                faults = List.copyOf(faults);
            }
        }

        /** None, or one of more than 500 characters. */
        record NoReason() implements Proposing {}

        /** Another one is to be decided first. */
        record OneWaits(int number) implements Proposing {}

        /** It is what is in force. */
        record NothingNew() implements Proposing {}
    }

    /** @param reason for the record, 1 to 500 characters */
    public Proposing propose(ExamId exam, TermsWish wish, String reason, String by, Instant now) {
        var found = exams.find(exam);
        if (found.isEmpty()) {
            return new Proposing.NotFound();
        }
        var why = reason.strip();
        if (why.isEmpty() || why.length() > WORDS_MAX) {
            return new Proposing.NoReason();
        }
        return switch (wish.check(found.get().kind(), now)) {
            case TermsWish.Checked.Unfit(var faults) -> new Proposing.Unfit(faults);
            case TermsWish.Checked.Fit(var terms) ->
                Objects.requireNonNull(transaction.execute(status -> propose(exam, terms, why, by, now)));
        };
    }

    private Proposing propose(ExamId exam, ExamTerms terms, String why, String by, Instant now) {
        var inForce = versions.find(exam, table.lock(exam)).orElseThrow();
        var newest = versions.of(exam, 1).getFirst();
        if (newest.waits()) {
            return new Proposing.OneWaits(newest.number());
        }
        if (terms.equals(inForce.terms())) {
            return new Proposing.NothingNew();
        }
        var version = new PolicyVersion(exam, newest.number() + 1, terms, why, by, now, Optional.empty());
        versions.insert(version);
        audit.record(by, "exam-policy-proposed", "exam", exam.toString(), Map.of("number", version.number()), now);
        return new Proposing.Proposed(version);
    }

    /** What became of a decision. */
    public enum Deciding {
        DECIDED,
        /** Who proposed it does not decide on it. */
        OWN,
        /** Somebody has decided before. */
        DECIDED_ALREADY,
        /** Its window has closed since it was proposed: nobody could begin any more. */
        WINDOW_OVER,
        /** Who refuses says why, in at most 500 characters. */
        NO_REMARK,
        NOT_FOUND
    }

    /**
     * Puts a proposal in force for every attempt that begins from now on. Papers that wait in sessions were made for the
     * policy of before: they are drawn anew.
     */
    public Deciding approve(ExamId exam, int number, String remark, String by, Instant now) {
        return decide(exam, number, new Decision(Outcome.APPROVED, remark.strip(), by, now));
    }

    /** @param remark why, 1 to 500 characters */
    public Deciding refuse(ExamId exam, int number, String remark, String by, Instant now) {
        return remark.isBlank()
                ? Deciding.NO_REMARK
                : decide(exam, number, new Decision(Outcome.REFUSED, remark.strip(), by, now));
    }

    /** Takes one's own proposal back; {@link Deciding#NOT_FOUND} for another's. */
    public Deciding withdraw(ExamId exam, int number, String by, Instant now) {
        return decide(exam, number, new Decision(Outcome.WITHDRAWN, "", by, now));
    }

    private Deciding decide(ExamId exam, int number, Decision decision) {
        if (decision.remark().length() > WORDS_MAX) {
            return Deciding.NO_REMARK;
        }
        var deciding = Objects.requireNonNull(transaction.execute(status -> {
            table.lock(exam);
            return versions.find(exam, number)
                    .map(version -> decide(version, decision))
                    .orElse(Deciding.NOT_FOUND);
        }));
        if (deciding == Deciding.DECIDED && decision.outcome() == Outcome.APPROVED) {
            // After the commit: who read in between would have kept what was before.
            exams.forget();
        }
        return deciding;
    }

    private Deciding decide(PolicyVersion version, Decision decision) {
        var own = version.proposedBy().equals(decision.by());
        var withdrawn = decision.outcome() == Outcome.WITHDRAWN;
        if (withdrawn && !own) {
            return Deciding.NOT_FOUND;
        }
        if (!version.waits()) {
            return Deciding.DECIDED_ALREADY;
        }
        if (own && !withdrawn) {
            return Deciding.OWN;
        }
        if (decision.outcome() == Outcome.APPROVED
                && version.terms().window().opening(decision.at()).isEmpty()) {
            return Deciding.WINDOW_OVER;
        }
        versions.decide(version, decision);
        if (decision.outcome() == Outcome.APPROVED) {
            table.putInForce(version.exam(), version.number());
            prepared.forget(version.exam(), decision.at());
        }
        var deed = switch (decision.outcome()) {
            case APPROVED -> "exam-policy-approved";
            case REFUSED -> "exam-policy-refused";
            case WITHDRAWN -> "exam-policy-withdrawn";
        };
        audit.record(
                decision.by(),
                deed,
                "exam",
                version.exam().toString(),
                Map.of("number", version.number()),
                decision.at());
        return Deciding.DECIDED;
    }
}
