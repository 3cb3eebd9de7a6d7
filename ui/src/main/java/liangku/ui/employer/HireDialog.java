package liangku.ui.employer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.Optional;
import liangku.employer.Refusal;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.Post;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.PersonFields;
import liangku.ui.kit.Reasons;

/** One person is put into a post. */
class HireDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient OwnBusiness own;
    private final transient People people;
    private final transient Clock clock;
    private final transient Runnable hired;
    private final TextField name = new TextField(getTranslation("employer.name"));
    private final TextField idNumber = new TextField(getTranslation("employer.idnumber"));
    private final TextField phone = new TextField(getTranslation("employer.phone"));
    private final Select<Post> post = new Select<>();
    private final DayPicker since;

    HireDialog(OwnBusiness own, People people, Clock clock, Runnable hired) {
        this.own = own;
        this.people = people;
        this.clock = clock;
        this.hired = hired;
        var formats = Formats.of(getLocale());
        since = new DayPicker(getTranslation("employer.since"), own.today(), getLocale());
        post.setLabel(getTranslation("employer.post"));
        post.setItems(Post.values());
        post.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        post.setValue(Post.WORKER);
        idNumber.setAutocomplete(Autocomplete.OFF);
        phone.setAutocomplete(Autocomplete.OFF);
        phone.setHelperText(getTranslation("employer.hire.phone"));
        setHeaderTitle(getTranslation("employer.hire"));
        setWidth("34rem");
        var form = new FormLayout(name, phone, idNumber, post, since);
        form.setAutoResponsive(true);
        form.setExpandFields(true);
        add(new Paragraph(getTranslation("employer.hire.lead")), form);
        var keep = new Button(getTranslation("employer.hire.keep"), click -> hire());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), keep);
    }

    private void hire() {
        var named = PersonFields.name(name, getLocale());
        var identified = PersonFields.idNumber(idNumber, getLocale());
        var reachable = PersonFields.phone(phone, getLocale());
        var first = Optional.ofNullable(since.getValue());
        since.setInvalid(first.isEmpty());
        if (named.isEmpty() || identified.isEmpty() || reachable.isEmpty() || first.isEmpty()) {
            return;
        }
        var hire = Hire.of(own.id(), named.get(), identified.get(), reachable.get(), post.getValue(), first.get());
        switch (people.hire(hire, own.caller().subject(), clock.instant())) {
            case Hiring.Refused(Refusal why) -> Notices.refused(Reasons.say(why, getLocale()));
            case Hiring.Hired done -> {
                close();
                Notices.done(done.remark()
                        .map(why -> Reasons.say(why, getLocale()))
                        .orElseGet(() -> getTranslation("employer.hire.done")));
                hired.run();
            }
        }
    }
}
