package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.certificate.Certificates;
import liangku.courseware.Language;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.people.Employment;
import liangku.people.People;
import liangku.people.WorkerId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a worker sees first: who they are, and the one next step. */
@RestController
@RequestMapping("/api/v1/home")
@PreAuthorize("hasRole('WORKER')")
class HomeController {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final People people;
    private final Employers employers;
    private final NextSteps nextSteps;
    private final Certificates certificates;
    private final Clock clock;

    HomeController(People people, Employers employers, NextSteps nextSteps, Certificates certificates, Clock clock) {
        this.people = people;
        this.employers = employers;
        this.nextSteps = nextSteps;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** @param mistakesDue how many of one's wrong questions come back today */
    record Home(
            String name,
            List<Job> employments,
            NextSteps.Step next,
            NextSteps.Learning learning,
            List<Holding> certificates,
            int mistakesDue) {}

    record Job(Business employer, PostWords post, LocalDate since) {}

    record Business(String id, String name) {}

    record PostWords(String code, String zh, String en) {}

    record Holding(String number, String programme, LocalDate validUntil, String status) {}

    @Operation(summary = "Read a worker's home page: posts, certificates, what comes next")
    @GetMapping
    Home home(Caller caller, Locale locale) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, CITY);
        var worker = caller.workerOrThrow();
        var language = Language.of(locale);
        var progress = nextSteps.of(worker, language, now);
        return new Home(
                people.find(worker).map(person -> person.name().value()).orElse(caller.displayName()),
                jobs(worker, today),
                progress.next(),
                progress.learning(),
                holdings(worker, language, today),
                progress.mistakes().due());
    }

    private List<Job> jobs(WorkerId worker, LocalDate today) {
        var employments = people.employmentsOn(worker, today);
        var archive = employers.find(
                employments.stream().map(Employment::employer).distinct().toList());
        return employments.stream()
                .map(employment -> {
                    var employer = Optional.ofNullable(archive.get(employment.employer()));
                    var post = employment.post();
                    return new Job(
                            new Business(
                                    employment.employer().toString(),
                                    employer.map(found -> found.name()).orElse("")),
                            new PostWords(post.name(), post.zh(), post.en()),
                            employment.since());
                })
                .toList();
    }

    private List<Holding> holdings(WorkerId worker, Language language, LocalDate today) {
        return certificates.ofWorker(worker).stream()
                .map(certificate -> new Holding(
                        certificate.number().toString(),
                        switch (language) {
                            case ZH -> certificate.programmeZh();
                            case EN -> certificate.programmeEn();
                        },
                        certificate.validUntil(),
                        certificate.statusOn(today).name()))
                .toList();
    }
}
