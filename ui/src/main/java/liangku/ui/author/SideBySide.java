package liangku.ui.author;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import liangku.questionbank.Difference;
import liangku.questionbank.Question;
import liangku.ui.kit.Formats;

/** Two questions, or two versions of one, line by line; what differs is marked, in colour and by strokes. */
class SideBySide extends Div {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body;

    SideBySide(Bank bank, String leftTitle, Question left, String rightTitle, Question right) {
        addClassName("lk-compare");
        var formats = Formats.of(getLocale());
        var ours = QuestionSheet.of(left, bank, this::getTranslation, formats);
        var theirs = QuestionSheet.of(right, bank, this::getTranslation, formats);
        var table = new NativeTable();
        var head = table.getHead().addRow();
        head.addHeaderCell();
        head.addHeaderCell().setText(leftTitle);
        head.addHeaderCell().setText(rightTitle);
        body = table.getBody();
        var onlyDifferent = new Checkbox(getTranslation("author.compare.only"));
        onlyDifferent.addValueChangeListener(ticked -> draw(ours, theirs, ticked.getValue()));
        add(onlyDifferent, table);
        onlyDifferent.setValue(true);
    }

    private void draw(Map<String, String> ours, Map<String, String> theirs, boolean onlyDifferent) {
        body.removeAllRows();
        var headings = new LinkedHashSet<>(ours.keySet());
        headings.addAll(theirs.keySet());
        for (var heading : headings) {
            var left = ours.getOrDefault(heading, "");
            var right = theirs.getOrDefault(heading, "");
            if (left.equals(right) && (onlyDifferent || left.isEmpty())) continue;
            var segments = Difference.segments(left, right);
            var row = body.addRow();
            row.addHeaderCell().setText(heading);
            row.addDataCell().add(marked(segments, Difference.Mark.REMOVED));
            row.addDataCell().add(marked(segments, Difference.Mark.ADDED));
        }
        if (body.getRowCount() == 0) {
            var none = body.addRow().addDataCell();
            none.setColspan(3);
            none.setText(getTranslation("author.compare.same"));
        }
    }

    /** {@return one side of two texts: what both have, and what only this one has, marked} */
    static Div marked(List<Difference.Segment> segments, Difference.Mark side) {
        var text = new Div();
        for (var segment : segments) {
            if (segment.mark() != Difference.Mark.SAME && segment.mark() != side) continue;
            var part = new PictureText(segment.text());
            if (segment.mark() == side) part.addClassName(side == Difference.Mark.REMOVED ? "gone" : "new");
            text.add(part);
        }
        return text;
    }

    /** {@return both texts in one: what only the left has is struck out, what only the right has is underlined} */
    static Div merged(List<Difference.Segment> segments) {
        var text = new Div();
        for (var segment : segments) {
            var part = new PictureText(segment.text());
            switch (segment.mark()) {
                case SAME -> {}
                case REMOVED -> part.addClassName("gone");
                case ADDED -> part.addClassName("new");
            }
            text.add(part);
        }
        return text;
    }
}
