package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Locale;
import liangku.questionbank.Quarantine;
import liangku.questionbank.Quarantines;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What speaks against a question, with its numbers; a reviewer decides here. */
final class QuarantineCard {

    private QuarantineCard() {}

    static Component of(Bank bank, Quarantines quarantines, Quarantine found, SerializableRunnable again) {
        var body = new Div();
        body.addClassName("lk-stack");
        var numbers = new Numbers(Locale.ROOT);
        for (var evidence : found.evidence()) {
            body.add(new Paragraph(body.getTranslation(
                    "author.quarantine." + evidence.reason().name().toLowerCase(Locale.ROOT),
                    value(evidence, numbers),
                    compared(evidence, numbers),
                    evidence.shown(),
                    evidence.since())));
        }
        var where = new Paragraph(
                body.getTranslation(found.release().isPresent() ? "author.quarantine.out" : "author.quarantine.in"));
        where.addClassName("lk-quiet");
        body.add(where, standing(bank, quarantines, found, again, body));
        return new Card(
                body.getTranslation("author.quarantine.title", found.question().version()), body);
    }

    private static String value(Quarantine.Evidence evidence, Numbers numbers) {
        return switch (evidence.reason()) {
            case NEGATIVE -> String.format(Locale.ROOT, "%.2f", evidence.value());
            case TOO_HARD, TOO_EASY, LEAKED -> numbers.percent(evidence.value());
        };
    }

    private static String compared(Quarantine.Evidence evidence, Numbers numbers) {
        return switch (evidence.reason()) {
            case NEGATIVE -> String.format(Locale.ROOT, "%.1f", Math.abs(evidence.compared()));
            case TOO_HARD, TOO_EASY, LEAKED -> numbers.percent(evidence.compared());
        };
    }

    private static Component standing(
            Bank bank, Quarantines quarantines, Quarantine found, SerializableRunnable again, Component words) {
        if (found.outcome().isPresent()) {
            var outcome = found.outcome().get();
            return new Badge(
                    words.getTranslation(
                            "author.quarantine." + outcome.decision().name().toLowerCase(Locale.ROOT)),
                    Tone.PLAIN);
        }
        if (!bank.mayApprove()) return new Badge(words.getTranslation("author.quarantine.waits"), Tone.WAIT);
        var back = new Button(words.getTranslation("author.quarantine.putback"), click -> {
            decide(bank, quarantines, found, Quarantines.Decision.PUT_BACK, words);
            again.run();
        });
        var out = new Button(words.getTranslation("author.quarantine.keepout"), click -> {
            decide(bank, quarantines, found, Quarantines.Decision.KEPT_OUT, words);
            again.run();
        });
        out.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new Toolbar(back, out);
    }

    private static void decide(
            Bank bank, Quarantines quarantines, Quarantine found, Quarantines.Decision decision, Component words) {
        if (quarantines.decide(found.id(), decision, bank.subject(), bank.now())) {
            Notices.done(words.getTranslation("author.quarantine.decided"));
        } else {
            Notices.refused(words.getTranslation("author.changedsince"));
        }
    }
}
