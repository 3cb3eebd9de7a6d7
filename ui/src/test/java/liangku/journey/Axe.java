package liangku.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what of WCAG 2.2 A and AA a page breaks. */
final class Axe {

    private static final String SCRIPT = script();

    /**
     * A grid's cell is where the arrow keys go and no target of a finger. Counted as one, it would be too small wherever
     * the link in it leaves less than 24 px of a column, and how wide a column is follows what stands in the others.
     */
    private static final String RUN = """
            async () => {
              axe.configure({ rules: [{ id: 'target-size', selector: '*:not([role=gridcell])' }] });
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                resultTypes: ['violations'],
              });
              return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`));
            }""";

    private Axe() {}

    /** {@return what is broken and where, as it stands in the page} */
    @SuppressWarnings("unchecked")
    static List<String> complaints(Page page) {
        page.evaluate(SCRIPT + "\n;undefined");
        return (List<String>) page.evaluate(RUN);
    }

    private static String script() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
