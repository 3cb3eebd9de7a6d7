package liangku.api;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words of one bundle under {@code messages/} in one language, for pages that are not a desk's. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String area;
    private final Locale language;
    private final ResourceBundle bundle;

    /** @param language Chinese or English */
    Words(String area, Locale language) {
        this.area = area;
        this.language = language;
        this.bundle = ResourceBundle.getBundle("messages/" + area, language, NO_FALLBACK);
    }

    Locale language() {
        return language;
    }

    boolean english() {
        return language.equals(Locale.ENGLISH);
    }

    boolean has(String key) {
        return bundle.containsKey(area + "." + key);
    }

    /** {@return the word} A missing one throws: better a red test than a raw key on a page. */
    String of(String key, Object... parameters) {
        var pattern = bundle.getString(area + "." + key);
        return parameters.length == 0 ? pattern : new MessageFormat(pattern, language).format(parameters);
    }
}
