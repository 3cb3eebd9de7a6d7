package liangku.people;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.RowOutcome;
import liangku.employer.RowOutcome.Outcome;
import liangku.employer.TableFile;
import liangku.people.RosterFileRow.Candidate;

/** One run of a roster import inside a transaction: rows are gathered and hired 2,000 at a time. */
class RosterImport {

    private static final int SET = 2_000;

    private record Key(ResidentId idNumber, LocalDate since) {}

    private final HireSet set;
    private final RosterFileRow reader;
    private final Instant now;
    private final List<Candidate> waiting = new ArrayList<>();
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final Map<Key, Integer> rowByKey = new HashMap<>();

    RosterImport(HireSet set, EmployerId employer, Instant now) {
        this.set = set;
        this.reader = new RosterFileRow(employer, LocalDate.ofInstant(now, Employers.ZONE));
        this.now = now;
    }

    TableFile.Reading read(InputStream file) {
        var reading = TableFile.read(file, RosterFileRow.COLUMNS, this::take);
        if (reading instanceof TableFile.Reading.Complete) {
            write();
        }
        return reading;
    }

    List<RowOutcome> outcomes() {
        return outcomes;
    }

    private void take(TableFile.Line line) {
        switch (reader.parse(line)) {
            case RosterFileRow.Bad(var identifier, var faults) ->
                outcomes.add(RowOutcome.rejected(line.number(), identifier, faults));
            case Candidate candidate -> {
                var key = new Key(candidate.hire().idNumber(), candidate.hire().since());
                var first = rowByKey.putIfAbsent(key, candidate.row());
                if (first != null) {
                    outcomes.add(RowOutcome.duplicate(candidate.row(), candidate.identifier(), first));
                    return;
                }
                waiting.add(candidate);
                if (waiting.size() == SET) {
                    write();
                }
            }
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        var hirings = set.hire(waiting.stream().map(Candidate::hire).toList(), now);
        for (var i = 0; i < waiting.size(); i++) {
            outcomes.add(outcome(waiting.get(i), hirings.get(i)));
        }
        waiting.clear();
    }

    private static RowOutcome outcome(Candidate candidate, Hiring hiring) {
        return switch (hiring) {
            case Hiring.Refused(var why) -> RowOutcome.rejected(candidate.row(), candidate.identifier(), List.of(why));
            case Hiring.Hired hired -> {
                var outcome = switch (hired.effect()) {
                    case NEW -> Outcome.ACCEPTED;
                    case CORRECTED -> Outcome.UPDATED;
                    case SAME -> Outcome.UNCHANGED;
                };
                yield hired.remark()
                        .map(remark ->
                                new RowOutcome(candidate.row(), candidate.identifier(), outcome, List.of(remark)))
                        .orElseGet(() -> RowOutcome.of(candidate.row(), candidate.identifier(), outcome));
            }
        };
    }
}
