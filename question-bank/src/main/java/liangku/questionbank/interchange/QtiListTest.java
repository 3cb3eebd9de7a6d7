package liangku.questionbank.interchange;

import java.io.IOException;

/** A test of all items, for tools that show nothing without one. */
final class QtiListTest implements QtiTestOut {

    @Override
    public String identifier() {
        return "TEST";
    }

    @Override
    public void write(QtiDialect dialect, QtiItems items, Pieces out) throws IOException {
        var head = new QtiOut(dialect);
        QtiPackageWriter.root(head, "assessmentTest")
                .with("identifier", identifier())
                .with("title", "Liangku");
        head.open("testPart").with("identifier", "PART").with("navigationMode", "nonlinear");
        head.with("submissionMode", "simultaneous");
        head.open("assessmentSection")
                .with("identifier", "SECTION")
                .with("title", "Liangku")
                .with("visible", "true");
        out.say(head.words("").toString());
        for (int item = 1; item <= items.count(); item++) {
            var reference = new QtiOut(dialect).open("assessmentItemRef").with("identifier", QtiItems.id(item));
            out.say(reference.with("href", QtiItems.file(item)).close() + "\n");
        }
        for (var name : new String[] {"assessmentSection", "testPart", "assessmentTest"}) {
            out.say("</" + dialect.element(name) + ">");
        }
    }

    @Override
    public void describe(QtiOut out) {
        // All that is to be said is said of the items.
    }
}
