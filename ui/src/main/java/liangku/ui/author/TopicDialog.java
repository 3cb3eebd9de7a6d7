package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import liangku.questionbank.Topic;
import liangku.questionbank.TopicEdit;

/** Code and names of a knowledge point. */
class TopicDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final TextField code = new TextField(getTranslation("author.topics.code"));
    private final TextField zh =
            new TextField(getTranslation("author.topics.name") + " · " + getTranslation("author.zh"));
    private final TextField en =
            new TextField(getTranslation("author.topics.name") + " · " + getTranslation("author.en"));
    private final FaultList faults = new FaultList();

    private interface Edit extends Serializable {
        TopicEdit make(String code, String zh, String en);
    }

    private TopicDialog(String word, Edit edit, SerializableRunnable done) {
        setHeaderTitle(getTranslation(word));
        setWidth("28rem");
        for (var field : new TextField[] {code, zh, en}) field.setWidthFull();
        zh.setMaxLength(Topic.NAME_MAX);
        en.setMaxLength(Topic.NAME_MAX);
        var form = new Div(code, zh, en, faults);
        form.addClassName("lk-form");
        add(form);
        var keep = new Button(getTranslation("kit.save"), click -> {
            var made = edit.make(code.getValue().strip(), zh.getValue(), en.getValue());
            if (made instanceof TopicEdit.Done) {
                close();
                done.run();
            } else {
                faults.show(List.of(why(made, this::getTranslation)));
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), keep);
    }

    /** @param group code of the group a leaf is added to; empty for a new group */
    static TopicDialog adding(Bank bank, String group, SerializableRunnable done) {
        var dialog = new TopicDialog(
                group.isEmpty() ? "author.topics.add.group" : "author.topics.add",
                (code, zh, en) -> bank.taxonomy().add(code, zh, en),
                done);
        dialog.code.setValue(group);
        dialog.code.setMaxLength(group.isEmpty() ? 2 : 4);
        dialog.code.setHelperText(
                dialog.getTranslation(group.isEmpty() ? "author.topics.code.group" : "author.topics.code.leaf"));
        return dialog;
    }

    static TopicDialog renaming(Bank bank, Topic topic, SerializableRunnable done) {
        var dialog = new TopicDialog(
                "author.topics.rename", (code, zh, en) -> bank.taxonomy().rename(code, zh, en), done);
        dialog.code.setValue(topic.code());
        dialog.code.setReadOnly(true);
        dialog.zh.setValue(topic.zh());
        dialog.en.setValue(topic.en());
        return dialog;
    }

    /** {@return why it was not done, in words} */
    static String why(TopicEdit edit, UnaryOperator<String> words) {
        return switch (edit) {
            case TopicEdit.Done _ -> words.apply("author.saved");
            case TopicEdit.BadCode _ -> words.apply("author.topics.badcode");
            case TopicEdit.CodeTaken taken ->
                words.apply("author.topics.codetaken") + " " + taken.by().zh();
            case TopicEdit.BadName _ -> words.apply("author.topics.badname");
            case TopicEdit.NameTaken taken ->
                words.apply("author.topics.nametaken") + " " + taken.by().code();
            case TopicEdit.InUse(int questions) -> words.apply("author.topics.inuse") + " " + questions;
            case TopicEdit.Missing _ -> words.apply("author.topics.missing");
        };
    }
}
