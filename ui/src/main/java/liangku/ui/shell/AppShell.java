package liangku.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** What every desk page loads: Vaadin's own look, then the house's visual language over it. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("kit/tokens.css")
@StyleSheet("kit/desk.css")
public class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "kit/logo.svg", "any");
        settings.setViewport("width=device-width, initial-scale=1");
    }
}
