package liangku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.employer.Employers;
import liangku.questionbank.Fault;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFigures;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Remark;
import liangku.questionbank.Saving;
import liangku.questionbank.Scoring;
import liangku.questionbank.Similar;
import org.jspecify.annotations.Nullable;

/** How questions look in the contract, coming and going. */
final class QuestionJson {

    private QuestionJson() {}

    /**
     * One version of a question as authors see it, with its key.
     *
     * @param expired whether the rule it rests on holds no more
     * @param similar near-duplicates that were found on saving; null where nothing was saved
     * @param figures what candidates' answers say of it, in lists; null elsewhere and where they say nothing
     */
    record QuestionView(
            UUID id,
            int version,
            QuestionStatus status,
            String identifier,
            QuestionKind kind,
            String topic,
            int difficulty,
            String stem,
            List<String> options,
            String answer,

            @Schema(allowableValues = {"", "ALL_OR_NOTHING", "PARTIAL", "PARTIAL_WITH_PENALTY"})
            String scoring,

            String pinned,
            List<PartView> parts,
            String explanation,
            String source,
            List<String> alsoAbout,
            List<String> posts,
            @Nullable LocalDate inForceFrom,
            @Nullable LocalDate expiresOn,
            List<String> tags,
            List<String> enemies,
            @Nullable EnglishView english,
            boolean expired,
            String changedBy,
            Instant changedAt,
            @Nullable List<SimilarView> similar,
            @Nullable FiguresView figures) {

        static QuestionView of(Question question, LocalDate today) {
            return of(question, today, null, null);
        }

        /** As lists show it. */
        static QuestionView of(Question question, LocalDate today, @Nullable QuestionFigures figures) {
            return of(question, today, null, figures == null ? null : FiguresView.of(figures));
        }

        private static QuestionView of(
                Question question,
                LocalDate today,
                @Nullable List<SimilarView> similar,
                @Nullable FiguresView figures) {
            var form = QuestionForm.of(question);
            var about = question.about();
            return new QuestionView(
                    question.id().value(),
                    question.version(),
                    question.status(),
                    form.identifier(),
                    question.body().kind(),
                    form.topic(),
                    question.difficulty(),
                    form.stem(),
                    form.options(),
                    form.answer(),
                    form.scoring(),
                    form.asked().pinned(),
                    form.parts().stream().map(PartView::of).toList(),
                    form.explanation(),
                    form.source(),
                    about.alsoAbout(),
                    about.posts(),
                    about.inForceFrom().orElse(null),
                    about.expiresOn().orElse(null),
                    question.labels().tags(),
                    question.labels().enemies(),
                    form.more().english().map(EnglishView::of).orElse(null),
                    about.expired(today),
                    question.changedBy(),
                    question.changedAt(),
                    similar,
                    figures);
        }
    }

    /**
     * What candidates' answers say of a question's newest version, as of the newest measuring; null for what nobody has measured.
     *
     * @param measuredDifficulty in logits: the greater, the harder
     * @param facility mean share that was earned, 0..1
     * @param discrimination -1..1
     * @param shown how many candidates had it
     * @param quarantined whether figures speak against it and nobody has decided
     */
    record FiguresView(
            @Nullable Double measuredDifficulty,
            @Nullable Double facility,
            @Nullable Double discrimination,
            @Nullable Integer shown,
            boolean quarantined) {

        static FiguresView of(QuestionFigures figures) {
            var measured = figures.measured();
            return new FiguresView(
                    measured.map(QuestionFigures.Measured::difficulty).orElse(null),
                    measured.map(QuestionFigures.Measured::facility).orElse(null),
                    measured.map(one -> ItemStatisticsJson.orNull(one.discrimination()))
                            .orElse(null),
                    measured.map(QuestionFigures.Measured::shown).orElse(null),
                    figures.isQuarantined());
        }
    }

    /** One question on a case's story. */
    record PartView(
            QuestionKind kind,
            String stem,
            List<String> options,
            String answer,

            @Schema(allowableValues = {"", "ALL_OR_NOTHING", "PARTIAL", "PARTIAL_WITH_PENALTY"})
            String scoring,

            String pinned) {

        static PartView of(PartForm part) {
            return new PartView(
                    QuestionKind.valueOf(part.kind()),
                    part.stem(),
                    part.options(),
                    part.answer(),
                    part.scoring(),
                    part.pinned());
        }
    }

    /** The same question in English. */
    record EnglishView(String stem, List<String> options, String answer, String explanation, List<EnglishView> parts) {

        static EnglishView of(MoreForm.EnglishForm form) {
            return new EnglishView(
                    form.stem(),
                    form.options(),
                    form.answer(),
                    form.explanation(),
                    form.parts().stream().map(EnglishView::of).toList());
        }
    }

    /** A near-duplicate. {@code similarity} is 0 to 1. */
    record SimilarView(UUID id, String identifier, double similarity) {

        static SimilarView of(Similar similar) {
            return new SimilarView(similar.id().value(), similar.identifier(), similar.similarity());
        }
    }

    /** What an author sends: the words of the import's columns. {@code version} is the one they started from. */
    record QuestionInput(
            @Nullable Integer version,
            @Nullable String identifier,

            @Schema(implementation = QuestionKind.class) @Nullable
            String kind,

            @Nullable String topic,

            @Schema(type = "integer", minimum = "1", maximum = "5") @Nullable
            String difficulty,

            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,
            @Nullable String explanation,
            @Nullable String source,

            @Schema(implementation = Scoring.class) @Nullable
            String scoring,

            @Nullable String pinned,
            @Nullable List<PartInput> parts,
            @Nullable List<String> alsoAbout,
            @Nullable List<String> posts,
            @Schema(format = "date") @Nullable String inForceFrom,
            @Schema(format = "date") @Nullable String expiresOn,
            @Nullable List<String> tags,
            @Nullable List<String> enemies,
            @Nullable EnglishInput english) {

        QuestionForm form() {
            return new QuestionForm(
                    orEmpty(identifier),
                    orEmpty(topic),
                    orEmpty(difficulty),
                    new PartForm(
                            orEmpty(kind),
                            orEmpty(stem),
                            texts(options),
                            orEmpty(answer),
                            orEmpty(scoring),
                            orEmpty(pinned)),
                    orEmpty(explanation),
                    orEmpty(source),
                    new MoreForm(
                            String.join(" ", texts(alsoAbout)),
                            String.join(" ", texts(posts)),
                            orEmpty(inForceFrom),
                            orEmpty(expiresOn),
                            Optional.ofNullable(tags).map(QuestionJson::texts),
                            Optional.ofNullable(enemies).map(names -> String.join(" ", texts(names))),
                            Optional.ofNullable(english).map(EnglishInput::form)),
                    parts == null
                            ? List.of()
                            : parts.stream().map(PartInput::form).toList());
        }
    }

    /** One question on a case's story, in the words of the import's columns. */
    record PartInput(
            @Schema(implementation = QuestionKind.class) @Nullable
            String kind,

            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,

            @Schema(implementation = Scoring.class) @Nullable
            String scoring,

            @Nullable String pinned) {

        PartForm form() {
            return new PartForm(
                    orEmpty(kind), orEmpty(stem), texts(options), orEmpty(answer), orEmpty(scoring), orEmpty(pinned));
        }
    }

    record EnglishInput(
            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,
            @Nullable String explanation,
            @Nullable List<EnglishInput> parts) {

        MoreForm.EnglishForm form() {
            return new MoreForm.EnglishForm(
                    orEmpty(stem),
                    texts(options),
                    orEmpty(answer),
                    orEmpty(explanation),
                    parts == null
                            ? List.of()
                            : parts.stream().map(EnglishInput::form).toList());
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(QuestionJson::orEmpty).toList();
    }

    /** {@return the day in the city: rules end at its midnight} */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Employers.ZONE);
    }

    static QuestionView saved(Saving saving, LocalDate today) {
        return switch (saving) {
            case Saving.Saved(var question, var similar) ->
                QuestionView.of(
                        question, today, similar.stream().map(SimilarView::of).toList(), null);
            case Saving.Unchanged unchanged -> QuestionView.of(unchanged.question(), today);
            case Saving.Faulty faulty -> throw faulty(faulty.faults());
            case Saving.Stale stale ->
                throw Problem.conflict("newer-version.named", stale.newest().version())
                        .with("version", stale.newest().version());
            case Saving.Missing() -> throw Problem.notFound("some-question");
        };
    }

    static Problem faulty(List<Fault> faults) {
        var codes = faults.stream().map(Fault::code).toList();
        return Problem.badRequest(
                        "bad-question", new Said(joined(faults, Fault::zh, "；"), joined(faults, Fault::en, "; ")))
                .with("codes", codes);
    }

    private static String joined(List<Fault> faults, Function<Fault, String> sentence, String between) {
        return faults.stream().map(sentence).collect(Collectors.joining(between));
    }

    static Problem missing(UUID id) {
        return Problem.notFound("question", id);
    }

    /** {@return words for a remark, maybe none} */
    static String remark(@Nullable String text) {
        var kept = orEmpty(text).strip();
        if (kept.length() > Remark.TEXT_MAX) {
            throw Problem.badRequest("too-long", kept.length(), Remark.TEXT_MAX);
        }
        return kept;
    }
}
