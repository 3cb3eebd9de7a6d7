package liangku.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/** What someone who cannot see the screen would stumble over. */
final class Accessible {

    private static final String NAMELESS = """
            () => {
              const words = ids => (ids ?? '').split(/\\s+/).map(id => document.getElementById(id)?.textContent ?? '').join('');
              const name = one => (one.getAttribute('aria-label') ?? '').trim()
                || words(one.getAttribute('aria-labelledby')).trim()
                || [...(one.labels ?? [])].map(label => label.textContent).join('').trim()
                || (one.matches('input, textarea') ? '' : one.textContent.trim())
                || (one.querySelector?.('img[alt]:not([alt=""])')?.alt ?? '')
                || (one.getAttribute('title') ?? '').trim();
              const seen = one => one.checkVisibility() && one.type !== 'hidden' && one.type !== 'file'
                && one.getAttribute('aria-hidden') !== 'true';
              return [...document.querySelectorAll('input, textarea, select, button, a[href], [role=button], vaadin-button')]
                .filter(one => seen(one) && name(one) === '')
                .map(one => one.outerHTML.slice(0, 200));
            }""";

    private Accessible() {}

    /** {@return fields, buttons and links without a name, as they stand in the page} */
    @SuppressWarnings("unchecked")
    static List<String> nameless(Page page) {
        return (List<String>) page.evaluate(NAMELESS);
    }
}
