package liangku.people;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.audit.Reason;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.ImportMode;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
import liangku.employer.RowOutcome;
import liangku.employer.Scope;
import liangku.employer.TableFile;
import liangku.privacy.PersonalData;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Workers and where they work. */
@Service
public class People {

    private static final int PAGE_MAX = 200;
    private static final int SET = 2_000;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final WorkerTable workers;
    private final EmploymentTable employments;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public People(
            JdbcClient db,
            PersonalData personalData,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.workers = new WorkerTable(db, personalData);
        this.employments = new EmploymentTable(db, workers);
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /** For the house itself; a caller's question goes through {@link #find(WorkerId, Scope)}. */
    public Optional<Worker> find(WorkerId id) {
        return workers.find(id);
    }

    /** {@return the person if they work or worked at a business within {@code scope}} */
    public Optional<Worker> find(WorkerId id, Scope scope) {
        return workers.visible(id, scope) ? find(id) : Optional.empty();
    }

    /** {@return those of {@code ids} that are there} */
    public Map<WorkerId, Worker> find(Collection<WorkerId> ids) {
        return workers.find(ids).stream().collect(Collectors.toMap(Worker::id, Function.identity()));
    }

    /** {@return the one person who signs in with this phone} */
    public Optional<Worker> byPhone(Phone phone) {
        return workers.byPhone(phone);
    }

    public Optional<Worker> byIdNumber(ResidentId idNumber) {
        return workers.byIdNumber(idNumber);
    }

    public Optional<Employment> employment(EmploymentId id) {
        return employments.find(id);
    }

    /** {@return those of {@code ids} that are there} */
    public Map<EmploymentId, Employment> employments(Collection<EmploymentId> ids) {
        return employments.find(ids).stream().collect(Collectors.toMap(Employment::id, Function.identity()));
    }

    /** {@return everything known of where a person works and worked, oldest first} */
    public List<Employment> employmentsOf(WorkerId worker) {
        return employments.of(List.of(worker));
    }

    /** {@return the same for many people at once} */
    public List<Employment> employmentsOf(Collection<WorkerId> people) {
        return employments.of(people);
    }

    /** {@return where a person works on {@code day}; several kitchens are possible} */
    public List<Employment> employmentsOn(WorkerId worker, LocalDate day) {
        return employmentsOf(worker).stream().filter(e -> e.on(day)).toList();
    }

    /** {@return the same with the kinds of the businesses, in one question to the database} */
    public List<Workplace> workplacesOn(WorkerId worker, LocalDate day) {
        return employments.workplacesOn(worker, day);
    }

    /** {@return who works at a business on {@code day}, opened: ask only for an employer's own people} */
    public List<RosterEntry> roster(EmployerId employer, LocalDate day) {
        return employments.roster(employer, day);
    }

    /** {@return people within {@code scope}, numbers masked, at most 200} */
    public RosterPage page(Scope scope, RosterFilter filter, Optional<EmploymentId> after, int limit) {
        var wanted = Math.clamp(limit, 1, PAGE_MAX);
        var entries = employments.page(scope, filter, after, wanted + 1);
        var rows = entries.stream()
                .limit(wanted)
                .map(entry -> new RosterRow(
                        entry.employment(),
                        entry.worker().name(),
                        entry.worker().idNumber().masked(),
                        entry.worker().maskedPhone()))
                .toList();
        return new RosterPage(
                rows,
                entries.size() > wanted
                        ? Optional.of(rows.getLast().employment().id())
                        : Optional.empty());
    }

    /**
     * {@return whether the person has an employment within {@code scope} that has not ended} One that is still to begin
     * counts: whoever hires sets things right before the first day.
     */
    public boolean worksWithin(WorkerId id, Scope scope, Instant now) {
        return workers.employed(id, scope, LocalDate.ofInstant(now, Employers.ZONE));
    }

    /** Shows a person's full data to someone within whose scope they work, and logs who asked and why. */
    public Unmasking unmask(WorkerId id, Scope scope, String subject, String reason, Instant now) {
        var why = Reason.parse(reason);
        if (why.isEmpty()) {
            return new Unmasking.NoReason();
        }
        return inTransaction(status -> {
            var worker = find(id, scope);
            if (worker.isEmpty()) {
                return new Unmasking.NotFound();
            }
            if (!worksWithin(id, scope, now)) {
                return new Unmasking.Left();
            }
            audit.record(
                    subject,
                    "person-unmasked",
                    "worker",
                    id.toString(),
                    Map.of("reason", why.get().value()),
                    now);
            return new Unmasking.Shown(worker.get());
        });
    }

    /** Puts one person into a post. The caller has made sure that the business is the subject's to hire for. */
    public Hiring hire(Hire hire, String subject, Instant now) {
        return inTransaction(status -> {
            var set = new HireSet(workers, employments);
            var hiring = set.hire(List.of(hire), now).getFirst();
            if (hiring instanceof Hiring.Hired(var worker, var employment, var effect, var remark)) {
                changed(set);
                audit.record(
                        subject,
                        "hired",
                        "worker",
                        worker.toString(),
                        Map.of(
                                "employer",
                                hire.employer().toString(),
                                "employment",
                                employment.toString(),
                                "effect",
                                effect.name()),
                        now);
            }
            return hiring;
        });
    }

    /**
     * Puts many people into posts in sets: thousands a second. What is refused is left out, the rest is kept.
     *
     * @return what became of each, in the order given
     */
    public List<Hiring> hireAll(List<Hire> hires, String subject, Instant now) {
        return inTransaction(status -> {
            var set = new HireSet(workers, employments);
            var hirings = new ArrayList<Hiring>(hires.size());
            for (var from = 0; from < hires.size(); from += SET) {
                hirings.addAll(set.hire(hires.subList(from, Math.min(from + SET, hires.size())), now));
            }
            changed(set);
            audit.record(subject, "hired-many", "worker", "many", Map.of("count", hirings.size()), now);
            return hirings;
        });
    }

    /** The employment ends: {@code until} is the first day without it. */
    public Change leave(EmploymentId id, LocalDate until, Scope scope, String subject, Instant now) {
        return inTransaction(status -> {
            var found = employments.lock(id, scope);
            if (found.isEmpty()) {
                return new Change.NotFound();
            }
            var employment = found.get();
            if (!until.isAfter(employment.since())) {
                return new Change.Refused(HireSet.endsTooEarly(until, employment.since()));
            }
            if (employment.until().filter(end -> !end.isAfter(until)).isPresent()) {
                return new Change.Refused(Refusal.of(
                        "already-left",
                        "此人已于%s离职",
                        "This person has already left on %s",
                        employment.until().get()));
            }
            employments.correct(List.of(with(employment, employment.post(), Optional.of(until))));
            changed(Map.of(employment.worker(), Set.of(employment.employer())));
            events.publishEvent(new EmploymentEnded(employment.worker(), employment.employer(), until));
            audit.record(subject, "left", "employment", id.toString(), Map.of("until", until.toString()), now);
            return new Change.Done();
        });
    }

    /** From {@code day} on the person has another post at the same business; before it, the old one stays true. */
    public Change changePost(EmploymentId id, Post post, LocalDate day, Scope scope, String subject, Instant now) {
        return inTransaction(status -> {
            var found = employments.lock(id, scope);
            if (found.isEmpty()) {
                return new Change.NotFound();
            }
            var employment = found.get();
            if (!employment.on(day)) {
                return new Change.Refused(
                        Refusal.of("not-employed-then", "此人%s不在岗", "This person was not employed on %s", day));
            }
            if (day.equals(employment.since())) {
                employments.correct(List.of(with(employment, post, employment.until())));
            } else {
                employments.correct(List.of(with(employment, employment.post(), Optional.of(day))));
                employments.add(
                        List.of(new Employment(
                                new EmploymentId(ids.generate()),
                                employment.worker(),
                                employment.employer(),
                                post,
                                day,
                                employment.until())),
                        now);
            }
            changed(Map.of(employment.worker(), Set.of(employment.employer())));
            audit.record(
                    subject,
                    "post-changed",
                    "employment",
                    id.toString(),
                    Map.of("post", post.name(), "day", day.toString()),
                    now);
            return new Change.Done();
        });
    }

    /**
     * Reads an XLSX or CSV roster ({@link RosterFileRow} names its columns) of one business in one transaction. The
     * caller has made sure that the business is the subject's.
     */
    public Importing importRoster(EmployerId employer, InputStream file, ImportMode mode, String subject, Instant now) {
        return inTransaction(status -> {
            var set = new HireSet(workers, employments);
            var run = new RosterImport(set, employer, now);
            var reading = run.read(file);
            if (reading instanceof TableFile.Reading.Refused(var why)) {
                status.setRollbackOnly();
                return new Importing.Unreadable(why);
            }
            if (mode == ImportMode.DRY_RUN) {
                status.setRollbackOnly();
                return new Importing.Done(ImportReport.ofDryRun(run.outcomes()));
            }
            var importId = ids.generate();
            var report = ImportReport.kept(importId, run.outcomes());
            changed(set);
            audit.record(
                    subject,
                    "roster-imported",
                    "employer",
                    employer.toString(),
                    Map.of(
                            "import",
                            importId.toString(),
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
     * The person's name is written like this from now on, wherever it is asked for; what is printed stays as it is. Whoever
     * asks has made sure that it is theirs to set right.
     *
     * @param reason goes to the audit log, beside both names masked
     * @return the name of before; empty if there is no such person
     */
    public Optional<PersonName> rename(WorkerId id, PersonName name, Reason reason, String subject, Instant now) {
        return inTransaction(status -> {
            var before = find(id).map(Worker::name);
            if (before.isEmpty() || before.get().equals(name)) {
                return before;
            }
            workers.changeName(id, name);
            var employers = employmentsOf(id).stream().map(Employment::employer).collect(Collectors.toSet());
            changed(Map.of(id, employers));
            audit.record(
                    subject,
                    "name-corrected",
                    "worker",
                    id.toString(),
                    Map.of("before", before.get().masked(), "after", name.masked(), "reason", reason.value()),
                    now);
            return before;
        });
    }

    private static Employment with(Employment employment, Post post, Optional<LocalDate> until) {
        return new Employment(
                employment.id(), employment.worker(), employment.employer(), post, employment.since(), until);
    }

    private void changed(HireSet set) {
        set.ended().forEach(events::publishEvent);
        changed(set.changed());
    }

    private void changed(Map<WorkerId, Set<EmployerId>> people) {
        var all = List.copyOf(people.keySet());
        for (var from = 0; from < all.size(); from += RosterChanged.AT_A_TIME) {
            var part = all.subList(from, Math.min(from + RosterChanged.AT_A_TIME, all.size()));
            var employers = part.stream()
                    .flatMap(worker -> people.getOrDefault(worker, Set.of()).stream())
                    .collect(Collectors.toSet());
            events.publishEvent(new RosterChanged(employers, Set.copyOf(part)));
        }
    }

    private <T> T inTransaction(Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(transaction.execute(work::apply));
    }
}
