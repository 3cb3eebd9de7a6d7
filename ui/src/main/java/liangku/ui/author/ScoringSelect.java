package liangku.ui.author;

import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import liangku.questionbank.Scoring;

/** How a question of several right parts earns its points. */
class ScoringSelect extends Select<Scoring> {

    private static final long serialVersionUID = 1L;

    ScoringSelect() {
        setLabel(getTranslation("author.question.scoring"));
        setItems(Scoring.values());
        setItemLabelGenerator(
                value -> getTranslation("author.scoring." + value.name().toLowerCase(Locale.ROOT)));
        setValue(Scoring.ALL_OR_NOTHING);
        setWidthFull();
    }
}
