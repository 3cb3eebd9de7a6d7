package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import liangku.questionbank.ImportReport;
import liangku.questionbank.TestOutcome;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What became of the tests of a file, or what would: the blueprint draft, and what of the test is not in it. */
class ImportedTests extends Div {

    private static final long serialVersionUID = 1L;

    ImportedTests(ImportReport report) {
        addClassName("lk-outcome");
        if (report.tests().isEmpty()) return;
        add(new H3(getTranslation("author.import.tests")));
        for (var test : report.tests()) add(test(test, report.id().isPresent()));
    }

    private Div test(TestOutcome test, boolean kept) {
        var formats = Formats.of(getLocale());
        var facts = new Paragraph(
                test.cells() == 0
                        ? test.title()
                        : getTranslation("author.import.test.facts", test.title(), test.cells(), test.items()));
        var line = new Toolbar(badge(test, kept), facts);
        // A dry run made no draft to look at; what was known before can be looked at at once.
        boolean exists = kept || test.outcome() == TestOutcome.Outcome.KNOWN;
        if (exists) {
            test.code().ifPresent(code -> {
                var link = BlueprintView.link(getTranslation("author.import.test.open", code), code);
                link.addClassName("lk-button");
                line.add(Toolbar.gap(), link);
            });
        }
        var all = new Div(line);
        if (!test.faults().isEmpty()) {
            var list = new UnorderedList();
            test.faults().forEach(fault -> list.add(new ListItem(formats.name(fault.zh(), fault.en()))));
            all.add(new Paragraph(getTranslation("author.import.test.left")), list);
        }
        return all;
    }

    private Badge badge(TestOutcome test, boolean kept) {
        return switch (test.outcome()) {
            case DRAFTED ->
                new Badge(getTranslation(kept ? "author.import.test.drafted" : "author.import.test.would"), Tone.GOOD);
            case KNOWN -> new Badge(getTranslation("author.import.test.known"), Tone.PLAIN);
            case NOTHING -> new Badge(getTranslation("author.import.test.nothing"), Tone.WAIT);
        };
    }
}
