package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.List;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Pools;
import liangku.questionbank.QuestionVersion;

/**
 * A blueprint as a test: a section for each of its sections, in it one for each cell, which draws so many of the cell's
 * questions in any order; every item earns at most 1, so its points are its weight.
 */
final class QtiBlueprintTest implements QtiTestOut {

    private static final String WEIGHT = "POINTS";

    private final Blueprint blueprint;
    private final List<Pools.Pool> pools;

    /** @param pools one for each cell */
    QtiBlueprintTest(Blueprint blueprint, List<Pools.Pool> pools) {
        this.blueprint = blueprint;
        this.pools = List.copyOf(pools);
    }

    static String section(int number) {
        return "S" + (number + 1);
    }

    static String cell(int number) {
        return "C" + (number + 1);
    }

    @Override
    public String identifier() {
        var plain = blueprint.code().replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.matches("[A-Za-z_].*") ? plain : "_" + plain;
    }

    @Override
    public void describe(QtiOut out) {
        QtiBlueprintWords.write(blueprint, out);
    }

    @Override
    public void write(QtiDialect dialect, QtiItems items, Pieces out) throws IOException {
        var head = new QtiOut(dialect);
        QtiPackageWriter.root(head, "assessmentTest").with("identifier", identifier());
        head.with("title", blueprint.titleZh());
        head.open("outcomeDeclaration").with("identifier", "SCORE").with("cardinality", "single");
        head.with("baseType", "float").close();
        head.open("testPart").with("identifier", "PART").with("navigationMode", "nonlinear");
        head.with("submissionMode", "simultaneous");
        out.say(head.words("").toString());
        int cell = 0;
        if (blueprint.sections().isEmpty()) {
            open(dialect, "ALL", blueprint.titleZh(), out);
            while (cell < pools.size()) cell(dialect, cell++, items, out);
            close(dialect, "assessmentSection", out);
        }
        for (int i = 0; i < blueprint.sections().size(); i++) {
            var section = blueprint.sections().get(i);
            open(dialect, section(i), section.titleZh(), out);
            for (int left = section.cells(); left > 0; left--) cell(dialect, cell++, items, out);
            close(dialect, "assessmentSection", out);
        }
        close(dialect, "testPart", out);
        out.say(score(dialect));
        close(dialect, "assessmentTest", out);
    }

    private static void open(QtiDialect dialect, String identifier, String title, Pieces out) throws IOException {
        var head = new QtiOut(dialect).open("assessmentSection").with("identifier", identifier);
        out.say(head.with("title", title).with("visible", "true").words("").toString());
    }

    private static void close(QtiDialect dialect, String name, Pieces out) throws IOException {
        out.say("</" + dialect.element(name) + ">\n");
    }

    private void cell(QtiDialect dialect, int number, QtiItems items, Pieces out) throws IOException {
        var cell = blueprint.cells().get(number);
        var head = new QtiOut(dialect).open("assessmentSection").with("identifier", cell(number));
        var topic = cell.topic().isEmpty() ? "" : cell.topic() + " ";
        head.with("title", topic + cell.kind().zh()).with("visible", "false");
        head.open("selection").with("select", Integer.toString(cell.count())).close();
        head.open("ordering").with("shuffle", "true").close();
        out.say(head.words("\n").toString());
        var points = Integer.toString(cell.points());
        for (var fixed : pools.get(number).fixed()) {
            say(reference(dialect, number, fixed, items).with("required", "true"), points, out);
        }
        for (var drawn : pools.get(number).drawn()) say(reference(dialect, number, drawn, items), points, out);
        close(dialect, "assessmentSection", out);
    }

    /** An item of two cells is referred to twice, under two names. */
    private static QtiOut reference(QtiDialect dialect, int cell, QuestionVersion question, QtiItems items) {
        int item = items.number(question.id()).orElseThrow();
        return new QtiOut(dialect)
                .open("assessmentItemRef")
                .with("identifier", cell(cell) + "-" + QtiItems.id(item))
                .with("href", QtiItems.file(item));
    }

    private static void say(QtiOut reference, String points, Pieces out) throws IOException {
        reference
                .open("weight")
                .with("identifier", WEIGHT)
                .with("value", points)
                .close();
        out.say(reference.close() + "\n");
    }

    private static String score(QtiDialect dialect) {
        var out = new QtiOut(dialect);
        out.open("outcomeProcessing")
                .open("setOutcomeValue")
                .with("identifier", "SCORE")
                .open("sum");
        out.open("testVariables").with("variableIdentifier", "SCORE").with("weightIdentifier", WEIGHT);
        return out.close().close().close().close().toString();
    }
}
