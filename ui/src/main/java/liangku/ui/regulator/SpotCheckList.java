package liangku.ui.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.UnaryOperator;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.SpotCheck;
import liangku.exam.SpotChecks;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Table;

/** Spot checks of one business, the newest first, with how many sat and passed. */
final class SpotCheckList {

    private static final int SHOWN = 10;

    private SpotCheckList() {}

    static Component of(
            SpotChecks spotChecks, EmployerId employer, Scope scope, Formats formats, UnaryOperator<String> words) {
        var reports = spotChecks.of(employer, scope).stream()
                .limit(SHOWN)
                .flatMap(check -> spotChecks.report(check.id(), scope).stream())
                .toList();
        if (reports.isEmpty()) {
            return new EmptyState(VaadinIcon.CLIPBOARD_CHECK, words.apply("regulator.spotchecks.none"));
        }
        var table = new Table<SpotChecks.Report>();
        table.text(
                words.apply("regulator.spotchecks.ordered"),
                report -> formats.moment(report.check().orderedAt()));
        table.wideText(
                words.apply("regulator.spotchecks.until"),
                report -> formats.moment(report.check().closesAt()));
        table.text(words.apply("regulator.spotchecks.people"), report -> formats.count(people(report.lines())));
        table.text(words.apply("regulator.spotchecks.passed"), report -> formats.count(passed(report.lines())));
        table.wideText(words.apply("regulator.spotchecks.left"), report -> formats.count(left(report.lines())));
        table.setItems(reports);
        return table.asTallAsItsRows();
    }

    private static long people(List<SpotCheck.Line> lines) {
        return lines.stream().map(SpotCheck.Line::worker).distinct().count();
    }

    private static long left(List<SpotCheck.Line> lines) {
        return lines.stream()
                .filter(line -> line.leftOn().isPresent())
                .map(SpotCheck.Line::worker)
                .distinct()
                .count();
    }

    private static long passed(List<SpotCheck.Line> lines) {
        return lines.stream()
                .filter(line -> line.verdict()
                        .filter(verdict -> verdict == Verdict.PASSED)
                        .isPresent())
                .map(SpotCheck.Line::worker)
                .distinct()
                .count();
    }
}
