package liangku.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.Duration;
import liangku.demo.DemoSettings;
import liangku.identity.PasswordChange;
import liangku.identity.PasswordDoor;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Reasons;

/** Where a first password becomes one's own, and where anyone chooses a new one. */
@Route(value = "password", autoLayout = false)
@AnonymousAllowed
class PasswordView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final TextField user = new TextField(getTranslation("shell.signin.user"));
    private final PasswordField old = new PasswordField(getTranslation("shell.password.old"));
    private final PasswordField chosen = new PasswordField(getTranslation("shell.password.new"));
    private final PasswordField again = new PasswordField(getTranslation("shell.password.again"));
    private final transient PasswordDoor passwords;
    private final transient Clock clock;

    PasswordView(PasswordDoor passwords, DemoSettings demo, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
        addClassName("lk-login");
        var picture = new Div(
                new H1(getTranslation("shell.password.title")), new Paragraph(getTranslation("shell.password.rules")));
        picture.addClassName("picture");
        chosen.setHelperText(getTranslation("shell.password.rules"));
        var change = new Button(getTranslation("shell.password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var door = new Div(user, old, chosen, again, change);
        door.addClassName("door");
        if (demo.on()) {
            var mark = new Span(getTranslation("shell.demo"));
            mark.addClassName("lk-demo");
            door.add(mark);
        }
        add(picture, door);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.password.title") + " · " + getTranslation("shell.product");
    }

    private void change() {
        again.setInvalid(!chosen.getValue().equals(again.getValue()));
        again.setErrorMessage(getTranslation("shell.password.differ"));
        if (again.isInvalid()) {
            return;
        }
        var now = clock.instant();
        var outcome = passwords.changePassword(
                VaadinRequest.getCurrent().getRemoteAddr(), user.getValue(), old.getValue(), chosen.getValue(), now);
        switch (outcome) {
            case PasswordChange.Changed changed ->
                getUI().ifPresent(ui -> ui.getPage().setLocation("login"));
            case PasswordChange.NoRoleYet _ -> Notices.done(getTranslation("shell.password.norole"));
            case PasswordChange.BadCredentials bad -> Notices.refused(getTranslation("shell.signin.error"));
            case PasswordChange.Locked(var until) ->
                Notices.refused(getTranslation(
                        "shell.signin.locked.more", Long.toString(LoginView.minutes(Duration.between(now, until)))));
            case PasswordChange.TooOften(var wait) ->
                Notices.refused(getTranslation("shell.signin.often.more", Long.toString(LoginView.minutes(wait))));
            case PasswordChange.Busy _ -> Notices.refused(getTranslation("shell.signin.busy.more"));
            case PasswordChange.Weak(var why) -> Reasons.mark(chosen, why, getLocale());
        }
    }
}
