package liangku.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liangku.demo.DemoSettings;
import liangku.identity.Caller;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;

/** The frame around every desk: what one may do on the left, who one is on the right. */
@Layout
@AnonymousAllowed
class DeskLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final transient Map<Badge, DeskEntry.Waiting> waiting = new LinkedHashMap<>();

    DeskLayout(AuthenticationContext authentication, List<DeskEntry> entries, DemoSettings demo) {
        setPrimarySection(Section.DRAWER);
        title.addClassName("lk-title");
        addToNavbar(new DrawerToggle(), title);
        authentication.getAuthenticatedUser(Caller.class).ifPresent(caller -> {
            addToDrawer(brand(), new Scroller(navigation(caller, entries)));
            if (demo.on()) {
                var mark = new Span(getTranslation("shell.demo"));
                mark.addClassName("lk-demo");
                addToNavbar(mark);
            }
            addToNavbar(user(caller, authentication));
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        title.setText(getContent() instanceof HasDynamicTitle titled ? titled.getPageTitle() : "");
        waiting.forEach(this::count);
    }

    private void count(Badge badge, DeskEntry.Waiting what) {
        int count = what.count().getAsInt();
        badge.setText(Formats.of(getLocale()).count(count));
        badge.setTitle(getTranslation(what.word(), count));
        badge.setVisible(count > 0);
    }

    private Component brand() {
        var logo = new Image("kit/logo.svg", "");
        var brand = new Div(logo, new Span(getTranslation("shell.product")));
        brand.addClassName("lk-brand");
        return brand;
    }

    private SideNav navigation(Caller caller, List<DeskEntry> entries) {
        var navigation = new SideNav();
        navigation.addClassName("lk-nav");
        entries.stream()
                .filter(entry -> entry.roles().contains(caller.role()))
                .sorted()
                .forEach(entry -> navigation.addItem(item(entry, caller)));
        return navigation;
    }

    private SideNavItem item(DeskEntry entry, Caller caller) {
        var item = new SideNavItem(getTranslation(entry.word()), entry.view(), new Icon(entry.icon()));
        entry.waiting().filter(what -> what.role() == caller.role()).ifPresent(what -> {
            var badge = new Badge("", Tone.STOP);
            waiting.put(badge, what);
            item.setSuffixComponent(badge);
        });
        return item;
    }

    private Component user(Caller caller, AuthenticationContext authentication) {
        var name = new Span(caller.displayName());
        name.addClassName("name");
        var language = new Button(getTranslation("shell.language"), click -> switchLanguage());
        language.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var out = new Button(getTranslation("shell.signout"), click -> authentication.logout());
        out.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var user = new Div();
        user.addClassName("lk-user");
        user.add(name, language, out);
        return user;
    }

    private void switchLanguage() {
        var ui = UI.getCurrent();
        ui.getSession()
                .setLocale(
                        Locale.ENGLISH.getLanguage().equals(ui.getLocale().getLanguage())
                                ? Locale.SIMPLIFIED_CHINESE
                                : Locale.ENGLISH);
        ui.getPage().reload();
    }
}
