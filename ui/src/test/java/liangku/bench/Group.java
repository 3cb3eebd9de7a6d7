package liangku.bench;

import java.io.IOException;
import java.util.List;

/** Figures that are measured together, on a platform of their own. */
interface Group {

    /** {@return what {@code ./bench} is asked for} */
    String name();

    /** {@return how the figures are measured, as a paragraph for the report} */
    String how();

    List<Figure> measure(Plan plan) throws IOException, InterruptedException;
}
