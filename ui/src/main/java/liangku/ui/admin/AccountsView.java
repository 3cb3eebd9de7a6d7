package liangku.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.certificate.CertificateSettings;
import liangku.certificate.Unprinted;
import liangku.demo.DemoSettings;
import liangku.employer.Refusal;
import liangku.identity.Account;
import liangku.identity.AccountAdministration;
import liangku.identity.Accounts;
import liangku.identity.Administration;
import liangku.identity.Role;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Formats;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Reasons;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;

/**
 * Accounts of the desks. The system administrator opens and closes them, the security administrator says what they may
 * do; the service refuses whoever tries the other's part.
 */
@Route("admin/accounts")
@RolesAllowed({"SYSTEM_ADMIN", "SECURITY_ADMIN"})
class AccountsView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int SCOPE = 3;

    private final transient Accounts accounts;
    private final transient AccountAdministration administration;
    private final transient CurrentCaller current;
    private final transient Clock clock;
    private final transient ScopeWords scopes;
    private final transient Map<String, Instant> locked = new HashMap<>();
    private final Table<Account> table = new Table<>();

    AccountsView(
            Accounts accounts,
            AccountAdministration administration,
            CurrentCaller current,
            Clock clock,
            ScopeWords scopes,
            CertificateSettings certificates,
            Unprinted unprinted,
            DemoSettings demo) {
        super("admin.accounts");
        this.accounts = accounts;
        this.administration = administration;
        this.current = current;
        this.clock = clock;
        this.scopes = scopes;
        var system = current.get().role() == Role.SYSTEM_ADMIN;
        var lead = new Paragraph(getTranslation(system ? "admin.accounts.lead" : "admin.roles.lead"));
        lead.addClassName("lk-lead");
        var create = new Button(
                getTranslation("admin.account.new"),
                VaadinIcon.PLUS.create(),
                click -> new AccountDialog(administration, current, clock, this::answer).open());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setVisible(system);
        table.text(getTranslation("admin.account.user"), Account::username);
        table.wideText(getTranslation("admin.account.name"), Account::displayName);
        table.text(
                getTranslation("admin.account.role"),
                account -> account.role()
                        .map(role -> getTranslation("admin.role." + role.name()))
                        .orElse(getTranslation("admin.role.none")));
        table.wideText(getTranslation("admin.account.scope"), account -> scopes.say(account.scope(), getLocale()));
        table.widePart(getTranslation("admin.account.state"), this::state);
        table.part("", this::deeds);
        table.wraps(SCOPE, "6rem");
        if (!demo.on() && certificates.isLocal()) {
            warn(getTranslation("admin.localaddress", certificates.publicUrl()));
        }
        var wanted = unprinted.wanted();
        if (system && !wanted.numbers().isEmpty()) {
            warn(getTranslation(
                    "admin.unprinted", wanted.numbers().size(), joined(wanted.numbers()), joined(wanted.characters())));
        }
        add(new Toolbar(lead, Toolbar.gap(), create), table);
        read();
    }

    private void warn(String text) {
        var note = new Div(text);
        note.addClassNames("lk-note");
        note.getElement().setAttribute("role", "alert");
        add(note);
    }

    private String joined(List<?> things) {
        return things.stream()
                .map(Object::toString)
                .collect(Collectors.joining(Formats.of(getLocale()).english() ? ", " : "、"));
    }

    private Badge state(Account account) {
        if (account.disabledAt().isPresent()) {
            return new Badge(getTranslation("admin.account.disabled"), Tone.STOP);
        }
        var lockedUntil = locked.get(account.username());
        if (lockedUntil != null) {
            return new Badge(
                    getTranslation(
                            "admin.account.locked", Formats.of(getLocale()).moment(lockedUntil)),
                    Tone.STOP);
        }
        return account.passwordChosenAt().isPresent()
                ? new Badge(getTranslation("admin.account.active"), Tone.GOOD)
                : new Badge(getTranslation("admin.account.first"), Tone.WAIT);
    }

    private Component deeds(Account account) {
        var caller = current.get();
        var deeds = new Div();
        deeds.addClassName("lk-toolbar");
        if (account.subject().equals(caller.subject())) {
            return deeds;
        }
        if (caller.role() == Role.SECURITY_ADMIN) {
            deeds.add(small(
                    "admin.account.grant",
                    () -> new GrantDialog(
                                    account,
                                    scopes,
                                    grant -> answer(administration.grant(
                                            account.id(), grant.role(), grant.scope(), current.get(), clock.instant())))
                            .open()));
        }
        deeds.add(
                account.disabledAt().isPresent()
                        ? small(
                                "admin.account.enable",
                                () -> answer(administration.enable(account.id(), current.get(), clock.instant())))
                        : small(
                                "admin.account.disable",
                                () -> ask(
                                        "admin.account.disable",
                                        account,
                                        () -> answer(administration.disable(
                                                account.id(), current.get(), clock.instant())))));
        if (administration.mayReset(account, caller)) {
            deeds.add(small(
                    "admin.account.reset",
                    () -> ask(
                            "admin.account.reset",
                            account,
                            () -> answer(administration.resetPassword(account.id(), current.get(), clock.instant())))));
        }
        return deeds;
    }

    private void ask(String word, Account account, Command deed) {
        new AskFirst(
                        getTranslation(word),
                        getTranslation(word + ".sure", account.displayName(), account.username()),
                        deed)
                .open();
    }

    private Button small(String word, Runnable deed) {
        var button = new Button(getTranslation(word), click -> deed.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void answer(Administration outcome) {
        switch (outcome) {
            case Administration.Done done -> Notices.done(getTranslation("admin.account.done"));
            case Administration.PasswordGiven given -> new PasswordDialog(given).open();
            case Administration.NotFound gone -> Notices.refused(getTranslation("shell.notfound"));
            case Administration.Refused(Refusal why) -> Notices.refused(Reasons.say(why, getLocale()));
        }
        read();
    }

    private void read() {
        locked.clear();
        KeyPages.show(table, (after, limit) -> {
            var page = accounts.page(after.orElse(""), limit);
            locked.putAll(accounts.locked(page, clock.instant()));
            return new KeyPages.Page<>(
                    page, page.size() == limit ? Optional.of(page.getLast().username()) : Optional.empty());
        });
    }
}
