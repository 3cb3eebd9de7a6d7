package liangku.ui.kit;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import liangku.employer.Refusal;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.ResidentId;

/** What a dialog's fields say of a person; a field that says nothing usable is marked with the reason. */
public final class PersonFields {

    private PersonFields() {}

    public static Optional<PersonName> name(TextField field, Locale locale) {
        return switch (PersonName.parse(field.getValue())) {
            case PersonName.Parsed.Valid(PersonName value) -> Reasons.accept(field, value);
            case PersonName.Parsed.Invalid(Refusal why) -> Reasons.mark(field, why, locale);
        };
    }

    public static Optional<Phone> phone(TextField field, Locale locale) {
        return switch (Phone.parse(field.getValue())) {
            case Phone.Parsed.Valid(Phone value) -> Reasons.accept(field, value);
            case Phone.Parsed.Invalid(Refusal why) -> Reasons.mark(field, why, locale);
        };
    }

    public static Optional<ResidentId> idNumber(TextField field, Locale locale) {
        return switch (ResidentId.parse(field.getValue())) {
            case ResidentId.Parsed.Valid(ResidentId value) -> Reasons.accept(field, value);
            case ResidentId.Parsed.Invalid(Refusal why) -> Reasons.mark(field, why, locale);
        };
    }
}
