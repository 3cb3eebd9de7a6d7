package liangku.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * The desks' words: one bundle for each area of the house under {@code messages/}, Chinese first. A key is
 * {@code <area>.<rest>}, and the area names the bundle.
 */
@Component
class DeskWords implements I18NProvider {

    private static final long serialVersionUID = 1L;
    private static final ResourceBundle.Control CHINESE_FIRST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    }

    /** {@return the word in the locale's language} A missing one throws: better a red test than a raw key on a screen. */
    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        var language = "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.CHINESE;
        var dot = key.indexOf('.');
        if (dot < 1) {
            throw new MissingResourceException("a key is <area>.<rest>, not " + key, "messages", key);
        }
        var pattern = ResourceBundle.getBundle("messages/" + key.substring(0, dot), language, CHINESE_FIRST)
                .getString(key);
        return parameters.length == 0 ? pattern : new MessageFormat(pattern, language).format(parameters);
    }
}
