package liangku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import liangku.questionbank.FigureFilter;
import liangku.questionbank.ImportId;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which questions are meant; what is left out makes no difference.
 *
 * @param topic a group's two digits or a leaf's four
 * @param q part of the identifier or of what is asked: stem, options, accepted spellings, parts of a case, in either language
 * @param changedBy subject of who wrote the newest version
 * @param importId the import that wrote the newest version
 * @param expired true for questions whose rule holds no more
 * @param expiresWithin for questions whose rule holds no more after so many days, or does not now, 0..{@value #DAYS_MAX}
 * @param author subject of who wrote the first version
 * @param facilityFrom least mean share that candidates earned of it, 0..1; as of the newest measuring, like all figures
 * @param facilityTo greatest, 0..1
 * @param discriminationFrom least discrimination, -1..1
 * @param discriminationTo greatest, -1..1
 * @param measured true for questions whose newest version was measured, false for the others
 * @param quarantined true for questions whose newest version figures speak against and nobody has decided on, false for the others
 */
record QuestionQuery(
        @Nullable String topic,
        @Nullable QuestionKind kind,
        @Schema(minimum = "1", maximum = "5") @Nullable Integer difficulty,
        @Nullable QuestionStatus status,
        @Nullable String q,
        @Nullable String tag,
        @Nullable String post,
        @Nullable String changedBy,
        @Nullable UUID importId,
        @Nullable Boolean expired,
        @Schema(minimum = "0", maximum = "3650") @Nullable Integer expiresWithin,
        @Nullable String author,
        @Schema(minimum = "0", maximum = "1") @Nullable Double facilityFrom,
        @Schema(minimum = "0", maximum = "1") @Nullable Double facilityTo,
        @Schema(minimum = "-1", maximum = "1") @Nullable Double discriminationFrom,
        @Schema(minimum = "-1", maximum = "1") @Nullable Double discriminationTo,
        @Nullable Boolean measured,
        @Nullable Boolean quarantined) {

    private static final int DAYS_MAX = 3_650;

    QuestionFilter filter(LocalDate today) {
        return new QuestionFilter(
                Given.optional(topic).orElse(""),
                Optional.ofNullable(kind),
                Optional.ofNullable(difficulty),
                Optional.ofNullable(status),
                Given.optional(q).orElse(""),
                Given.optional(tag),
                Given.optional(post),
                Given.optional(changedBy),
                Optional.ofNullable(importId).map(ImportId::new),
                expiredOn(today),
                Given.optional(author),
                figures());
    }

    private FigureFilter figures() {
        return new FigureFilter(
                within("facilityFrom", facilityFrom, 0, 1),
                within("facilityTo", facilityTo, facilityFrom == null ? 0 : facilityFrom, 1),
                within("discriminationFrom", discriminationFrom, -1, 1),
                within("discriminationTo", discriminationTo, discriminationFrom == null ? -1 : discriminationFrom, 1),
                Optional.ofNullable(measured),
                Optional.ofNullable(quarantined));
    }

    /** @param least of an end, where its range begins: whoever asks for less asks for nothing */
    private static Optional<Double> within(String field, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw Problem.badRequest("bad-figure", field, String.valueOf(value), least + "…" + most);
        }
        return Optional.ofNullable(value);
    }

    private Optional<LocalDate> expiredOn(LocalDate today) {
        if (expiresWithin == null) return Boolean.TRUE.equals(expired) ? Optional.of(today) : Optional.empty();
        if (expiresWithin < 0 || expiresWithin > DAYS_MAX) {
            throw Problem.badRequest("bad-days", "expiresWithin", expiresWithin, DAYS_MAX);
        }
        // What holds on the last of these days has not expired before the next.
        return Optional.of(today.plusDays(expiresWithin + 1L));
    }

    static QuestionQuery of(QuestionFilter filter, LocalDate today) {
        var ahead = filter.expiredOn().map(day -> (int) ChronoUnit.DAYS.between(today, day));
        return new QuestionQuery(
                filter.topic(),
                filter.kind().orElse(null),
                filter.difficulty().orElse(null),
                filter.status().orElse(null),
                filter.text(),
                filter.tag().orElse(null),
                filter.post().orElse(null),
                filter.changedBy().orElse(null),
                filter.origin().map(ImportId::value).orElse(null),
                ahead.map(days -> days <= 0).orElse(null),
                ahead.filter(days -> days > 0).map(days -> days - 1).orElse(null),
                filter.author().orElse(null),
                filter.figures().facilityFrom().orElse(null),
                filter.figures().facilityTo().orElse(null),
                filter.figures().discriminationFrom().orElse(null),
                filter.figures().discriminationTo().orElse(null),
                filter.figures().measured().orElse(null),
                filter.figures().quarantined().orElse(null));
    }
}
