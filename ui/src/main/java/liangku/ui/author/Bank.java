package liangku.ui.author;

import java.time.Clock;
import java.time.Instant;
import liangku.questionbank.Questions;
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
    private final CurrentCaller current;
    private final Clock clock;

    Bank(Questions questions, Taxonomy taxonomy, CurrentCaller current, Clock clock) {
        this.questions = questions;
        this.taxonomy = taxonomy;
        this.current = current;
        this.clock = clock;
    }

    Questions questions() {
        return questions;
    }

    Taxonomy taxonomy() {
        return taxonomy;
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
