package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.Employer;
import liangku.employer.Region;
import liangku.employer.Scope;
import liangku.identity.Account;
import liangku.identity.Role;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** What an account may do, and whose data it sees. */
class GrantDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** A role with the scope that fits it. */
    record Grant(Role role, Scope scope) {}

    private final Select<Role> role = new Select<>();
    private final ComboBox<Employer> business = new ComboBox<>(getTranslation("admin.grant.business"));
    private final MultiSelectComboBox<Region> regions =
            new MultiSelectComboBox<>(getTranslation("admin.grant.regions"));
    private final MultiSelectComboBox<Category> kinds = new MultiSelectComboBox<>(getTranslation("admin.grant.kinds"));

    GrantDialog(Account account, ScopeWords scopes, Consumer<Grant> granted) {
        var formats = Formats.of(getLocale());
        setHeaderTitle(getTranslation("admin.account.grant") + " · " + account.username());
        setWidth("34rem");
        role.setLabel(getTranslation("admin.account.role"));
        role.setItems(Arrays.stream(Role.values())
                .filter(value -> value != Role.WORKER)
                .toList());
        role.setItemLabelGenerator(value -> getTranslation("admin.role." + value.name()));
        business.setItems(query -> scopes.businesses(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        business.setItemLabelGenerator(Employer::name);
        regions.setItems(scopes.regions());
        regions.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        kinds.setItems(scopes.kinds());
        kinds.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        kinds.setHelperText(getTranslation("admin.grant.kinds.all"));
        account.role().ifPresent(role::setValue);
        if (account.scope() instanceof Scope.Area(var roots, var categories)) {
            regions.setValue(scopes.regions().stream()
                    .filter(value -> roots.contains(value.code()))
                    .collect(Collectors.toSet()));
            if (categories.size() < Category.values().length) kinds.setValue(categories);
        }
        role.addValueChangeListener(changed -> fit());
        fit();
        var form = new FormLayout(role, business, regions, kinds);
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        form.setExpandFields(true);
        add(new Paragraph(getTranslation("admin.grant.lead")), form);
        var keep = new Button(
                getTranslation("kit.save"),
                click -> grant().ifPresentOrElse(
                                grant -> {
                                    close();
                                    granted.accept(grant);
                                },
                                () -> Notices.refused(getTranslation("admin.grant.incomplete"))));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), keep);
    }

    private void fit() {
        business.setVisible(role.getValue() == Role.EMPLOYER);
        regions.setVisible(role.getValue() == Role.REGULATOR);
        kinds.setVisible(role.getValue() == Role.REGULATOR);
    }

    private Optional<Grant> grant() {
        if (role.getValue() == null) {
            return Optional.empty();
        }
        return switch (role.getValue()) {
            case EMPLOYER ->
                business.getOptionalValue().map(chosen -> new Grant(Role.EMPLOYER, new Scope.Own(chosen.id())));
            case REGULATOR ->
                Optional.of(regions.getValue())
                        .filter(chosen -> !chosen.isEmpty())
                        .map(chosen -> new Grant(
                                Role.REGULATOR,
                                new Scope.Area(
                                        chosen.stream().map(Region::code).collect(Collectors.toSet()),
                                        kinds.getValue().isEmpty() ? ScopeWords.all() : kinds.getValue())));
            case WORKER, AUTHOR, REVIEWER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN ->
                Optional.of(new Grant(role.getValue(), new Scope.Nothing()));
        };
    }
}
