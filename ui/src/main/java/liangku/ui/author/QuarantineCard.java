package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Quarantine;
import liangku.questionbank.Quarantines;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What speaks against a question, with its numbers, and whether new papers have it; a reviewer decides here. */
final class QuarantineCard extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient Quarantines quarantines;
    private final transient Quarantine found;
    private final SerializableRunnable again;

    private QuarantineCard(Bank bank, Quarantines quarantines, Quarantine found, SerializableRunnable again) {
        this.bank = bank;
        this.quarantines = quarantines;
        this.found = found;
        this.again = again;
        addClassName("lk-stack");
    }

    static Component of(Bank bank, Quarantines quarantines, Quarantine found, SerializableRunnable again) {
        var card = new QuarantineCard(bank, quarantines, found, again);
        found.evidence().forEach(evidence -> card.add(new Paragraph(EvidenceLine.of(evidence, card))));
        card.standing();
        card.add(card.decision());
        return new Card(
                card.getTranslation("author.quarantine.title", found.question().version()), card);
    }

    /** As it is now, whatever was published since it was found or decided. */
    private void standing() {
        if (found.outcome().isEmpty()) {
            boolean wasNeeded =
                    found.stays().filter(Quarantine.Stays.NEEDED::equals).isPresent();
            if (found.inUse()) {
                needed("author.quarantine.in", wasNeeded ? "author.quarantine.spare" : "author.quarantine.many");
            } else say(found.release().isPresent() ? "author.quarantine.out" : "author.quarantine.gone");
            return;
        }
        boolean leaves = quarantines.leaves(found);
        if (!leaves && found.outcome().get().decision() == Quarantines.Decision.KEPT_OUT) {
            say("author.quarantine.revived");
        }
        if (leaves && found.inUse()) needed("author.quarantine.later", "author.quarantine.later");
        else if (leaves) say("author.quarantine.gone");
        else if (found.inUse()) say("author.quarantine.again");
        else next("author.quarantine.next");
    }

    private void say(String word) {
        var words = new Paragraph(getTranslation(word));
        words.addClassName("lk-quiet");
        add(words);
    }

    private void next(String word) {
        say(word);
        add(new RouterLink(getTranslation("author.quarantine.publish"), ReleasesView.class));
    }

    /** @param free what is said if no blueprint stands in the way */
    private void needed(String word, String free) {
        List<Blueprint> needing = quarantines.needing(found.question().id());
        say(needing.isEmpty() ? free : word);
        if (!needing.isEmpty()) {
            var formats = Formats.of(getLocale());
            var names = new UnorderedList();
            needing.forEach(one -> names.add(
                    new ListItem(BlueprintView.link(formats.name(one.titleZh(), one.titleEn()), one.code()))));
            say("author.quarantine.needing");
            add(names);
        }
        if (found.outcome().isPresent()) {
            add(new RouterLink(getTranslation("author.quarantine.publish"), ReleasesView.class));
        }
    }

    private Component decision() {
        if (found.outcome().isPresent()) {
            var decision = found.outcome().get().decision();
            // In a row of its own: it would be as wide as the card.
            return new Toolbar(new Badge(
                    getTranslation("author.quarantine." + decision.name().toLowerCase(Locale.ROOT)), Tone.PLAIN));
        }
        if (!bank.mayApprove()) return new Toolbar(new Badge(getTranslation("author.quarantine.waits"), Tone.WAIT));
        var back = new Button(
                getTranslation(found.inUse() ? "author.quarantine.putback.in" : "author.quarantine.putback"),
                click -> decide(Quarantines.Decision.PUT_BACK));
        var out = new Button(
                getTranslation(found.inUse() ? "author.quarantine.keepout.in" : "author.quarantine.keepout"),
                click -> decide(Quarantines.Decision.KEPT_OUT));
        out.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new Toolbar(back, out);
    }

    private void decide(Quarantines.Decision decision) {
        switch (quarantines.decide(found.id(), decision, bank.subject(), bank.now())) {
            case AT_ONCE -> Notices.done(getTranslation("author.quarantine.decided"));
            case NEXT_RELEASE -> Notices.done(getTranslation("author.quarantine.decided.later"));
            case SAME_QUESTION -> Notices.refused(getTranslation("author.pass.twin"));
            case RETIRED_TOPIC -> Notices.refused(getTranslation("author.pass.topic"));
            case NOT_OPEN -> Notices.refused(getTranslation("author.changedsince"));
        }
        again.run();
    }
}
