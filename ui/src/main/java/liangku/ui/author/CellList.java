package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Feasibility;
import liangku.questionbank.QuestionKind;
import liangku.ui.kit.Toolbar;

/** The cells of a blueprint in their order, under the names of their sections if they have any. */
class CellList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient SerializableRunnable changed;
    private final Div rows = new Div();

    CellList(Bank bank, Blueprint blueprint, SerializableRunnable changed) {
        this.bank = bank;
        this.changed = changed;
        rows.addClassName("lk-cells");
        fill(blueprint);
        add(
                rows,
                new Toolbar(
                        new Button(getTranslation("author.blueprint.cell.add"), VaadinIcon.PLUS.create(), click -> {
                            addCell(new Blueprint.Cell("", 1, 5, QuestionKind.SINGLE, 1, 2));
                            tell();
                        }),
                        new Button(getTranslation("author.blueprint.section.add"), VaadinIcon.PLUS.create(), click -> {
                            addSection("", "");
                            tell();
                        })));
        count();
    }

    private void fill(Blueprint blueprint) {
        int cell = 0;
        for (var section : blueprint.sections()) {
            addSection(section.titleZh(), section.titleEn());
            for (int i = 0; i < section.cells(); i++) addCell(blueprint.cells().get(cell++));
        }
        while (cell < blueprint.cells().size()) addCell(blueprint.cells().get(cell++));
    }

    private void addCell(Blueprint.Cell cell) {
        var place = new Div();
        var row = new CellRow(bank, cell, this::tell, () -> remove(place));
        place.add(row);
        rows.add(place);
    }

    /** The first name stands above all cells: with sections, every cell is in one. */
    private void addSection(String zh, String en) {
        var place = new Div();
        place.add(new SectionRow(zh, en, this::tell, () -> remove(place)));
        if (all().stream().anyMatch(SectionRow.class::isInstance)) rows.add(place);
        else rows.addComponentAsFirst(place);
    }

    private void remove(Component place) {
        rows.remove(place);
        tell();
    }

    private void tell() {
        count();
        changed.run();
    }

    private void count() {
        int number = 0;
        for (var row : cellRows()) row.number(++number);
    }

    private List<Component> all() {
        return rows.getChildren().flatMap(Component::getChildren).toList();
    }

    private List<CellRow> cellRows() {
        return all().stream()
                .filter(CellRow.class::isInstance)
                .map(CellRow.class::cast)
                .toList();
    }

    /** {@return the cells; nothing as long as one of them is not whole, or there are none} */
    Optional<List<Blueprint.Cell>> cells() {
        var cells = cellRows().stream().map(CellRow::cell).toList();
        return cells.isEmpty() || cells.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(cells.stream().flatMap(Optional::stream).toList());
    }

    /** {@return the sections; nothing as long as one of them has no name or no cells} */
    Optional<List<Blueprint.Section>> sections() {
        List<Optional<Blueprint.Section>> sections = new ArrayList<>();
        Optional<SectionRow> open = Optional.empty();
        int cells = 0;
        for (var row : all()) {
            if (row instanceof SectionRow next) {
                int held = cells;
                open.ifPresent(last -> sections.add(last.section(held)));
                open = Optional.of(next);
                cells = 0;
            } else {
                cells++;
            }
        }
        int held = cells;
        open.ifPresent(last -> sections.add(last.section(held)));
        return sections.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(sections.stream().flatMap(Optional::stream).toList());
    }

    /** Says at each cell how many questions it is short of. */
    void complain(List<Feasibility.Shortage> shortages) {
        var rowList = cellRows();
        rowList.forEach(row -> row.complain(""));
        for (var shortage : shortages) {
            rowList.get(shortage.cell() - 1).complain(getTranslation("author.blueprint.missing", shortage.missing()));
        }
    }
}
