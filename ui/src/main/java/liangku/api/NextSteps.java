package liangku.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.LearnerId;
import liangku.courseware.LessonOutline;
import liangku.courseware.Progress;
import liangku.exam.Attempts;
import liangku.exam.Candidates;
import liangku.exam.Eligibility;
import liangku.exam.Exam;
import liangku.exam.ExamKind;
import liangku.exam.Offer;
import liangku.people.WorkerId;
import liangku.practice.MistakeBook;
import liangku.programme.TrainingBar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one thing a worker should do next: go on with a running exam, learn, sit, wait, or nothing. */
@Component
class NextSteps {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Duration SESSION_SHOWN_BEFORE = Duration.ofDays(1);

    private final Attempts attempts;
    private final Candidates candidates;
    private final Courses courses;
    private final Progress progress;
    private final MistakeBook book;

    NextSteps(Attempts attempts, Candidates candidates, Courses courses, Progress progress, MistakeBook book) {
        this.attempts = attempts;
        this.candidates = candidates;
        this.courses = courses;
        this.progress = progress;
        this.book = book;
    }

    /** @param mistakes the worker's book of wrong questions today */
    record Outlook(Step next, Learning learning, MistakeBook.Standing mistakes) {}

    /**
     * @param notBefore when it may go on, for REVIEW, WAIT and DONE, and for an EXAM that opens as a session
     * @param before what is still to be learned before the exam may be begun, for LEARN where that is asked for
     * @param waitFor what a WAIT is for
     */
    record Step(
            Kind kind,
            @Nullable String courseId,
            @Nullable String lessonId,
            @Nullable String examId,
            @Nullable String attemptId,
            @Nullable String title,
            @Nullable Instant notBefore,
            @Nullable Before before,
            @Nullable WaitFor waitFor) {

        private static Step learn(LessonOutline lesson, Language language) {
            return learn(lesson, language, null);
        }

        private static Step learn(LessonOutline lesson, Language language, @Nullable Before before) {
            return new Step(
                    Kind.LEARN,
                    lesson.course().toString(),
                    lesson.id().toString(),
                    null,
                    null,
                    lesson.title().in(language),
                    null,
                    before,
                    null);
        }

        private static Step waiting(Exam exam, Language language, WaitFor what, @Nullable Instant notBefore) {
            return new Step(
                    Kind.WAIT, null, null, exam.id().toString(), null, title(exam, language), notBefore, null, what);
        }

        private static String title(Exam exam, Language language) {
            return language == Language.EN ? exam.titleEn() : exam.titleZh();
        }

        private static Step exam(
                Kind kind, Exam exam, Language language, @Nullable String attempt, @Nullable Instant notBefore) {
            return new Step(
                    kind, null, null, exam.id().toString(), attempt, title(exam, language), notBefore, null, null);
        }

        /** {@return the book of wrong questions instead of waiting or resting} */
        private Step reviewing() {
            return switch (kind) {
                case RESUME, EXAM, LEARN, REVIEW -> this;
                case WAIT -> new Step(Kind.REVIEW, null, null, examId, null, title, notBefore, null, waitFor);
                case DONE, NOTHING -> new Step(Kind.REVIEW, null, null, null, null, null, null, null, null);
            };
        }

        private static Step nothing() {
            return new Step(Kind.NOTHING, null, null, null, null, null, null, null, null);
        }
    }

    /** What is still to be learned before an exam; at least one of both is more than 0. */
    record Before(int lessonsLeft, long minutesLeft) {}

    enum WaitFor {
        /** The pause after a failure, or the end of a period. */
        RETRY,
        /** The hours or the term in which the exam may be begun; without {@code notBefore} that is over. */
        OPENING
    }

    enum Kind {
        RESUME,
        EXAM,
        LEARN,
        /** Wrong questions are due, and nothing more urgent is. */
        REVIEW,
        WAIT,
        DONE,
        NOTHING
    }

    /**
     * How far one is trained for the duty that counts ({@link TrainingBar}).
     *
     * @param minutesDone within the period of the duty
     * @param minutesThisYear learned here since the first of January
     * @param hoursPerYear what the duty asks for in a year, here and elsewhere
     */
    record Learning(
            int lessonsDone,
            int lessons,
            int minutesDone,
            long minutesRequired,
            boolean trained,
            int minutesThisYear,
            int hoursPerYear) {

        private static final Learning NONE = new Learning(0, 0, 0, 0, false, 0, 0);
    }

    Outlook of(WorkerId worker, Language language, Instant now) {
        var learner = new LearnerId(worker.value());
        var owing = candidates.owing(worker, now);
        var left = owing.map(
                        owed -> progress.lessonsLeft(learner, owed.programme().courses()))
                .orElse(List.of());
        var learning = owing.map(owed -> learning(worker, owed, left, now)).orElse(Learning.NONE);
        var offers = attempts.offers(worker, now);
        // All lessons done, but the time that the duty or its exam asks for is not: they are worth another look.
        var again = !learning.trained()
                || offers.stream().anyMatch(offer -> offer.eligibility() instanceof Eligibility.LearnFirst);
        var toLearn = left.isEmpty() && again
                ? owing.map(owed ->
                                progress.lessonsAgain(learner, owed.programme().courses()))
                        .orElse(List.of())
                : left;
        var next = next(offers, toLearn, language, now);
        var mistakes = book.standing(worker, now);
        return new Outlook(mistakes.due() > 0 ? next.reviewing() : next, learning, mistakes);
    }

    private static Step next(List<Offer> offers, List<LessonOutline> toLearn, Language language, Instant now) {
        // What an authority ordered comes before what is owed anyway; what runs comes before all.
        return offers.stream()
                .sorted(Comparator.comparing((Offer offer) -> offer.exam().kind() == ExamKind.SPOT_CHECK)
                        .reversed())
                .flatMap(offer -> step(offer, toLearn, language, now).stream())
                .min(Comparator.comparing(Step::kind))
                .orElseGet(Step::nothing);
    }

    private static Optional<Step> step(Offer offer, List<LessonOutline> toLearn, Language language, Instant now) {
        var exam = offer.exam();
        if (exam.kind() == ExamKind.SPOT_CHECK && isSettled(offer.eligibility())) {
            return Optional.empty();
        }
        return switch (offer.eligibility()) {
            case Eligibility.Running(var attempt) ->
                Optional.of(Step.exam(Kind.RESUME, exam, language, attempt.toString(), null));
            // The exam is open either way; but who has not learnt yet does better to.
            case Eligibility.MaySit may
            when exam.kind() == ExamKind.CERTIFICATION && !toLearn.isEmpty() ->
                Optional.of(Step.learn(toLearn.getFirst(), language));
            case Eligibility.MaySit may -> Optional.of(Step.exam(Kind.EXAM, exam, language, null, null));
            // A session is not to be missed, so it is shown from the day before; until then there is time to learn.
            case Eligibility.Scheduled(var opensAt)
            when !toLearn.isEmpty() && opensAt.isAfter(now.plus(SESSION_SHOWN_BEFORE)) ->
                Optional.of(Step.learn(toLearn.getFirst(), language));
            case Eligibility.Scheduled(var opensAt) -> Optional.of(Step.exam(Kind.EXAM, exam, language, null, opensAt));
            case Eligibility.LearnFirst(var lessons, var time) -> {
                var before = new Before(lessons, Math.ceilDiv(time.toSeconds(), 60));
                yield toLearn.stream().findFirst().map(lesson -> Step.learn(lesson, language, before));
            }
            case Eligibility.CoolingDown(var until) -> Optional.of(Step.waiting(exam, language, WaitFor.RETRY, until));
            case Eligibility.Exhausted(var until) -> Optional.of(Step.waiting(exam, language, WaitFor.RETRY, until));
            // Until it opens there is time to learn.
            case Eligibility.Closed closed
            when !toLearn.isEmpty() -> Optional.of(Step.learn(toLearn.getFirst(), language));
            case Eligibility.Closed(var opensAt) ->
                Optional.of(Step.waiting(exam, language, WaitFor.OPENING, opensAt.orElse(null)));
            // A certificate is half of what is owed; the rates count who has learnt, too.
            case Eligibility.AlreadyPassed passed
            when exam.kind() == ExamKind.CERTIFICATION && !toLearn.isEmpty() ->
                Optional.of(Step.learn(toLearn.getFirst(), language));
            case Eligibility.AlreadyPassed(var from) -> Optional.of(Step.exam(Kind.DONE, exam, language, null, from));
            case Eligibility.Barred barred -> toLearn.stream().findFirst().map(lesson -> Step.learn(lesson, language));
            case Eligibility.NoSuchDuty none -> Optional.empty();
        };
    }

    /** A spot check leaves nothing to do once it is passed or both attempts are used. */
    private static boolean isSettled(Eligibility eligibility) {
        return eligibility instanceof Eligibility.AlreadyPassed || eligibility instanceof Eligibility.Exhausted;
    }

    private Learning learning(WorkerId worker, Candidates.Owing owing, List<LessonOutline> left, Instant now) {
        var learner = new LearnerId(worker.value());
        var lessons = courses.byCodes(owing.programme().courses()).stream()
                .mapToInt(course -> course.lessons().size())
                .sum();
        var bar = TrainingBar.of(owing.duty(), owing.programme());
        var today = LocalDate.ofInstant(now, CITY);
        var tomorrow = today.plusDays(1);
        var minutes = progress.minutes(learner, bar.before(today).plusDays(1), tomorrow);
        return new Learning(
                lessons - left.size(),
                lessons,
                minutes,
                bar.learning().toMinutes(),
                bar.reached(lessons - left.size(), lessons, Duration.ofMinutes(minutes)),
                progress.minutes(learner, today.withDayOfYear(1), tomorrow),
                owing.duty().hoursPerYear());
    }
}
