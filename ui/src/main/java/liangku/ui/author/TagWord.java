package liangku.ui.author;

import com.vaadin.flow.component.Component;
import liangku.questionbank.Labels;

/** What tags are called where they are read. */
final class TagWord {

    private TagWord() {}

    /** {@return our own tag in the reader's language} What authors made up stays as they wrote it. */
    static String of(String tag, Component where) {
        return tag.equals(Labels.RESERVED) ? where.getTranslation("author.question.reserved") : tag;
    }
}
