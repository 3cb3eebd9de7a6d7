package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.Topic;
import liangku.questionbank.TopicCount;
import liangku.questionbank.TopicEdit;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** The knowledge points questions are about: groups and their leaves, in both languages, with their questions. */
@Route("author/topics")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class TopicsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final Div list = new Div();
    private final Checkbox retired = new Checkbox(getTranslation("author.topics.retired"));

    TopicsView(Bank bank) {
        super("author.topics");
        this.bank = bank;
        list.addClassName("lk-two");
        var lead = new Paragraph(getTranslation("author.topics.lead"));
        lead.addClassName("lk-lead");
        var add = new Button(
                getTranslation("author.topics.add.group"),
                VaadinIcon.PLUS.create(),
                click -> TopicDialog.adding(bank, "", this::done).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retired.addValueChangeListener(ticked -> read());
        add.setVisible(bank.mayWrite());
        add(lead, new Toolbar(retired, Toolbar.gap(), add), list);
        read();
    }

    private void read() {
        list.removeAll();
        var counts = bank.questions().counts().stream()
                .collect(Collectors.groupingBy(TopicCount::topic, Collectors.summingInt(TopicCount::questions)));
        for (var group : bank.taxonomy().groups()) list.add(card(group, counts));
    }

    private Component card(Topic group, Map<String, Integer> counts) {
        var leaves = new UnorderedList();
        leaves.addClassName("lk-lessons");
        bank.taxonomy().everything().stream()
                .filter(topic -> topic.parent().equals(Optional.of(group.code())))
                .filter(topic -> retired.getValue() || topic.state() == Topic.State.LIVE)
                .forEach(leaf -> leaves.add(line(leaf, counts.getOrDefault(leaf.code(), 0))));
        var more = new Button(
                getTranslation("author.topics.add"),
                VaadinIcon.PLUS.create(),
                click -> TopicDialog.adding(bank, group.code(), this::done).open());
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var other = new Span(formats().name(group.en(), group.zh()));
        other.addClassName("lk-quiet");
        var head = new Toolbar(other, Toolbar.gap());
        if (bank.mayWrite()) head.add(rename(group), more);
        return new Card(bank.topic(group, formats()), head, leaves);
    }

    private ListItem line(Topic leaf, int questions) {
        var other = new Span(formats().name(leaf.en(), leaf.zh()));
        other.addClassName("lk-quiet");
        var item = new ListItem(QuestionsView.link(bank.topic(leaf, formats()), leaf.code()), other);
        item.add(new Badge(
                getTranslation("author.topics.questions", questions), questions == 0 ? Tone.WAIT : Tone.PLAIN));
        if (leaf.state() == Topic.State.RETIRED) {
            item.add(new Badge(getTranslation("author.status.retired"), Tone.STOP));
        }
        if (bank.mayWrite()) item.add(rename(leaf), ending(leaf));
        return item;
    }

    private Button rename(Topic topic) {
        var button = new Button(
                VaadinIcon.EDIT.create(),
                click -> TopicDialog.renaming(bank, topic, this::done).open());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("author.topics.rename") + " " + topic.code());
        button.setTooltipText(getTranslation("author.topics.rename"));
        return button;
    }

    private Button ending(Topic leaf) {
        var live = leaf.state() == Topic.State.LIVE;
        var word = live ? "author.retire" : "author.revive";
        var button = new Button(
                (live ? VaadinIcon.BAN : VaadinIcon.ROTATE_LEFT).create(),
                click -> tell(
                        live
                                ? bank.taxonomy().retire(leaf.code(), bank.subject(), bank.now())
                                : bank.taxonomy().revive(leaf.code())));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(word) + " " + leaf.code());
        button.setTooltipText(getTranslation(word));
        return button;
    }

    private void tell(TopicEdit edit) {
        if (edit instanceof TopicEdit.Done) done();
        else Notices.refused(TopicDialog.why(edit, this::getTranslation));
    }

    private void done() {
        Notices.done(getTranslation("author.saved"));
        read();
    }
}
