package liangku.ui.admin;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.audit.AuditEntry;
import liangku.audit.Verification;
import liangku.identity.Accounts;
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

    private static final int DETAIL = 5;
    private static final long serialVersionUID = 1L;

    private final transient Audit audit;
    private final transient AuditWords words;
    private final Div verdict = new Div();

    AuditView(Audit audit, Accounts accounts) {
        super("admin.audit");
        this.audit = audit;
        this.words = new AuditWords(accounts, this::getTranslation);
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
        table.part(getTranslation("admin.audit.subject"), entry -> whole(words.subject(entry), entry.subject()));
        table.part(getTranslation("admin.audit.action"), entry -> whole(words.action(entry), entry.action()));
        table.widePart(
                getTranslation("admin.audit.object"),
                entry -> entry.objectType().equals("attempt")
                        ? AttemptView.link(words.object(entry), entry.objectId())
                        : whole(words.object(entry), entry.objectType() + " " + entry.objectId()));
        table.wideText(getTranslation("admin.audit.detail"), words::detail);
        table.wraps(DETAIL, "9rem");
        table.whenEmpty(VaadinIcon.RECORDS, getTranslation("admin.audit.empty"));
        KeyPages.show(table, (after, limit) -> {
            var entries = audit.latest(after.map(Long::valueOf).orElse(Long.MAX_VALUE), limit);
            var more = entries.size() == limit;
            return new KeyPages.Page<>(
                    entries, more ? Optional.of(Long.toString(entries.getLast().position())) : Optional.empty());
        });
        return table;
    }

    /** What a person reads, with what stands in the log a hover away. */
    private static Span whole(String words, String logged) {
        var text = new Span(words);
        text.setTitle(logged);
        return text;
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
