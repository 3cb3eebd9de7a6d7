package liangku.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import liangku.courseware.LearnerId;
import liangku.courseware.LessonId;
import liangku.courseware.Progress;
import liangku.employer.Employers;
import liangku.exam.Exam;
import liangku.exam.PastSitting;
import liangku.people.Employment;
import liangku.programme.Duty;
import liangku.programme.Programme;

/**
 * How people of a demo city spent the past year: who sat when, how able they are, who renewed in time. Only dates and
 * abilities are invented; papers, marks and certificates follow from them by the platform's own rules.
 */
final class LifeStories {

    private static final int YEAR_DAYS = 400;
    private static final int TRIES = 3;

    private final RandomGenerator random;
    private final LocalDate today;

    LifeStories(RandomGenerator random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /**
     * What is expected of a person and how it is to be told.
     *
     * @param care 0..1: how much the business sees to it
     */
    record Part(Employment employment, Duty duty, Programme programme, Exam exam, double care) {}

    /** {@return first tries at intervals of the duty; retakes follow from {@link #retake}} */
    List<PastSitting> firstTries(Part part) {
        var tries = new ArrayList<PastSitting>();
        if (random.nextDouble() > 0.55 + 0.45 * part.care()) {
            return tries;
        }
        var ability = ability(part);
        var day = later(part.employment().since(), today.minusDays(YEAR_DAYS))
                .plusDays(random.nextInt(2, (int) (110 - 80 * part.care())));
        while (day.isBefore(today) && works(part.employment(), day)) {
            tries.add(sitting(part, day, 1, ability));
            if (random.nextDouble() > 0.6 + 0.38 * part.care()) {
                break;
            }
            // The careful renew before the certificate lapses, the others some weeks after.
            day = day.plus(part.duty().validity()).plusDays(random.nextInt(-30, (int) (60 - 55 * part.care())));
        }
        return tries;
    }

    /** {@return another try some days after a failed one, while tries are left and the person still works there} */
    Optional<PastSitting> retake(PastSitting failed, Employment employment) {
        var day = failed.startedAt().atZone(Employers.ZONE).toLocalDate().plusDays(random.nextInt(2, 9));
        if (failed.number() >= TRIES || !day.isBefore(today) || !works(employment, day)) {
            return Optional.empty();
        }
        return Optional.of(new PastSitting(
                failed.exam(),
                failed.worker(),
                failed.employment(),
                failed.employer(),
                failed.programme(),
                failed.number() + 1,
                at(day),
                failed.taken(),
                failed.ability() + 0.5));
    }

    /**
     * {@return what somebody learnt in the days before a sitting} Most come back to the lessons until the time is full, some
     * stop short of it.
     *
     * @param time of learning the programme asks for
     */
    List<Progress.Learned> learned(PastSitting sitting, List<LessonId> lessons, Duration time) {
        var learner = new LearnerId(sitting.worker().value());
        var seconds = (int) (time.toSeconds() * random.nextDouble(0.95, 1.4)) / Math.max(1, lessons.size());
        var learned = new ArrayList<Progress.Learned>(lessons.size());
        var at = sitting.startedAt();
        for (var lesson : lessons.reversed()) {
            at = at.minusSeconds(random.nextLong(600, 60_000));
            learned.add(new Progress.Learned(learner, lesson, seconds, at));
        }
        return learned;
    }

    /** {@return one sitting on a day of our choosing, for people whose story is told} */
    PastSitting sitting(Part part, LocalDate day, int number, double ability) {
        return new PastSitting(
                part.exam().id(),
                part.employment().worker(),
                part.employment().id(),
                part.employment().employer(),
                part.programme().id(),
                number,
                at(day),
                taken(part.exam().limit()),
                ability);
    }

    /** {@return how able somebody in this part is, in logits} */
    double ability(Part part) {
        var mean = part.programme().level() == Programme.Level.MANAGER ? 1.6 : 0.1;
        return mean + 0.6 * part.care() + 0.8 * random.nextGaussian();
    }

    /** Nobody is done at once, and hardly anybody in the last minute. */
    private Duration taken(Duration limit) {
        return Duration.ofSeconds(random.nextLong(Math.min(600, limit.toSeconds() / 3), limit.toSeconds() - 60));
    }

    private Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(random.nextInt(8, 20), random.nextInt(60)))
                .atZone(Employers.ZONE)
                .toInstant();
    }

    private static boolean works(Employment employment, LocalDate day) {
        return employment.on(day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
