package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Limits;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import org.jspecify.annotations.Nullable;

/** What papers must keep to beside their cells. */
class LimitFields extends Div {

    private static final long serialVersionUID = 1L;
    private static final double ONE = Limits.Band.ONE;
    private static final double HALF = 0.5;

    private final transient Blueprints blueprints;
    private final IntegerField coverage = percent("author.limits.coverage", 0);
    private final IntegerField cap = percent("author.limits.cap", 1);
    private final IntegerField pilots = new IntegerField(getTranslation("author.limits.pilots"));
    private final Checkbox banded = new Checkbox(getTranslation("author.limits.band"));
    private final NumberField target = share("author.limits.target");
    private final NumberField tolerance = share("author.limits.tolerance");
    private final NumberField spread = share("author.limits.spread");
    private final TextArea fixed = identifiers("author.limits.fixed");
    private final TextArea excluded = identifiers("author.limits.excluded");

    LimitFields(Bank bank, Blueprints blueprints, Limits limits, SerializableRunnable changed) {
        this.blueprints = blueprints;
        addClassName("lk-limits");
        pilots.setMin(0);
        pilots.setMax(Limits.PILOTS_MAX);
        pilots.setStepButtonsVisible(true);
        pilots.setHelperText(getTranslation("author.limits.pilots.help", String.join(" / ", Limits.PILOT_TAGS)));
        target.setPlaceholder(getTranslation("author.limits.target.own"));
        target.setClearButtonVisible(true);
        coverage.setValue(limits.coveragePercent());
        cap.setValue(limits.exposureCapPercent());
        pilots.setValue(limits.pilots());
        banded.setValue(limits.band().isPresent());
        var band = limits.band().orElse(Limits.Band.USUAL);
        band.target().ifPresent(value -> target.setValue(value / ONE));
        tolerance.setValue(band.tolerance() / ONE);
        spread.setValue(band.spread() / ONE);
        fixed.setValue(names(bank, limits.fixed()));
        excluded.setValue(names(bank, limits.excluded()));
        open();
        for (var field :
                List.<HasValue<?, ?>>of(coverage, cap, pilots, banded, target, tolerance, spread, fixed, excluded)) {
            field.addValueChangeListener(change -> {
                open();
                changed.run();
            });
        }
        var numbers = row(coverage, cap, pilots);
        var difficulty = row(target, tolerance, spread);
        var named = row(fixed, excluded);
        add(numbers, banded, difficulty, named);
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("lk-toolbar");
        return row;
    }

    private void open() {
        for (var field : List.of(target, tolerance, spread)) field.setEnabled(banded.getValue());
    }

    private IntegerField percent(String word, int least) {
        var field = new IntegerField(getTranslation(word));
        field.setMin(least);
        field.setMax(100);
        field.setSuffixComponent(new Span("%"));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private NumberField share(String word) {
        var field = new NumberField(getTranslation(word));
        field.setMin(0);
        field.setMax(1);
        field.setStep(0.01);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private TextArea identifiers(String word) {
        var field = new TextArea(getTranslation(word));
        field.setPlaceholder("LK-0603-01");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static String names(Bank bank, List<QuestionId> ids) {
        return bank.questions().find(ids).stream()
                .map(Question::identifier)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** {@return what is set; nothing as long as a number is missing or out of range, or a question does not exist} */
    Optional<Limits> limits() {
        var fixedIds = questions(fixed);
        var excludedIds = questions(excluded);
        boolean isWhole = isWithin(coverage.getValue(), 0, 100)
                && isWithin(cap.getValue(), 1, 100)
                && isWithin(pilots.getValue(), 0, Limits.PILOTS_MAX)
                && fixedIds.isPresent()
                && excludedIds.isPresent();
        if (!isWhole) return Optional.empty();
        var band = band();
        if (banded.getValue() && band.isEmpty()) return Optional.empty();
        return Optional.of(new Limits(
                coverage.getValue(), fixedIds.get(), excludedIds.get(), pilots.getValue(), band, cap.getValue()));
    }

    private Optional<Limits.Band> band() {
        boolean isWhole = isShare(tolerance.getValue(), HALF) && isShare(spread.getValue(), HALF);
        if (!banded.getValue() || !isWhole) return Optional.empty();
        if (target.getValue() != null && !isShare(target.getValue(), 1 - 1 / ONE)) return Optional.empty();
        return Optional.of(new Limits.Band(
                target.getValue() == null ? OptionalInt.empty() : OptionalInt.of(whole(target.getValue())),
                whole(tolerance.getValue()),
                whole(spread.getValue())));
    }

    private static int whole(double share) {
        return (int) Math.round(share * ONE);
    }

    private static boolean isWithin(@Nullable Integer value, int from, int to) {
        return value != null && value >= from && value <= to;
    }

    private static boolean isShare(@Nullable Double value, double most) {
        return value != null && value >= 1 / ONE && value <= most;
    }

    private Optional<List<QuestionId>> questions(TextArea field) {
        var names = Arrays.stream(field.getValue().split("[\\s,，;；、]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        var found = blueprints.identified(names);
        var unknown = names.stream().filter(name -> !found.containsKey(name)).toList();
        field.setInvalid(!unknown.isEmpty());
        field.setErrorMessage(getTranslation("author.limits.unknown", String.join(" ", unknown)));
        return unknown.isEmpty() && names.size() <= Limits.NAMED_MAX
                ? Optional.of(List.copyOf(found.values()))
                : Optional.empty();
    }
}
