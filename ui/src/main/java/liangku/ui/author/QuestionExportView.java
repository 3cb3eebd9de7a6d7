package liangku.ui.author;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.FileFormat;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.interchange.Loss;
import liangku.questionbank.interchange.QuestionExports;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Skeleton;
import liangku.ui.kit.Table;
import liangku.ui.kit.Toolbar;

/** Questions go out as a file of any format; what the format cannot say is told before, not found out after. */
@Route("author/export")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionExportView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int LOOK_AGAIN_MS = 500;

    private final transient Bank bank;
    private final transient Exporting exporting;
    private final RadioButtonGroup<FileFormat> format = new RadioButtonGroup<>();
    private final QuestionFilterBar filter;
    private final Div stage = new Div();
    private final Div told = new Div();
    private transient Optional<Looking<QuestionExports.Outlook>> looking = Optional.empty();

    QuestionExportView(Bank bank, Exporting exporting) {
        super("author.export");
        this.bank = bank;
        this.exporting = exporting;
        filter = new QuestionFilterBar(bank, this::show);
        var lead = new Paragraph(getTranslation("author.export.lead"));
        lead.addClassName("lk-lead");
        format.setLabel(getTranslation("author.import.format"));
        format.setItems(FileFormat.values());
        format.setItemLabelGenerator(FileFormat::title);
        format.setValue(FileFormat.XLSX);
        format.addValueChangeListener(chosen -> show());
        stage.addClassName("lk-outcome");
        stage.getElement().setAttribute("aria-live", "polite");
        var panel = new Div(format, new H2(getTranslation("author.export.which")), filter, stage);
        panel.addClassNames("lk-card", "lk-outcome");
        told.addClassName("lk-outcome");
        add(new Toolbar(new RouterLink(getTranslation("author.questions.back"), QuestionsView.class)), lead, panel);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        var again = ui.addPollListener(poll -> lookAgain(ui));
        addDetachListener(detached -> {
            detached.unregisterListener();
            again.remove();
            looking.ifPresent(Looking::giveUp);
            ui.setPollInterval(-1);
        });
        show();
    }

    private void show() {
        looking.ifPresent(Looking::giveUp);
        looking = Optional.empty();
        getUI().ifPresent(ui -> ui.setPollInterval(-1));
        stage.removeAll();
        told.removeAll();
        var wanted = filter.value();
        var form = format.getValue();
        int count = bank.questions().count(wanted);
        stage.add(new Paragraph(getTranslation("author.bulk.matching", formats().count(count))));
        if (count == 0) return;
        var link = new Anchor((DownloadHandler) event -> send(event, form, wanted), getTranslation("author.export.go"));
        link.addClassNames("lk-button", "first");
        stage.add(told, link);
        told.add(new Skeleton(0));
        looking = Optional.of(exporting.outlook(form, wanted));
        getUI().ifPresent(ui -> ui.setPollInterval(LOOK_AGAIN_MS));
    }

    private void lookAgain(UI ui) {
        looking.filter(Looking::isDone).ifPresent(done -> {
            looking = Optional.empty();
            ui.setPollInterval(-1);
            told.removeAll();
            tell(format.getValue(), done.found());
        });
    }

    private void tell(FileFormat form, QuestionExports.Outlook outlook) {
        var lost = outlook.lost();
        var unseen = outlook.unseen();
        if (lost.questions() == 0 && unseen.questions() == 0) {
            told.add(new Paragraph(getTranslation("author.export.whole", form.title())));
        }
        if (lost.questions() > 0) {
            told.add(
                    new H2(getTranslation("author.export.losses", form.title(), lost.questions())),
                    table(lost.counts()),
                    details(lost));
        }
        if (unseen.questions() > 0) {
            told.add(
                    new H2(getTranslation("author.export.unseen", unseen.questions())),
                    new Paragraph(getTranslation("author.export.unseen.why", form.title())),
                    table(unseen.counts()),
                    details(unseen));
        }
    }

    private Component table(Map<Loss, Integer> counts) {
        var table = new Table<Map.Entry<Loss, Integer>>();
        table.text(
                getTranslation("author.export.loss"),
                entry -> formats().name(entry.getKey().zh(), entry.getKey().en()));
        table.text(getTranslation("author.questions"), entry -> formats().count(entry.getValue()));
        table.setItems(
                counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
        return table.asTallAsItsRows();
    }

    private Component details(QuestionExports.Losses losses) {
        var list = new UnorderedList();
        losses.items()
                .forEach(item -> list.add(new ListItem(item.identifier() + ": "
                        + item.losses().stream()
                                .map(loss -> formats().name(loss.zh(), loss.en()))
                                .collect(Collectors.joining(", ")))));
        return new Details(getTranslation("author.export.items"), list);
    }

    private void send(DownloadEvent event, FileFormat form, QuestionFilter wanted) throws IOException {
        event.setFileName("liangku-questions." + form.extension());
        event.setContentType("application/octet-stream");
        try (var out = event.getOutputStream()) {
            exporting.send(form, wanted, bank, out);
        }
    }
}
