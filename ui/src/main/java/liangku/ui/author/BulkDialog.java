package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;

/** Asks what many questions are to have in common. */
final class BulkDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private BulkDialog(
            String word,
            SerializableSupplier<Optional<BulkEdit>> edit,
            SerializableConsumer<BulkEdit> deed,
            Component... fields) {
        setHeaderTitle(getTranslation(word));
        setWidth("28rem");
        var form = new Div(new Paragraph(getTranslation(word + ".lead")));
        form.add(fields);
        form.addClassName("lk-form");
        add(form);
        var go = new Button(
                getTranslation("author.bulk.go"),
                click -> edit.get().ifPresent(wanted -> {
                    close();
                    deed.accept(wanted);
                }));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), go);
    }

    static BulkDialog move(Bank bank, Formats formats, SerializableConsumer<BulkEdit> deed) {
        var topic = new ComboBox<Topic>();
        topic.setLabel(topic.getTranslation("author.question.topic"));
        topic.setItems(bank.taxonomy().all().stream().filter(Topic::leaf).toList());
        topic.setItemLabelGenerator(value -> bank.topic(value, formats));
        topic.setWidthFull();
        return new BulkDialog(
                "author.bulk.move",
                () -> topic.getOptionalValue().map(value -> new BulkEdit.MoveTo(value.code())),
                deed,
                topic);
    }

    static BulkDialog difficulty(SerializableConsumer<BulkEdit> deed) {
        var difficulty = new Select<Integer>();
        difficulty.setLabel(difficulty.getTranslation("author.question.difficulty"));
        difficulty.setItems(1, 2, 3, 4, 5);
        difficulty.setItemLabelGenerator(value -> difficulty.getTranslation("author.difficulty." + value));
        difficulty.setWidthFull();
        return new BulkDialog(
                "author.bulk.difficulty",
                () -> difficulty.getOptionalValue().map(BulkEdit.SetDifficulty::new),
                deed,
                difficulty);
    }

    static BulkDialog tag(Bank bank, SerializableConsumer<BulkEdit> deed) {
        var more = tags(bank, "author.bulk.tag.add");
        var fewer = tags(bank, "author.bulk.tag.remove");
        return new BulkDialog(
                "author.bulk.tag",
                () -> more.getValue().isEmpty() && fewer.getValue().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new BulkEdit.Tag(List.copyOf(more.getValue()), List.copyOf(fewer.getValue()))),
                deed,
                more,
                fewer);
    }

    private static MultiSelectComboBox<String> tags(Bank bank, String word) {
        var tags = new MultiSelectComboBox<String>();
        tags.setLabel(tags.getTranslation(word));
        tags.setItems(bank.tags());
        tags.setItemLabelGenerator(tag -> TagWord.of(tag, tags));
        tags.setAllowCustomValue(true);
        tags.setWidthFull();
        tags.addCustomValueSetListener(typed -> {
            var chosen = new HashSet<>(tags.getValue());
            chosen.add(typed.getDetail().strip());
            var offered = new TreeSet<>(bank.tags());
            offered.addAll(chosen);
            tags.setItems(offered);
            tags.setValue(chosen);
        });
        return tags;
    }
}
