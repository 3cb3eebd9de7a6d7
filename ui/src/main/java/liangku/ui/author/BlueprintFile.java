package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.List;
import liangku.questionbank.Blueprint;
import liangku.questionbank.FileFormat;
import liangku.questionbank.interchange.BlueprintExports;
import liangku.questionbank.interchange.BlueprintLoss;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Toolbar;

/** A published blueprint as a test of QTI, with the questions it draws from; what the test cannot say is told before. */
class BlueprintFile extends Details {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient Exporting exporting;
    private final transient Blueprint blueprint;
    private final Div stage = new Div();

    BlueprintFile(Bank bank, Exporting exporting, Blueprint blueprint) {
        this.bank = bank;
        this.exporting = exporting;
        this.blueprint = blueprint;
        setSummaryText(getTranslation("author.blueprint.export"));
        stage.addClassName("lk-outcome");
        add(stage);
        // What it draws from is looked up when someone wants it.
        addOpenedChangeListener(change -> {
            if (change.isOpened()) show();
        });
    }

    private void show() {
        stage.removeAll();
        switch (exporting.outcome(FileFormat.QTI_3_0, blueprint)) {
            case BlueprintExports.Outcome.NoRelease() -> say("author.releases.empty");
            case BlueprintExports.Outcome.TooFew(var shortages) -> say("author.blueprint.short", shortages.size());
            case BlueprintExports.Outcome.Ready ready -> {
                say("author.blueprint.export.lead");
                var links = new Toolbar();
                BlueprintExports.FORMATS.reversed().forEach(format -> links.add(link(format)));
                stage.add(links);
                say("author.blueprint.export.losses");
                stage.add(list(ready.losses()));
            }
        }
    }

    private void say(String word, Object... arguments) {
        stage.add(new Paragraph(getTranslation(word, arguments)));
    }

    private Component link(FileFormat format) {
        var link = new Anchor((DownloadHandler) event -> send(event, format), format.title());
        link.addClassName("lk-button");
        return link;
    }

    private void send(DownloadEvent event, FileFormat format) throws IOException {
        if (!(exporting.outcome(format, blueprint) instanceof BlueprintExports.Outcome.Ready ready)) {
            throw new IOException("the blueprint " + blueprint.code() + " cannot be filled any more");
        }
        event.setFileName("liangku-blueprint-%s.zip".formatted(blueprint.code()));
        event.setContentType("application/zip");
        try (var out = event.getOutputStream()) {
            exporting.send(format, blueprint, ready.file(), bank, out);
        }
    }

    private Component list(List<BlueprintLoss> losses) {
        var formats = Formats.of(getLocale());
        var list = new UnorderedList();
        losses.forEach(loss -> list.add(new ListItem(formats.name(loss.zh(), loss.en()))));
        return list;
    }
}
