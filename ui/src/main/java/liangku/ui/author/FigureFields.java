package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.FigureFilter;

/** Which questions are looked for by what candidates' answers say of them. */
class FigureFields extends Div {

    private static final long serialVersionUID = 1L;

    /** People read shares in per cent. */
    private static final int PERCENT = 2;

    private final NumberField facilityFrom = number("facility.from", 0, 100);
    private final NumberField facilityTo = number("facility.to", 0, 100);
    private final NumberField discriminationFrom = number("discrimination.from", -1, 1);
    private final NumberField discriminationTo = number("discrimination.to", -1, 1);
    private final Select<Boolean> measured = choice("measured");
    private final Select<Boolean> quarantined = choice("quarantined");

    FigureFields(SerializableRunnable changed) {
        addClassName("lk-toolbar");
        for (var field : List.of(facilityFrom, facilityTo, discriminationFrom, discriminationTo)) {
            field.addValueChangeListener(typed -> changed.run());
        }
        for (var field : List.of(measured, quarantined)) field.addValueChangeListener(chosen -> changed.run());
        add(facilityFrom, facilityTo, discriminationFrom, discriminationTo, measured, quarantined);
    }

    /** {@return what is asked for; what no figure can be asks for nothing, and its field says so} */
    FigureFilter value() {
        return new FigureFilter(
                valid(facilityFrom).map(share -> moved(share, -PERCENT)),
                valid(facilityTo).map(share -> moved(share, -PERCENT)),
                valid(discriminationFrom),
                valid(discriminationTo),
                measured.getOptionalValue(),
                quarantined.getOptionalValue());
    }

    void fill(FigureFilter filter) {
        filter.facilityFrom()
                .map(share -> moved(share, PERCENT))
                .ifPresentOrElse(facilityFrom::setValue, facilityFrom::clear);
        filter.facilityTo()
                .map(share -> moved(share, PERCENT))
                .ifPresentOrElse(facilityTo::setValue, facilityTo::clear);
        filter.discriminationFrom().ifPresentOrElse(discriminationFrom::setValue, discriminationFrom::clear);
        filter.discriminationTo().ifPresentOrElse(discriminationTo::setValue, discriminationTo::clear);
        filter.measured().ifPresentOrElse(measured::setValue, measured::clear);
        filter.quarantined().ifPresentOrElse(quarantined::setValue, quarantined::clear);
    }

    /** By its decimal digits, so that a saved filter comes back as the same number. */
    static double moved(double number, int places) {
        return BigDecimal.valueOf(number).scaleByPowerOfTen(places).doubleValue();
    }

    private static Optional<Double> valid(NumberField field) {
        return field.getOptionalValue().filter(value -> value >= field.getMin() && value <= field.getMax());
    }

    private NumberField number(String word, double least, double most) {
        var field = new NumberField();
        var words = getTranslation("author.filter." + word);
        field.setPlaceholder(words);
        field.setAriaLabel(words);
        field.setMin(least);
        field.setMax(most);
        FieldWidth.fit(field, words, FieldWidth.PLAIN);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setErrorMessage(
                getTranslation("author.filter.figure.range", Double.toString(least), Double.toString(most)));
        return field;
    }

    private Select<Boolean> choice(String word) {
        var select = new Select<Boolean>();
        var any = getTranslation("author.filter." + word) + " · " + getTranslation("kit.all");
        select.setAriaLabel(getTranslation("author.filter." + word));
        FieldWidth.fit(select, any, FieldWidth.WITH_AN_ARROW);
        select.setPlaceholder(any);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(any);
        select.setItems(true, false);
        select.setItemLabelGenerator(
                is -> is == null ? any : getTranslation("author.filter." + word + (is ? ".yes" : ".no")));
        return select;
    }
}
