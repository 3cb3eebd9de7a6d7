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

    /** Of what the product says in fields; what people typed may be longer than any field. */
    private static final String CUT_SHORT = """
            () => {
              const pen = document.createElement('canvas').getContext('2d');
              const room = one => {
                const style = getComputedStyle(one);
                return one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              };
              const fits = (words, one) => {
                pen.font = getComputedStyle(one).font;
                return pen.measureText(words).width <= room(one) + 0.5;
              };
              const hints = [...document.querySelectorAll('main input[placeholder]')]
                .filter(one => one.checkVisibility() && !fits(one.placeholder, one))
                .map(one => one.placeholder);
              const chosen = [...document.querySelectorAll('main vaadin-select-value-button')]
                .filter(one => one.checkVisibility() && !fits(one.textContent.trim(), one))
                .map(one => one.textContent.trim());
              return [...hints, ...chosen];
            }""";

    private Accessible() {}

    /** {@return what fields say of themselves, or of what is chosen, and have no room for} */
    @SuppressWarnings("unchecked")
    static List<String> cutShort(Page page) {
        return (List<String>) page.evaluate(CUT_SHORT);
    }

    /** {@return fields, buttons and links without a name, as they stand in the page} */
    @SuppressWarnings("unchecked")
    static List<String> nameless(Page page) {
        return (List<String>) page.evaluate(NAMELESS);
    }
}
