package liangku.ui.author;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import liangku.questionbank.FileFault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.interchange.QuestionImports;
import liangku.ui.kit.Csv;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Formats;
import liangku.ui.kit.ImportPanel;
import liangku.ui.kit.Toolbar;

/** Questions come from a spreadsheet: looked at first, then kept as drafts for a second person. */
@Route("author/import")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionImportView extends DeskPage {

    private static final long serialVersionUID = 1L;

    QuestionImportView(Bank bank, QuestionImports imports) {
        super("author.import");
        var lead = new Paragraph(getTranslation("author.import.lead"));
        lead.addClassName("lk-lead");
        var columns = List.of(getTranslation("author.import.columns").split(",", -1));
        add(
                new Toolbar(new RouterLink(getTranslation("author.questions.back"), QuestionsView.class)),
                lead,
                new Toolbar(Csv.link(
                        getTranslation("author.import.template"), "question-template.csv", () -> List.of(columns))),
                new ImportPanel(
                        getTranslation("author.import.explain", String.join(" · ", columns)),
                        (file, pass) -> result(
                                imports.run(
                                        file,
                                        "upload",
                                        QuestionImports.Wish.of(
                                                switch (pass) {
                                                    case PREVIEW -> ImportMode.DRY_RUN;
                                                    case KEEP -> ImportMode.STORE;
                                                }),
                                        bank.subject(),
                                        bank.now()),
                                getLocale())));
    }

    private static ImportPanel.Result result(ImportResult result, Locale locale) {
        var formats = Formats.of(locale);
        return switch (result) {
            case ImportResult.Unreadable(FileFault fault) ->
                new ImportPanel.Result.Unreadable(formats.name(fault.zh(), fault.en()));
            case ImportResult.Complete(ImportReport report) ->
                new ImportPanel.Result.Read(
                        report.outcomes().size(),
                        report.count(RowOutcome.Outcome.ACCEPTED) + report.count(RowOutcome.Outcome.UPDATED),
                        report.count(RowOutcome.Outcome.UNCHANGED),
                        report.count(RowOutcome.Outcome.DUPLICATE),
                        report.outcomes().stream()
                                .filter(row -> !row.faults().isEmpty())
                                .map(row -> new ImportPanel.Row(
                                        row.position(),
                                        row.identifier(),
                                        row.faults().getFirst().code().name(),
                                        formats.name(row.zh(), row.en())))
                                .toList());
        };
    }
}
