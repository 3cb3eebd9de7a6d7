package liangku.ui.author;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.About;
import liangku.questionbank.FigureFilter;
import liangku.questionbank.ImportId;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;

/** What to look for in the bank; what is asked less often stands in a second row that is opened when wanted. */
class QuestionFilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient SerializableRunnable changed;
    private final TextField text = new TextField();
    private final ComboBox<Topic> topic = new ComboBox<>();
    private final Select<QuestionKind> kind;
    private final Select<Integer> difficulty;
    private final Select<QuestionStatus> status;
    private final ComboBox<String> tag = new ComboBox<>();
    private final Select<String> post;
    private final Checkbox expired = new Checkbox(getTranslation("author.filter.expired"));
    private final Checkbox soon = new Checkbox(getTranslation("author.filter.expiring", About.SOON_DAYS));
    private final Checkbox mine = new Checkbox(getTranslation("author.filter.mine"));
    private final FigureFields figures = new FigureFields(this::tell);
    private final FilterChips chips;
    private final Div more = new Div();
    private final Button toggle = new Button(getTranslation("author.filter.more"), VaadinIcon.FILTER.create());
    private transient Unshown unshown = Unshown.NOTHING;
    private boolean filling;

    QuestionFilterBar(Bank bank, SerializableRunnable changed) {
        this.bank = bank;
        this.changed = changed;
        var formats = Formats.of(getLocale());
        text.setPlaceholder(getTranslation("author.find"));
        text.setAriaLabel(getTranslation("author.find"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        FieldWidth.fit(text, getTranslation("author.find"), FieldWidth.WITH_A_GLASS);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        topic.setPlaceholder(getTranslation("author.topics.all"));
        topic.setAriaLabel(getTranslation("author.question.topic"));
        topic.setItems(bank.taxonomy().all());
        // A group stands above its leaves; the leaves are set in, so that the list reads as a tree.
        topic.setItemLabelGenerator(value -> (value.leaf() ? "\u2003" : "") + bank.topic(value, formats));
        topic.setClearButtonVisible(true);
        topic.setWidth("13.5rem");
        kind = select(
                "author.question.kind", List.of(QuestionKind.values()), value -> formats.name(value.zh(), value.en()));
        difficulty = select("author.question.difficulty", List.of(1, 2, 3, 4, 5), value -> Integer.toString(value));
        status = select(
                "author.question.status",
                List.of(QuestionStatus.values()),
                value -> getTranslation("author.status." + value.name().toLowerCase(Locale.ROOT)));
        post = select("author.question.posts", PostWord.offered(Set.of()), code -> PostWord.of(code, formats));
        chips = new FilterChips(bank, this::keep);
        tag.setPlaceholder(getTranslation("author.question.tags"));
        tag.setAriaLabel(getTranslation("author.question.tags"));
        tag.setItems(bank.tags());
        tag.setItemLabelGenerator(word -> TagWord.of(word, this));
        tag.setClearButtonVisible(true);
        tag.setWidth("10.5rem");
        for (HasValue<?, ?> field : List.of(text, topic, kind, difficulty, status, tag, post, expired, soon, mine)) {
            field.addValueChangeListener(chosen -> tell());
        }
        toggle.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        toggle.addClickListener(click -> open(!more.isVisible()));
        addClassName("lk-filter");
        var filed = new Div(difficulty, tag, post, expired, soon, mine);
        filed.addClassName("lk-toolbar");
        more.addClassName("lk-filter");
        more.add(filed, figures);
        open(false);
        var first = new Div(text, topic, kind, status, toggle, chips);
        first.addClassName("lk-toolbar");
        add(first, more);
        chips.show(unshown);
    }

    private void open(boolean wide) {
        more.setVisible(wide);
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(wide));
    }

    void choose(String code) {
        bank.taxonomy().find(code).ifPresent(topic::setValue);
    }

    void from(ImportId wanted) {
        keep(unshown.from(Optional.of(wanted)));
    }

    private void keep(Unshown left) {
        unshown = left;
        tell();
    }

    /** Shows a filter that was saved. */
    void fill(QuestionFilter filter) {
        filling = true;
        text.setValue(filter.text());
        bank.taxonomy().find(filter.topic()).ifPresentOrElse(topic::setValue, topic::clear);
        filter.kind().ifPresentOrElse(kind::setValue, kind::clear);
        filter.difficulty().ifPresentOrElse(difficulty::setValue, difficulty::clear);
        filter.status().ifPresentOrElse(status::setValue, status::clear);
        filter.tag().ifPresentOrElse(tag::setValue, tag::clear);
        post.setItems(PostWord.offered(filter.post().stream().toList()));
        filter.post().ifPresentOrElse(post::setValue, post::clear);
        var today = bank.today();
        expired.setValue(
                filter.expiredOn().filter(day -> Unshown.expired(day, today)).isPresent());
        soon.setValue(filter.expiredOn().filter(day -> Unshown.soon(day, today)).isPresent());
        figures.fill(filter.figures());
        mine.setValue(filter.author().filter(bank.subject()::equals).isPresent());
        unshown = Unshown.of(
                filter,
                today,
                bank.subject(),
                code -> code.isEmpty() || topic.getOptionalValue().isPresent());
        open(filter.difficulty().isPresent()
                || filter.tag().isPresent()
                || filter.post().isPresent()
                || expired.getValue()
                || soon.getValue()
                || mine.getValue()
                || !filter.figures().equals(FigureFilter.ALL));
        filling = false;
        tell();
    }

    QuestionFilter value() {
        return unshown.with(fields());
    }

    private QuestionFilter fields() {
        var filter = new QuestionFilter(
                topic.getOptionalValue().map(Topic::code).orElse(""),
                kind.getOptionalValue(),
                difficulty.getOptionalValue(),
                status.getOptionalValue(),
                text.getValue().strip(),
                tag.getOptionalValue(),
                post.getOptionalValue(),
                Optional.empty(),
                Optional.empty(),
                expired.getValue() ? Optional.of(bank.today()) : Optional.empty(),
                mine.getValue() ? Optional.of(bank.subject()) : Optional.empty(),
                figures.value());
        return soon.getValue() ? filter.expiredOrSoon(bank.today()) : filter;
    }

    private void tell() {
        if (filling) return;
        unshown = unshown.beside(fields());
        chips.show(unshown);
        changed.run();
    }

    private <T> Select<T> select(String word, List<T> values, SerializableFunction<T, String> label) {
        var select = new Select<T>();
        var all = getTranslation(word) + " · " + getTranslation("kit.all");
        select.setAriaLabel(getTranslation(word));
        FieldWidth.fit(select, all, FieldWidth.WITH_AN_ARROW);
        select.setPlaceholder(all);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItems(values);
        select.setItemLabelGenerator(value -> value == null ? all : label.apply(value));
        return select;
    }
}
