package liangku.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Exam;
import liangku.exam.ExamHistory;
import liangku.exam.ExamKind;
import liangku.exam.PastSitting;
import liangku.exam.SpotChecks.Ordering;
import liangku.people.WorkerId;

/**
 * The year's spot checks of a demo city: somebody of the authority comes unannounced and orders who is there to be examined,
 * and who failed makes it up within days. Where the authority goes, when, and how able people are is invented; orders,
 * papers and marks follow by the real rules.
 */
final class Visits {

    private static final int YEAR_DAYS = 360;
    private static final int ONE_IN = 20;
    private static final int VISITS_MAX = 600;
    private static final int HANDS_MIN = 3;

    /** A week after the order nobody may sit any more: no visit leaves anything open. */
    private static final int DAYS_AGO_MIN = 8;

    private static final LocalTime ARRIVAL = LocalTime.of(8, 0);

    /** Who is examined at work has worked since the exam, and the paper is shorter but asks for more. */
    private static final double PRACTISED = 0.7;

    private static final double READ_UP = 0.6;

    private final DemoCity.Examining examining;
    private final Exam exam;
    private final LifeStories stories;
    private final RandomGenerator random;
    private final LocalDate today;

    Visits(DemoCity.Examining examining, RandomGenerator random, LocalDate today) {
        this.examining = examining;
        this.exam = examining.exams().list().stream()
                .filter(one -> one.kind() == ExamKind.SPOT_CHECK)
                .findFirst()
                .orElseThrow();
        this.stories = new LifeStories(random, today);
        this.random = random;
        this.today = today;
    }

    private record Visit(EmployerId employer, Kitchen kitchen, LocalDate day) {

        Instant at() {
            return day.atTime(ARRIVAL).atZone(Employers.ZONE).toInstant();
        }
    }

    /** Everybody of a business, with what is expected of them. */
    private record Kitchen(Map<WorkerId, DemoCity.Placed> people) {

        static Kitchen of(List<DemoCity.Placed> people) {
            var byWorker = new HashMap<WorkerId, DemoCity.Placed>();
            people.forEach(one -> byWorker.putIfAbsent(one.employment().worker(), one));
            return new Kitchen(byWorker);
        }

        Optional<DemoCity.Placed> find(WorkerId worker) {
            return Optional.ofNullable(people.get(worker));
        }

        boolean busyOn(LocalDate day) {
            return people.values().stream()
                            .filter(one -> one.employment().on(day))
                            .count()
                    >= HANDS_MIN;
        }
    }

    /**
     * Visits one kitchen in twenty, and those that are told of anyway.
     *
     * @param by the subject who orders
     * @param sitters lets people sit, and says how it ended
     */
    void pay(List<DemoCity.Placed> placed, EmployerId told, Scope scope, String by, Sitters sitters) {
        var kitchens = placed.stream()
                .collect(Collectors.groupingBy(
                        one -> one.employment().employer(),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Kitchen::of)));
        var firsts = new ArrayList<PastSitting>();
        for (var visit : plan(kitchens, told)) {
            if (examining.spotChecks().orderAll(visit.employer(), scope, by, visit.at())
                    instanceof Ordering.Ordered ordered) {
                ordered.workers().stream()
                        .sorted(Comparator.comparing(WorkerId::toString))
                        .flatMap(worker -> visit.kitchen().find(worker).stream())
                        .flatMap(one -> first(one, visit.day()).stream())
                        .map(sitting -> sitting.under(ordered.check().id()))
                        .forEach(firsts::add);
            }
        }
        var makeUps = sitters.sit(firsts).stream()
                .filter(sat -> sat.verdict() == Verdict.FAILED)
                .map(ExamHistory.Sat::sitting)
                .flatMap(failed -> Optional.ofNullable(kitchens.get(failed.employer()))
                        .flatMap(kitchen -> kitchen.find(failed.worker()))
                        .flatMap(one -> makeUp(failed, one))
                        .stream())
                .toList();
        sitters.sit(makeUps);
    }

    /** Sits what is given and says what came of each. */
    interface Sitters {
        List<ExamHistory.Sat> sit(List<PastSitting> sittings);
    }

    /** In the order of their days, as orders are numbered by time. */
    private List<Visit> plan(Map<EmployerId, Kitchen> kitchens, EmployerId told) {
        var visits = new ArrayList<Visit>();
        kitchens.forEach((employer, kitchen) -> {
            var day = today.minusDays(random.nextInt(DAYS_AGO_MIN, YEAR_DAYS));
            if (employer.equals(told) || (random.nextInt(ONE_IN) == 0 && visits.size() < VISITS_MAX)) {
                if (kitchen.busyOn(day)) {
                    visits.add(new Visit(employer, kitchen, day));
                }
            }
        });
        visits.sort(Comparator.comparing(Visit::day));
        return visits;
    }

    /** One in ten is not there that day. */
    private Optional<PastSitting> first(DemoCity.Placed one, LocalDate day) {
        if (random.nextInt(10) == 0) {
            return Optional.empty();
        }
        return part(one, day).map(part -> stories.sitting(part, day, 1, stories.ability(part) + PRACTISED));
    }

    /** Most who failed sit the make-up, and have read up for it. */
    private Optional<PastSitting> makeUp(PastSitting failed, DemoCity.Placed one) {
        var day = LocalDate.ofInstant(failed.startedAt(), Employers.ZONE).plusDays(random.nextInt(1, 6));
        if (random.nextInt(5) == 0 || !one.employment().on(day)) {
            return Optional.empty();
        }
        return part(one, day)
                .map(part -> stories.sitting(part, day, 2, failed.ability() + READ_UP))
                .flatMap(sitting -> failed.spotCheck().map(sitting::under));
    }

    private Optional<LifeStories.Part> part(DemoCity.Placed one, LocalDate day) {
        return examining
                .part(one.employment(), one.category(), one.care(), day)
                .map(part -> new LifeStories.Part(part.employment(), part.duty(), part.programme(), exam, part.care()));
    }
}
