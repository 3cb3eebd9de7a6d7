package liangku.ui.author;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import liangku.questionbank.About;
import liangku.questionbank.ImportId;
import liangku.questionbank.QuestionFilter;

/** What a filter asks for that the desk has no field for: kept as it is, so that a saved filter shows what it says. Pure. */
record Unshown(
        String topic,
        Optional<String> changedBy,
        Optional<ImportId> origin,
        Optional<LocalDate> expiredOn,
        Optional<String> author) {

    static final Unshown NOTHING =
            new Unshown("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return what of a filter no field shows}
     *
     * @param subject who looks: what he wrote has a field
     * @param offered whether the field of knowledge points has one of this code
     */
    static Unshown of(QuestionFilter filter, LocalDate today, String subject, Predicate<String> offered) {
        return new Unshown(
                offered.test(filter.topic()) ? "" : filter.topic(),
                filter.changedBy(),
                filter.origin(),
                filter.expiredOn().filter(day -> !expired(day, today) && !soon(day, today)),
                filter.author().filter(author -> !author.equals(subject)));
    }

    /** {@return whether this is what the field for expired rules asks for} */
    static boolean expired(LocalDate day, LocalDate today) {
        return !day.isAfter(today);
    }

    /** {@return whether this is what the field for rules that end soon asks for} */
    static boolean soon(LocalDate day, LocalDate today) {
        return day.equals(today.plusDays(About.SOON_DAYS + 1L));
    }

    Unshown from(Optional<ImportId> wanted) {
        return new Unshown(topic, changedBy, wanted, expiredOn, author);
    }

    Unshown withoutTopic() {
        return new Unshown("", changedBy, origin, expiredOn, author);
    }

    Unshown withoutChangedBy() {
        return new Unshown(topic, Optional.empty(), origin, expiredOn, author);
    }

    Unshown withoutExpiredOn() {
        return new Unshown(topic, changedBy, origin, Optional.empty(), author);
    }

    Unshown withoutAuthor() {
        return new Unshown(topic, changedBy, origin, expiredOn, Optional.empty());
    }

    /** {@return what is left of it beside these fields: what a field asks for takes the place of what was kept} */
    Unshown beside(QuestionFilter fields) {
        return new Unshown(
                fields.topic().isEmpty() ? topic : "",
                changedBy,
                origin,
                fields.expiredOn().isPresent() ? Optional.empty() : expiredOn,
                fields.author().isPresent() ? Optional.empty() : author);
    }

    /** {@return what the fields ask for and it besides} */
    QuestionFilter with(QuestionFilter fields) {
        return new QuestionFilter(
                fields.topic().isEmpty() ? topic : fields.topic(),
                fields.kind(),
                fields.difficulty(),
                fields.status(),
                fields.text(),
                fields.tag(),
                fields.post(),
                changedBy,
                origin,
                fields.expiredOn().or(() -> expiredOn),
                fields.author().or(() -> author),
                fields.figures());
    }
}
