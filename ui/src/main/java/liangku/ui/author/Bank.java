package liangku.ui.author;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import liangku.identity.Accounts;
import liangku.questionbank.BulkEdits;
import liangku.questionbank.Pictures;
import liangku.questionbank.Previews;
import liangku.questionbank.Questions;
import liangku.questionbank.Recordings;
import liangku.questionbank.SavedFilters;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;
import liangku.ui.shell.CurrentCaller;
import org.springframework.stereotype.Component;

/** What every page about questions asks for. */
@Component
class Bank {

    private final Questions questions;
    private final Taxonomy taxonomy;
    private final Pictures pictures;
    private final Recordings recordings;
    private final BulkEdits bulk;
    private final SavedFilters filters;
    private final Previews previews;
    private final Accounts accounts;
    private final CurrentCaller current;
    private final Clock clock;

    Bank(
            Questions questions,
            Taxonomy taxonomy,
            Pictures pictures,
            Recordings recordings,
            BulkEdits bulk,
            SavedFilters filters,
            Previews previews,
            Accounts accounts,
            CurrentCaller current,
            Clock clock) {
        this.questions = questions;
        this.taxonomy = taxonomy;
        this.pictures = pictures;
        this.recordings = recordings;
        this.bulk = bulk;
        this.filters = filters;
        this.previews = previews;
        this.accounts = accounts;
        this.current = current;
        this.clock = clock;
    }

    Questions questions() {
        return questions;
    }

    Taxonomy taxonomy() {
        return taxonomy;
    }

    Pictures pictures() {
        return pictures;
    }

    Recordings recordings() {
        return recordings;
    }

    /** {@return the tags that questions bear, in alphabetical order} */
    List<String> tags() {
        return questions.tags();
    }

    /** {@return what people call this subject; {@code otherwise} for what is no account} */
    String name(String subject, String otherwise) {
        return accounts.displayName(subject).orElse(otherwise);
    }

    String subject() {
        return current.get().subject();
    }

    boolean mayApprove() {
        return switch (current.get().role()) {
            case REVIEWER -> true;
            case AUTHOR, WORKER, EMPLOYER, REGULATOR, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> false;
        };
    }

    /** {@return whether the caller may write questions, file them, bring files in and take imports back} */
    boolean mayWrite() {
        return switch (current.get().role()) {
            case AUTHOR -> true;
            case REVIEWER, WORKER, EMPLOYER, REGULATOR, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> false;
        };
    }

    BulkEdits bulk() {
        return bulk;
    }

    SavedFilters filters() {
        return filters;
    }

    Previews previews() {
        return previews;
    }

    /** {@return the day in the city} */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.CITY);
    }

    Instant now() {
        return clock.instant();
    }

    /** {@return e.g. {@code 0603 烹饪中心温度}} */
    String topic(String code, Formats formats) {
        return taxonomy.find(code).map(topic -> topic(topic, formats)).orElse(code);
    }

    String topic(Topic topic, Formats formats) {
        return topic.code() + " " + formats.name(topic.zh(), topic.en());
    }
}
