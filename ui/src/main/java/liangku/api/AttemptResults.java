package liangku.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.certificate.Certificates;
import liangku.courseware.Course;
import liangku.courseware.Language;
import liangku.exam.Attempt;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Attempts;
import liangku.exam.Eligibility;
import liangku.exam.HandIns;
import liangku.people.WorkerId;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a candidate is told after marking: the marks by knowledge point, where to learn what was lost, what comes next. */
@Component
class AttemptResults {

    private final Taxonomy taxonomy;
    private final OwnCourses ownCourses;
    private final Attempts attempts;
    private final Certificates certificates;

    AttemptResults(Taxonomy taxonomy, OwnCourses ownCourses, Attempts attempts, Certificates certificates) {
        this.taxonomy = taxonomy;
        this.ownCourses = ownCourses;
        this.attempts = attempts;
        this.certificates = certificates;
    }

    AttemptJson.Marked json(
            WorkerId worker, Attempt.Marked attempt, Optional<HandIns.Sealed> sealed, Locale locale, Instant now) {
        var own = attempt.topics().stream().anyMatch(AttemptResults::isWeak)
                ? ownCourses.of(attempt.programme())
                : List.<Course>of();
        var topics = attempt.topics().stream()
                .map(topic -> topic(topic, own, Language.of(locale)))
                .toList();
        return AttemptJson.marked(
                attempt,
                topics,
                certificate(attempt).orElse(null),
                retakeAt(worker, attempt, now),
                sealed.map(paper -> new AttemptJson.SealedJson(paper.at(), paper.holds()))
                        .orElse(null),
                locale);
    }

    private Optional<String> certificate(Attempt.Marked attempt) {
        return attempt.verdict() == Verdict.PASSED
                ? certificates
                        .ofAttempt(attempt.id())
                        .map(issued -> issued.number().toString())
                : Optional.empty();
    }

    private AttemptJson.TopicJson topic(Attempt.TopicMark mark, List<Course> own, Language language) {
        var topic = taxonomy.find(mark.code());
        return new AttemptJson.TopicJson(
                mark.code(),
                topic.map(Topic::zh).orElse(mark.code()),
                topic.map(Topic::en).orElse(mark.code()),
                mark.earned(),
                mark.max(),
                mark.lost(),
                isWeak(mark) ? ownCourses.lesson(mark.code(), own, language).orElse(null) : null);
    }

    private static boolean isWeak(Attempt.TopicMark mark) {
        return mark.earned().compareTo(BigDecimal.valueOf(mark.max())) < 0;
    }

    private @Nullable Instant retakeAt(WorkerId worker, Attempt.Marked attempt, Instant now) {
        if (attempt.verdict() == Verdict.PASSED) {
            return null;
        }
        return retakeAt(attempts.eligibility(worker, attempt.exam().id(), now), attempt.submittedAt())
                .orElse(null);
    }

    private static Optional<Instant> retakeAt(Eligibility eligibility, Instant submittedAt) {
        return switch (eligibility) {
            case Eligibility.CoolingDown(var until) -> Optional.of(until);
            case Eligibility.Exhausted(var until) -> Optional.of(until);
            case Eligibility.Scheduled(var opensAt) -> Optional.of(opensAt);
            case Eligibility.Closed(var opensAt) -> opensAt;
            case Eligibility.MaySit may -> Optional.of(submittedAt);
            case Eligibility.Running running -> Optional.empty();
            case Eligibility.LearnFirst learn -> Optional.empty();
            case Eligibility.AlreadyPassed passed -> Optional.empty();
            case Eligibility.Barred barred -> Optional.ofNullable(ExamRows.end(barred));
            case Eligibility.NoSuchDuty none -> Optional.empty();
        };
    }
}
