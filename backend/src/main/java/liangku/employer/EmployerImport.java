package liangku.employer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.employer.EmployerRow.Candidate;
import liangku.employer.EmployerTable.Draft;
import liangku.employer.RowOutcome.Outcome;

/** One run of an archive import inside a transaction: rows are gathered, matched and written 2,000 at a time. */
class EmployerImport {

    private static final int SET = 2_000;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final EmployerTable table;
    private final EmployerRow reader;
    private final Scope scope;
    private final Instant now;
    private final LocalDate today;

    private final List<Candidate> waiting = new ArrayList<>(SET);
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final Map<String, Integer> rowByIdentifier = new HashMap<>();
    private final Set<EmployerId> changed = new HashSet<>();

    EmployerImport(EmployerTable table, Regions regions, Scope scope, Instant now) {
        this.table = table;
        this.reader = new EmployerRow(regions);
        this.scope = scope;
        this.now = now;
        this.today = Employers.day(now);
    }

    TableFile.Reading read(InputStream file) {
        table.lockArchive();
        var reading = TableFile.read(file, EmployerRow.COLUMNS, this::take);
        if (reading instanceof TableFile.Reading.Complete) {
            write();
        }
        return reading;
    }

    List<RowOutcome> outcomes() {
        return outcomes;
    }

    Set<EmployerId> changed() {
        return changed;
    }

    private void take(TableFile.Line line) {
        switch (reader.parse(line)) {
            case EmployerRow.Bad(var identifier, var faults) ->
                outcomes.add(RowOutcome.rejected(line.number(), identifier, faults));
            case Candidate candidate -> takeFirst(candidate);
        }
    }

    private void takeFirst(Candidate candidate) {
        var identifiers = identifiers(candidate.data()).toList();
        var before = identifiers.stream()
                .map(rowByIdentifier::get)
                .filter(row -> row != null)
                .findFirst();
        if (before.isPresent()) {
            outcomes.add(RowOutcome.duplicate(candidate.row(), candidate.identifier(), before.get()));
            return;
        }
        identifiers.forEach(identifier -> rowByIdentifier.put(identifier, candidate.row()));
        waiting.add(candidate);
        if (waiting.size() == SET) {
            write();
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        var known = new HashMap<String, Employer>();
        for (var employer : table.carrying(waiting.stream().map(Candidate::data).toList())) {
            identifiers(employer.data()).forEach(identifier -> known.put(identifier, employer));
        }
        var added = new ArrayList<Draft>();
        var altered = new ArrayList<Draft>();
        var statuses = new ArrayList<StatusPeriod>();
        var ended = new ArrayList<EmployerId>();
        for (var candidate : waiting) {
            var matches = identifiers(candidate.data())
                    .map(known::get)
                    .filter(match -> match != null)
                    .distinct()
                    .toList();
            var refusal = refusal(candidate, matches);
            if (refusal.isPresent()) {
                outcomes.add(RowOutcome.rejected(candidate.row(), candidate.identifier(), List.of(refusal.get())));
                continue;
            }
            if (matches.isEmpty()) {
                var id = new EmployerId(ids.generate());
                added.add(new Draft(id, candidate.data()));
                statuses.add(new StatusPeriod(id, candidate.status().orElse(Status.ACTIVE), today, Optional.empty()));
                changed.add(id);
                outcomes.add(RowOutcome.of(candidate.row(), candidate.identifier(), Outcome.ACCEPTED));
                continue;
            }
            var match = matches.getFirst();
            var merged = merged(match.data(), candidate.data());
            var status = candidate.status().filter(s -> s != match.status());
            if (merged.equals(match.data()) && status.isEmpty()) {
                outcomes.add(RowOutcome.of(candidate.row(), candidate.identifier(), Outcome.UNCHANGED));
                continue;
            }
            altered.add(new Draft(match.id(), merged));
            status.ifPresent(s -> {
                ended.add(match.id());
                statuses.add(new StatusPeriod(match.id(), s, today, Optional.empty()));
            });
            changed.add(match.id());
            outcomes.add(RowOutcome.of(candidate.row(), candidate.identifier(), Outcome.UPDATED));
        }
        table.add(added, now);
        table.change(altered, now);
        table.endStatuses(ended, today);
        table.addStatuses(statuses);
        waiting.clear();
    }

    private Optional<Refusal> refusal(Candidate candidate, List<Employer> matches) {
        var data = candidate.data();
        if (matches.size() > 1) {
            return Optional.of(Refusal.of(
                    "identifier-collision",
                    "这些证号分属档案中的%s家单位，请人工核对",
                    "These numbers belong to %s different businesses of the archive; somebody has to look at them",
                    matches.size()));
        }
        var match = matches.stream().findFirst();
        var otherCode = match.flatMap(m -> m.data().unifiedCode())
                .filter(code -> data.unifiedCode().filter(c -> !c.equals(code)).isPresent());
        if (otherCode.isPresent()) {
            return Optional.of(Refusal.of(
                    "identifier-collision",
                    "该证号在档案中属于另一统一社会信用代码：%s",
                    "In the archive this number belongs to another unified social credit code: %s",
                    otherCode.get()));
        }
        var id = match.map(Employer::id).orElse(new EmployerId(new UUID(0, 0)));
        var seen =
                match.map(m -> scope.covers(m.id(), m.region(), m.category())).orElse(true);
        if (!seen || !scope.covers(id, data.region(), data.category())) {
            return Optional.of(Refusal.of(
                    "outside-scope",
                    "区划%s、业态%s不在您的管辖范围内",
                    "Region %s with category %s is not in your scope",
                    data.region(),
                    data.category()));
        }
        return Optional.empty();
    }

    /** A blank cell says nothing: it does not take away what is known. */
    private static EmployerData merged(EmployerData known, EmployerData row) {
        return new EmployerData(
                row.name(),
                row.unifiedCode().or(known::unifiedCode),
                row.licence().or(known::licence),
                row.registrationNumber().or(known::registrationNumber),
                row.region(),
                row.category(),
                known.parent());
    }

    private static Stream<String> identifiers(EmployerData data) {
        return Stream.of(
                        data.unifiedCode().map(UnifiedCode::value),
                        data.licence().map(FoodLicence::value),
                        data.registrationNumber().map(number -> "registration " + number))
                .flatMap(Optional::stream);
    }
}
