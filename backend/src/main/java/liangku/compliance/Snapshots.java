package liangku.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Daily figures, kept for good: what was once reported can be shown again. */
@Service
public class Snapshots {

    private static final int PAGE_MAX = 1_000;

    private final FactTable facts;
    private final SnapshotTable table;
    private final Regions regions;
    private final ComplianceSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Snapshots(
            JdbcClient db,
            Regions regions,
            DutyMatrix duties,
            Programmes programmes,
            ComplianceSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.facts = new FactTable(db, duties, programmes, settings);
        this.table = new SnapshotTable(db);
        this.regions = regions;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Takes the snapshots of a day and reports it to whoever listens. Repeating it changes nothing, unless facts of the
     * day became known since: then what differs gets a new version.
     *
     * @return how many snapshots are new
     */
    public int take(LocalDate day, Instant now) {
        return inTransaction(day, now, Reporting.REPORTED);
    }

    /**
     * Takes the snapshots of days of the past without reporting them: the history a city brings along was never owed to
     * the supervision platform day by day.
     *
     * @return how many snapshots are new
     */
    public int backfill(Collection<LocalDate> days, Instant now) {
        return days.stream()
                .mapToInt(day -> inTransaction(day, now, Reporting.SILENT))
                .sum();
    }

    /** {@return the last day of which figures were taken} */
    public Optional<LocalDate> lastDay() {
        return table.lastDay();
    }

    /** {@return the days of which figures were taken, from {@code day} on, oldest first} */
    List<LocalDate> daysFrom(LocalDate day) {
        return table.daysFrom(day);
    }

    /** {@return every version of each business of the day, by identity and version, at most 1000; for the house itself} */
    public List<Snapshot.OfEmployer> employers(LocalDate day, Optional<Snapshot.OfEmployer> after, int limit) {
        return table.employers(day, after, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** {@return every version of each region and category of the day, oldest first; for the house itself} */
    public List<Snapshot.OfRegion> regions(LocalDate day) {
        return table.regions(day);
    }

    /**
     * Takes and reports, oldest first, the days after the last one of which figures were taken: nobody was there to take
     * them. Nothing where none were ever taken. Several nodes may do it at once; each day is taken by one of them.
     *
     * @param until the last day to be taken; of what is missing before it, the last {@link ComplianceSettings#catchUpDays}
     * @return the days that were taken here
     */
    public List<LocalDate> catchUp(LocalDate until, Instant now) {
        var taken = new ArrayList<LocalDate>();
        for (var day = takeNext(until, now); day.isPresent(); day = takeNext(until, now)) {
            taken.add(day.get());
        }
        return taken;
    }

    private Optional<LocalDate> takeNext(LocalDate until, Instant now) {
        var earliest = until.minusDays(settings.catchUpDays() - 1L);
        return Objects.requireNonNull(transaction.execute(status -> {
            // Behind the lock: another node may have taken some meanwhile.
            table.oneAtATime();
            var next = table.lastDay()
                    .map(last -> last.plusDays(1))
                    .map(day -> day.isBefore(earliest) ? earliest : day)
                    .filter(day -> !day.isAfter(until));
            next.ifPresent(day -> takeAlone(day, now, Reporting.REPORTED));
            return next;
        }));
    }

    private enum Reporting {
        REPORTED,
        SILENT
    }

    private int inTransaction(LocalDate day, Instant now, Reporting reporting) {
        return Objects.requireNonNull(transaction.execute(status -> {
            table.oneAtATime();
            return takeAlone(day, now, reporting);
        }));
    }

    private int takeAlone(LocalDate day, Instant now, Reporting reporting) {
        var added = table.addEmployers(day, employersOn(day), settings.ruleVersion(), now)
                + table.addRegions(day, regionsOn(day), settings.ruleVersion(), now);
        if (added > 0 && reporting == Reporting.REPORTED) {
            events.publishEvent(new DayRecorded(day, now));
        }
        return added;
    }

    private List<EmployerFigures> employersOn(LocalDate day) {
        return facts.employers(Cut.of(new Scope.Everything(), day), -1, "", Integer.MAX_VALUE).stream()
                .map(FactTable.Ranked::employer)
                .toList();
    }

    private List<SnapshotTable.RegionRow> regionsOn(LocalDate day) {
        return facts.everyRegion(
                day, regions.all().stream().map(region -> region.code()).toList());
    }
}
