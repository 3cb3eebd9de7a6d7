package liangku.ui.author;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import liangku.courseware.Words;

/** A text in both languages: two fields that must both be filled. */
record WordsFields(TextFieldBase<?, String> zh, TextFieldBase<?, String> en, String missing) implements Serializable {

    static WordsFields line(String label, Words words, UnaryOperator<String> translate) {
        return filled(new TextField(), new TextField(), label, words, translate);
    }

    static WordsFields paragraph(String label, Words words, UnaryOperator<String> translate) {
        return filled(new TextArea(), new TextArea(), label, words, translate);
    }

    private static WordsFields filled(
            TextFieldBase<?, String> zh,
            TextFieldBase<?, String> en,
            String label,
            Words words,
            UnaryOperator<String> translate) {
        zh.setLabel(label + " · " + translate.apply("author.zh"));
        en.setLabel(label + " · " + translate.apply("author.en"));
        zh.setValue(words.zh());
        en.setValue(words.en());
        zh.setWidthFull();
        en.setWidthFull();
        return new WordsFields(zh, en, translate.apply("author.missing"));
    }

    void addTo(FormLayout form) {
        form.add(zh, en);
    }

    Words value() {
        return new Words(zh.getValue().strip(), en.getValue().strip());
    }

    /** {@return whether both are filled} Marks the ones that are not. */
    boolean complete() {
        mark(zh);
        mark(en);
        return !zh.isInvalid() && !en.isInvalid();
    }

    private void mark(TextFieldBase<?, String> field) {
        field.setInvalid(field.getValue().isBlank());
        field.setErrorMessage(missing);
    }
}
