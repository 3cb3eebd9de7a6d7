package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of a desk: the main landmark, with a title in the reader's language. Its look is {@code main} in desk.css. */
@Tag(Tag.MAIN)
public class DeskPage extends Component implements HasComponents, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final String titleWord;

    /** @param titleWord key of the title */
    protected DeskPage(String titleWord) {
        this.titleWord = titleWord;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleWord);
    }

    /** {@return dates, numbers and bilingual names as the reader of this page writes them} */
    protected final Formats formats() {
        return Formats.of(getLocale());
    }
}
