package liangku.ui.regulator;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.Region;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;

/** Day, county and kind of business: what the figures below are about. */
class QuestionBar extends Div {

    private static final long serialVersionUID = 1L;

    QuestionBar(Question question, Area area, SerializableConsumer<Question> asked) {
        addClassName("lk-toolbar");
        var formats = Formats.of(getLocale());
        var day = new DayPicker(getTranslation("regulator.asof"), question.asOf(), getLocale());
        day.setMax(area.today());
        var county = new Select<Region>();
        county.setLabel(getTranslation("regulator.county"));
        county.setEmptySelectionAllowed(true);
        county.setEmptySelectionCaption(getTranslation("kit.all"));
        county.setItems(area.counties());
        county.setItemLabelGenerator(
                region -> region == null ? getTranslation("kit.all") : formats.name(region.zh(), region.en()));
        question.region()
                .flatMap(area::region)
                .filter(area.counties()::contains)
                .ifPresent(county::setValue);
        var kind = new Select<Category>();
        kind.setLabel(getTranslation("regulator.category"));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("kit.all"));
        kind.setItems(area.categories());
        kind.setItemLabelGenerator(
                value -> value == null ? getTranslation("kit.all") : formats.name(value.zh(), value.en()));
        question.category().filter(area.categories()::contains).ifPresent(kind::setValue);
        Runnable ask = () -> {
            if (!day.isInvalid() && day.getValue() != null) {
                asked.accept(new Question(
                        day.getValue(),
                        Optional.ofNullable(county.getValue()).map(Region::code),
                        Optional.ofNullable(kind.getValue())));
            }
        };
        day.addValueChangeListener(changed -> ask.run());
        county.addValueChangeListener(changed -> ask.run());
        kind.addValueChangeListener(changed -> ask.run());
        add(day, county, kind);
    }
}
