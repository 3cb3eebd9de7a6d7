package liangku.ui.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** A calendar in the reader's language; days are written the way the whole house writes them. */
public final class DayPicker extends DatePicker {

    private static final long serialVersionUID = 1L;
    private static final int MONDAY = 1;

    public DayPicker(String label, LocalDate value, Locale locale) {
        this(label, locale);
        setValue(value);
    }

    /** A calendar that says no day yet. */
    public DayPicker(String label, Locale locale) {
        super(label);
        var symbols = DateFormatSymbols.getInstance(locale);
        setLocale(locale);
        setI18n(new DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setFirstDayOfWeek(MONDAY)
                .setMonthNames(Arrays.asList(symbols.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(symbols.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(symbols.getShortWeekdays()).subList(1, 8))
                .setToday(getTranslation("kit.today"))
                .setCancel(getTranslation("kit.cancel")));
    }
}
