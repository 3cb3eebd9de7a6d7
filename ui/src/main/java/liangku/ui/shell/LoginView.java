package liangku.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.demo.DemoSettings;

/** The desks' door. Workers are shown the way to the phone client. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /**
     * Parameters of its address: what was given does not match; the house is not founded yet; the name is locked for so many
     * minutes; the account was changed and the session ended; the address is not heard for so many minutes; too many sign in.
     */
    static final String ERROR = "error";

    static final String EARLY = "early";
    static final String LOCKED = "locked";
    static final String ENDED = "ended";
    static final String OFTEN = "often";
    static final String BUSY = "busy";

    /** What an address may claim; anybody can write one. */
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,3}");

    private final LoginForm form = new LoginForm();

    LoginView(DemoSettings demo) {
        addClassName("lk-login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());

        var picture = new Div(
                new Image("kit/logo.svg", ""),
                new H1(getTranslation("shell.product")),
                new Paragraph(getTranslation("shell.promise")));
        picture.addClassName("picture");
        var door = new Div(form);
        door.addClassName("door");
        var phone = new Anchor("m/", getTranslation("shell.signin.worker"));
        phone.setRouterIgnore(true);
        door.add(phone);
        if (demo.on()) {
            var mark = new Span(getTranslation("shell.demo"));
            mark.addClassName("lk-demo");
            door.add(mark, new Paragraph(getTranslation("shell.demo.accounts")));
        }
        add(picture, door);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.signin") + " · " + getTranslation("shell.product");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var said = event.getLocation().getQueryParameters();
        var lockedFor = minutes(said, LOCKED);
        var unheardFor = minutes(said, OFTEN);
        if (said.getParameters().containsKey(EARLY)) {
            say(getTranslation("shell.signin.early"), getTranslation("shell.signin.early.more"));
        } else if (said.getParameters().containsKey(ENDED)) {
            say(getTranslation("shell.signin.ended"), getTranslation("shell.signin.ended.more"));
        } else if (lockedFor.isPresent()) {
            say(
                    getTranslation("shell.signin.locked", lockedFor.get()),
                    getTranslation("shell.signin.locked.more", lockedFor.get()));
        } else if (unheardFor.isPresent()) {
            say(getTranslation("shell.signin.often"), getTranslation("shell.signin.often.more", unheardFor.get()));
        } else if (said.getParameters().containsKey(BUSY)) {
            say(getTranslation("shell.signin.busy"), getTranslation("shell.signin.busy.more"));
        } else {
            form.setError(said.getParameters().containsKey(ERROR));
        }
    }

    private static Optional<String> minutes(QueryParameters said, String what) {
        return said.getSingleParameter(what)
                .filter(minutes -> MINUTES.matcher(minutes).matches());
    }

    private void say(String title, String more) {
        var words = words();
        words.getErrorMessage().setTitle(title);
        words.getErrorMessage().setMessage(more);
        form.setI18n(words);
        form.setError(true);
    }

    /** {@return how many minutes to wait, the last one counted whole} */
    static long minutes(Duration left) {
        return Math.max(1, left.plusSeconds(59).toMinutes());
    }

    private LoginI18n words() {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle(getTranslation("shell.signin"));
        words.getForm().setUsername(getTranslation("shell.signin.user"));
        words.getForm().setPassword(getTranslation("shell.signin.password"));
        words.getForm().setSubmit(getTranslation("shell.signin"));
        words.getErrorMessage().setTitle(getTranslation("shell.signin.error"));
        words.getErrorMessage().setMessage(getTranslation("shell.signin.error.more"));
        words.getErrorMessage().setUsername(getTranslation("shell.signin.required.user"));
        words.getErrorMessage().setPassword(getTranslation("shell.signin.required.password"));
        return words;
    }
}
