package liangku.ui.admin;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.audit.AuditEntry;
import liangku.audit.Verification;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Who did what, newest first, and whether anyone has touched the record since. */
@Route("admin/audit")
@RolesAllowed("AUDIT_ADMIN")
class AuditView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Audit audit;
    private final Div verdict = new Div();

    AuditView(Audit audit) {
        super("admin.audit");
        this.audit = audit;
        var verify = new Button(getTranslation("admin.audit.verify"), VaadinIcon.LINK.create(), click -> verify());
        verify.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        verdict.getElement().setAttribute("aria-live", "polite");
        var lead = new Paragraph(getTranslation("admin.audit.lead"));
        lead.addClassName("lk-lead");
        add(lead, new Toolbar(verify, verdict), table());
    }

    private Table<AuditEntry> table() {
        var table = new Table<AuditEntry>();
        table.wideText(
                getTranslation("admin.audit.position"), entry -> formats().count(entry.position()));
        table.text(getTranslation("admin.audit.at"), entry -> formats().moment(entry.at()));
        table.wideText(getTranslation("admin.audit.subject"), AuditEntry::subject);
        table.text(getTranslation("admin.audit.action"), AuditEntry::action);
        table.wideText(getTranslation("admin.audit.object"), entry -> entry.objectType() + " " + entry.objectId());
        table.wideText(getTranslation("admin.audit.detail"), AuditEntry::detail);
        table.whenEmpty(VaadinIcon.RECORDS, getTranslation("admin.audit.empty"));
        KeyPages.show(table, (after, limit) -> {
            var entries = audit.latest(after.map(Long::valueOf).orElse(Long.MAX_VALUE), limit);
            var more = entries.size() == limit;
            return new KeyPages.Page<>(
                    entries, more ? Optional.of(Long.toString(entries.getLast().position())) : Optional.empty());
        });
        return table;
    }

    private void verify() {
        verdict.removeAll();
        switch (audit.verify()) {
            case Verification.Intact(long entries, String head) ->
                verdict.add(
                        new Badge(getTranslation("admin.audit.intact", entries), Tone.GOOD),
                        new Text(" "),
                        new Code(head.substring(0, 16)));
            case Verification.Broken(long position, String reason) ->
                verdict.add(
                        new Badge(getTranslation("admin.audit.broken", position), Tone.STOP),
                        new Text(" "),
                        new Text(reason));
        }
    }
}
