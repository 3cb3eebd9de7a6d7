package liangku.ui.author;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Labels;
import liangku.questionbank.MoreForm;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.Topic;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;

/** What may be said of a question beside the question itself. */
class MoreFields extends Details {

    private static final long serialVersionUID = 1L;

    private final TextField source = new TextField(getTranslation("author.question.source"));
    private final DayPicker inForceFrom = new DayPicker(getTranslation("author.rule.from"), getLocale());
    private final DayPicker expiresOn = new DayPicker(getTranslation("author.rule.until"), getLocale());
    private final MultiSelectComboBox<Topic> alsoAbout =
            new MultiSelectComboBox<>(getTranslation("author.question.also"));
    private final MultiSelectComboBox<String> posts =
            new MultiSelectComboBox<>(getTranslation("author.question.posts"));
    private final MultiSelectComboBox<String> tags = new MultiSelectComboBox<>(getTranslation("author.question.tags"));
    private final MultiSelectComboBox<String> enemies =
            new MultiSelectComboBox<>(getTranslation("author.question.enemies"));
    private final Checkbox reserved = new Checkbox(getTranslation("author.question.reserved"));
    private final transient Bank bank;

    MoreFields(Bank bank) {
        this.bank = bank;
        var formats = Formats.of(getLocale());
        alsoAbout.setItems(bank.taxonomy().all().stream().filter(Topic::leaf).toList());
        alsoAbout.setItemLabelGenerator(value -> bank.topic(value, formats));
        posts.setItems(PostWord.offered(Set.of()));
        posts.setItemLabelGenerator(code -> PostWord.of(code, formats));
        posts.setPlaceholder(getTranslation("author.posts.all"));
        source.setHelperText(getTranslation("author.question.source.help"));
        expiresOn.setHelperText(getTranslation("author.rule.until.help"));
        offerTags(Set.of());
        tags.setAllowCustomValue(true);
        tags.setHelperText(getTranslation("author.question.tags.help"));
        tags.addCustomValueSetListener(typed -> {
            var chosen = new HashSet<>(tags.getValue());
            chosen.add(typed.getDetail().strip());
            offerTags(chosen);
            tags.setValue(chosen);
        });
        enemies.setHelperText(getTranslation("author.question.enemies.help"));
        enemies.setItems(query -> identifiers(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.setMaxColumns(2);
        form.add(source, 2);
        form.add(inForceFrom, expiresOn, alsoAbout, posts, tags, enemies);
        reserved.setHelperText(getTranslation("author.question.reserved.help"));
        form.add(reserved, 2);
        setSummaryText(getTranslation("author.question.more"));
        setWidthFull();
        add(form);
    }

    private void offerTags(Set<String> besides) {
        var offered = new TreeSet<>(bank.tags());
        offered.addAll(besides);
        // It has a field of its own.
        offered.remove(Labels.RESERVED);
        tags.setItems(offered);
    }

    private Stream<String> identifiers(String text, int offset, int limit) {
        var found = bank.questions()
                .page(
                        new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), text),
                        "",
                        Math.min(200, offset + limit));
        return found.questions().stream().skip(offset).map(Question::identifier);
    }

    /** Runs after each change, whichever field it is in. */
    void whenChanged(SerializableRunnable changed) {
        for (HasValue<?, ?> field :
                List.of(source, inForceFrom, expiresOn, alsoAbout, posts, tags, enemies, reserved)) {
            field.addValueChangeListener(now -> changed.run());
        }
    }

    String source() {
        return source.getValue();
    }

    MoreForm value(Optional<MoreForm.EnglishForm> english) {
        return new MoreForm(
                alsoAbout.getValue().stream().map(Topic::code).sorted().collect(Collectors.joining(" ")),
                String.join(" ", new TreeSet<>(posts.getValue())),
                inForceFrom.getOptionalValue().map(Object::toString).orElse(""),
                expiresOn.getOptionalValue().map(Object::toString).orElse(""),
                Optional.of(List.copyOf(tags())),
                Optional.of(String.join(" ", new TreeSet<>(enemies.getValue()))),
                english);
    }

    private SortedSet<String> tags() {
        var all = new TreeSet<>(tags.getValue());
        if (reserved.getValue()) all.add(Labels.RESERVED);
        return all;
    }

    void fill(Question question) {
        var about = question.about();
        source.setValue(question.source());
        about.inForceFrom().ifPresent(inForceFrom::setValue);
        about.expiresOn().ifPresent(expiresOn::setValue);
        alsoAbout.setValue(about.alsoAbout().stream()
                .flatMap(code -> bank.taxonomy().find(code).stream())
                .collect(Collectors.toSet()));
        posts.setItems(PostWord.offered(about.posts()));
        posts.setValue(Set.copyOf(about.posts()));
        var others = new TreeSet<>(question.labels().tags());
        reserved.setValue(others.remove(Labels.RESERVED));
        offerTags(others);
        tags.setValue(others);
        enemies.setValue(Set.copyOf(question.labels().enemies()));
    }
}
