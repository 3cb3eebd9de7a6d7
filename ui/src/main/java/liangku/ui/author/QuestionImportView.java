package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Intake;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.TestOutcome;
import liangku.questionbank.Topic;
import liangku.questionbank.interchange.QuestionImports;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Toolbar;

/**
 * Questions come from a file of any format: looked at first, then kept as drafts for a second person. Who only reviews
 * finds what came before.
 */
@Route("author/import")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionImportView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient QuestionImports imports;
    private final Select<FileFormat> format = new Select<>();
    private final RadioButtonGroup<OnDuplicate> onDuplicate = new RadioButtonGroup<>();
    private final ComboBox<Topic> topic = new ComboBox<>(getTranslation("author.import.topic"));
    private final UploadedFile file = new UploadedFile(this::preview);
    private final Div stage = new Div();
    private final PastImports past;

    QuestionImportView(Bank bank, QuestionImports imports, Intake intake) {
        super("author.import");
        this.bank = bank;
        this.imports = imports;
        this.past = new PastImports(bank, intake);
        var lead = new Paragraph(getTranslation("author.import.lead"));
        lead.addClassName("lk-lead");
        var template = new Anchor(
                DownloadHandler.fromInputStream(event -> TemplateFile.response(imports)),
                getTranslation("author.import.template"));
        template.addClassName("lk-button");
        stage.addClassName("lk-outcome");
        stage.getElement().setAttribute("aria-live", "polite");
        var panel = new Div(new H2(getTranslation("author.import.file")), choices(), file, stage);
        panel.addClassNames("lk-card", "lk-import");
        var back = new RouterLink(getTranslation("author.questions.back"), QuestionsView.class);
        if (bank.mayWrite()) add(new Toolbar(back, Toolbar.gap(), template), lead, panel, past);
        else add(new Toolbar(back), past);
        addDetachListener(left -> file.forget());
    }

    private FormLayout choices() {
        format.setLabel(getTranslation("author.import.format"));
        format.setEmptySelectionAllowed(true);
        format.setEmptySelectionCaption(getTranslation("author.import.format.auto"));
        format.setPlaceholder(getTranslation("author.import.format.auto"));
        format.setItems(FileFormat.values());
        format.setItemLabelGenerator(
                value -> value == null ? getTranslation("author.import.format.auto") : value.title());
        onDuplicate.setLabel(getTranslation("author.import.known"));
        onDuplicate.setItems(OnDuplicate.VERSION, OnDuplicate.SKIP, OnDuplicate.ADD);
        onDuplicate.setItemLabelGenerator(
                value -> getTranslation("author.import.known." + value.name().toLowerCase(Locale.ROOT)));
        onDuplicate.setValue(OnDuplicate.VERSION);
        topic.setItems(bank.taxonomy().all().stream().filter(Topic::leaf).toList());
        topic.setItemLabelGenerator(value -> bank.topic(value, formats()));
        bank.taxonomy().find(ImportOrder.UNSORTED).ifPresent(topic::setValue);
        topic.setHelperText(getTranslation("author.import.topic.help"));
        format.addValueChangeListener(chosen -> preview());
        onDuplicate.addValueChangeListener(chosen -> preview());
        topic.addValueChangeListener(chosen -> preview());
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.setMaxColumns(2);
        form.add(format, topic);
        form.add(onDuplicate, 2);
        return form;
    }

    private void preview() {
        if (file.empty()) return;
        stage.removeAll();
        switch (run(ImportMode.DRY_RUN)) {
            case ImportResult.Unreadable(FileFault fault) -> unreadable(fault);
            case ImportResult.Complete(ImportReport report) -> {
                stage.add(
                        new H2(getTranslation(
                                "author.import.preview",
                                file.name(),
                                report.format().title())),
                        new ImportOutcomes(report),
                        new ImportedTests(report));
                int wanted = taken(report);
                int drafts = drafted(report);
                if (wanted + drafts > 0) {
                    var words = wanted > 0
                            ? getTranslation("author.import.keep", wanted)
                            : getTranslation("author.import.keep.drafts", drafts);
                    var keep = new Button(words, click -> keep());
                    keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                    keep.setDisableOnClick(true);
                    stage.add(keep);
                }
            }
        }
    }

    private void keep() {
        stage.removeAll();
        switch (run(ImportMode.STORE)) {
            case ImportResult.Unreadable(FileFault fault) -> unreadable(fault);
            case ImportResult.Complete(ImportReport report) -> {
                int wanted = taken(report);
                Notices.done(
                        wanted > 0
                                ? getTranslation("author.import.kept", wanted)
                                : getTranslation("author.import.kept.drafts", drafted(report)));
                stage.add(new H2(getTranslation("kit.import.result")));
                report.id().filter(id -> wanted > 0).ifPresent(id -> {
                    var see = QuestionsView.link(getTranslation("author.import.see"), id);
                    see.addClassName("lk-button");
                    stage.add(see);
                });
                stage.add(new ImportedTests(report), new ImportOutcomes(report));
            }
        }
        file.forget();
        past.read();
    }

    private void unreadable(FileFault fault) {
        stage.add(new EmptyState(VaadinIcon.FILE_REMOVE, formats().name(fault.zh(), fault.en())));
    }

    private static int taken(ImportReport report) {
        return report.count(RowOutcome.Outcome.ACCEPTED) + report.count(RowOutcome.Outcome.UPDATED);
    }

    private static int drafted(ImportReport report) {
        return (int) report.tests().stream()
                .filter(test -> test.outcome() == TestOutcome.Outcome.DRAFTED)
                .count();
    }

    private ImportResult run(ImportMode mode) {
        var wish = new QuestionImports.Wish(
                Optional.ofNullable(format.getValue()),
                mode,
                onDuplicate.getValue(),
                topic.getOptionalValue().map(Topic::code).orElse(""));
        return file.read((content, name) -> imports.run(content, name, wish, bank.subject(), bank.now()));
    }
}
