package liangku.employer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.employer.EmployerTable.Draft;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The enterprise archive. */
@Service
public class Employers {

    /** Days of the archive, of employments and of certificates are days of this zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int PAGE_MAX = 200;
    private static final int SET = 2_000;

    private static final int DAYS_TOLD_AGAIN = 7;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final EmployerTable table;
    private final Regions regions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Employers(
            JdbcClient db,
            Regions regions,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = new EmployerTable(db);
        this.regions = regions;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /** For the house itself; a caller's question goes through {@link #find(EmployerId, Scope)}. */
    public Optional<Employer> find(EmployerId id) {
        return table.find(id, new Scope.Everything());
    }

    /** {@return the business if it is there and within {@code scope}} */
    public Optional<Employer> find(EmployerId id, Scope scope) {
        return table.find(id, scope);
    }

    /** {@return those of {@code ids} that are there} */
    public Map<EmployerId, Employer> find(Collection<EmployerId> ids) {
        return table.find(ids).stream().collect(Collectors.toMap(Employer::id, Function.identity()));
    }

    /** {@return what the scope lets see and the filter lets through, by identity, at most 200} */
    public EmployerPage page(Scope scope, EmployerFilter filter, Optional<EmployerId> after, int limit) {
        var wanted = Math.clamp(limit, 1, PAGE_MAX);
        var rows = table.page(scope, filter, after, wanted + 1);
        if (rows.size() <= wanted) {
            return new EmployerPage(rows, Optional.empty());
        }
        var page = rows.subList(0, wanted);
        return new EmployerPage(page, Optional.of(page.getLast().id()));
    }

    /** {@return how many businesses the scope lets see, closed ones too} */
    public long count(Scope scope) {
        return table.count(scope);
    }

    /** Puts one business into the archive, active from the day of {@code now}. */
    public Saving add(EmployerData given, Scope scope, String subject, Instant now) {
        var region = regions.find(given.region());
        if (region.isEmpty()) {
            return new Saving.NoSuchRegion(given.region());
        }
        var data = given.at(region.get().code());
        var draft = new Draft(new EmployerId(ids.generate()), data);
        if (!scope.covers(draft.id(), data.region(), data.category())) {
            return new Saving.NotFound();
        }
        return inTransaction(() -> {
            var parent = refusedParent(draft);
            if (parent.isPresent()) {
                return parent.get();
            }
            if (table.add(List.of(draft), now) == 0) {
                return taken(draft);
            }
            table.addStatuses(List.of(new StatusPeriod(draft.id(), Status.ACTIVE, day(now), Optional.empty())));
            changed(List.of(draft.id()));
            audit.record(subject, "employer-added", "employer", draft.id().toString(), Map.of(), now);
            return new Saving.Saved(draft.id());
        });
    }

    /**
     * Changes what the archive says of a business.
     *
     * @param version the one that was read
     * @throws OptimisticLockingFailureException if someone else changed it since
     */
    public Saving change(EmployerId id, long version, EmployerData given, Scope scope, String subject, Instant now) {
        var region = regions.find(given.region());
        if (region.isEmpty()) {
            return new Saving.NoSuchRegion(given.region());
        }
        var data = given.at(region.get().code());
        return inTransaction(() -> {
            if (find(id, scope).isEmpty() || !scope.covers(id, data.region(), data.category())) {
                return new Saving.NotFound();
            }
            var draft = new Draft(id, data);
            var parent = refusedParent(draft);
            if (parent.isPresent()) {
                return parent.get();
            }
            var others = table.carrying(List.of(data)).stream()
                    .filter(other -> !other.id().equals(id))
                    .findFirst();
            if (others.isPresent()) {
                return taken(draft);
            }
            if (!table.lock(id, version)) {
                throw new OptimisticLockingFailureException(
                        "employer %s is no longer at version %d".formatted(id, version));
            }
            table.change(List.of(draft), now);
            changed(List.of(id));
            audit.record(subject, "employer-changed", "employer", id.toString(), Map.of(), now);
            return new Saving.Saved(id);
        });
    }

    /** {@return what statuses the business had and has, earliest first} For the house itself. */
    public List<StatusPeriod> statuses(EmployerId id) {
        return table.statuses(id);
    }

    /** From {@code day} on the business has {@code status}; what was said of days after it is forgotten. */
    public Saving changeStatus(EmployerId id, Status status, LocalDate day, Scope scope, String subject, Instant now) {
        return inTransaction(() -> {
            if (find(id, scope).isEmpty()) {
                return new Saving.NotFound();
            }
            table.endStatuses(List.of(id), day);
            table.addStatuses(List.of(new StatusPeriod(id, status, day, Optional.empty())));
            changed(List.of(id));
            audit.record(
                    subject,
                    "employer-status-changed",
                    "employer",
                    id.toString(),
                    Map.of("status", status.name(), "day", day.toString()),
                    now);
            return new Saving.Saved(id);
        });
    }

    /**
     * Reads an XLSX or CSV archive ({@link EmployerImport} names its columns) in one transaction: rows match what is
     * known by unified code, then licence, then registration number. A region or category outside {@code scope} is
     * refused row by row.
     */
    public Importing importFile(InputStream file, ImportMode mode, Scope scope, String subject, Instant now) {
        return inTransaction(status -> {
            var run = new EmployerImport(table, regions, scope, now);
            switch (run.read(file)) {
                case TableFile.Reading.Refused(var why) -> {
                    status.setRollbackOnly();
                    return new Importing.Unreadable(why);
                }
                case TableFile.Reading.Complete complete -> {}
            }
            if (mode == ImportMode.DRY_RUN) {
                status.setRollbackOnly();
                return new Importing.Done(ImportReport.ofDryRun(run.outcomes()));
            }
            var importId = ids.generate();
            var report = ImportReport.kept(importId, run.outcomes());
            changed(run.changed());
            audit.record(
                    subject,
                    "employers-imported",
                    "import",
                    importId.toString(),
                    Map.of(
                            "read",
                            report.read(),
                            "added",
                            report.count(RowOutcome.Outcome.ACCEPTED),
                            "updated",
                            report.count(RowOutcome.Outcome.UPDATED),
                            "rejected",
                            report.count(RowOutcome.Outcome.REJECTED)),
                    now);
            return new Importing.Done(report);
        });
    }

    /**
     * Puts many businesses into the archive in sets: thousands a second.
     *
     * @return their identities, in the order given
     * @throws IllegalArgumentException if an identifier is already taken; then none is added
     */
    public List<EmployerId> addAll(List<NewEmployer> employers, String subject, Instant now) {
        return inTransaction(() -> {
            var added = new ArrayList<EmployerId>(employers.size());
            for (var from = 0; from < employers.size(); from += SET) {
                var part = employers.subList(from, Math.min(from + SET, employers.size()));
                var drafts = new ArrayList<Draft>(part.size());
                var periods = new ArrayList<StatusPeriod>(part.size());
                for (var employer : part) {
                    var id = new EmployerId(ids.generate());
                    added.add(id);
                    drafts.add(new Draft(id, employer.data()));
                    periods.add(new StatusPeriod(id, Status.ACTIVE, employer.activeSince(), employer.closedOn()));
                    employer.closedOn()
                            .ifPresent(day -> periods.add(new StatusPeriod(id, Status.CLOSED, day, Optional.empty())));
                }
                var count = table.add(drafts, now);
                if (count < drafts.size()) {
                    throw new IllegalArgumentException("%d of %d businesses carry an identifier that is taken"
                            .formatted(drafts.size() - count, drafts.size()));
                }
                table.addStatuses(periods);
            }
            changed(added);
            audit.record(subject, "employers-added", "employer", "many", Map.of("count", added.size()), now);
            return added;
        });
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    private Optional<Saving> refusedParent(Draft draft) {
        return draft.data().parent().flatMap(parent -> {
            table.lockParents();
            var line = table.upwardsFrom(parent);
            if (parent.equals(draft.id()) || line.contains(draft.id())) {
                return Optional.of(new Saving.OwnParent(parent));
            }
            return line.isEmpty() ? Optional.of(new Saving.NoSuchParent(parent)) : Optional.<Saving>empty();
        });
    }

    private Saving taken(Draft draft) {
        var data = draft.data();
        var by = table.carrying(List.of(data)).stream()
                .filter(other -> !other.id().equals(draft.id()))
                .findFirst()
                .orElseThrow();
        var identifier = by.data().unifiedCode().equals(data.unifiedCode())
                        && data.unifiedCode().isPresent()
                ? data.unifiedCode().orElseThrow().value()
                : by.data().licence().equals(data.licence()) && data.licence().isPresent()
                        ? data.licence().orElseThrow().value()
                        : data.registrationNumber().orElse("");
        return new Saving.Taken(by.id(), identifier);
    }

    /**
     * Tells of businesses whose status changes by itself, because a day that was given ahead has come; also of the days
     * before, so that a night without the platform costs nothing. Who listens takes no harm from hearing it again.
     */
    void tellOfDaysThatCame(Instant now) {
        var today = LocalDate.ofInstant(now, ZONE);
        inTransaction(() -> {
            changed(table.changingBetween(today.minusDays(DAYS_TOLD_AGAIN), today));
            return today;
        });
    }

    private void changed(Collection<EmployerId> employers) {
        var list = List.copyOf(employers);
        for (var from = 0; from < list.size(); from += EmployersChanged.AT_A_TIME) {
            var to = Math.min(from + EmployersChanged.AT_A_TIME, list.size());
            events.publishEvent(new EmployersChanged(new HashSet<>(list.subList(from, to))));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return inTransaction(status -> work.get());
    }

    private <T> T inTransaction(Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(transaction.execute(work::apply));
    }
}
