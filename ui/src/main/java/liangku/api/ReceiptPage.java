package liangku.api;

import static liangku.api.PublicPage.e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import liangku.api.PublicPage.Sign;
import liangku.employer.Employers;
import liangku.exam.Receipt;

/** What anyone may see of a receipt: that it is genuine or not, and what it says. Neither whose it is nor how it was marked. */
final class ReceiptPage {

    private static final DateTimeFormatter CHINESE_TIME = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss");
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private final Words words;
    private final PublicPage frame;

    ReceiptPage(Words words, PublicPage.Setting setting) {
        this.words = words;
        this.frame = new PublicPage(words, setting);
    }

    /** What a receipt that was asked about turned out to be. */
    private enum State {
        /** Signed here, and the answers are still those. */
        GENUINE("valid", Sign.YES),
        /** Nobody showed a signature; this is what the platform has. */
        ON_RECORD("valid", Sign.YES),
        /** Signed here, or nothing but a number shown: the answers that are kept are others. */
        ALTERED("revoked", Sign.NO),
        /** Not signed here, or other than it was signed. */
        FORGED("revoked", Sign.NO);

        private final String style;
        private final Sign sign;

        State(String style, Sign sign) {
            this.style = style;
            this.sign = sign;
        }

        static State of(ReceiptQuestions.Finding.Known known) {
            if (known.signed().isPresent() && !known.signed().get()) {
                return FORGED;
            }
            if (!known.held()) {
                return ALTERED;
            }
            return known.signed().isPresent() ? GENUINE : ON_RECORD;
        }
    }

    /** {@return the page that asks for a number} */
    String ask() {
        return page("", """
                <section class="card"><h1>%s</h1><p class="soft">%s</p>%s</section>
                """.formatted(w("receipt.ask.title"), w("receipt.ask.help"), field("")));
    }

    /** {@return the page for a number that no attempt has} */
    String unknown(String number) {
        return page("", """
                <section class="state unknown" role="status">%s<h1>%s</h1><p>%s</p><p class="number">%s</p></section>
                <section class="card">%s</section>
                """.formatted(
                        Sign.UNKNOWN.svg(), w("receipt.unknown"), w("receipt.unknown.sub"), e(number), field(number)));
    }

    /** {@return the page for who asked for too many} */
    String tooMany(long minutes) {
        return page("", """
                <section class="state unknown" role="status">%s<h1>%s</h1><p>%s</p></section>
                """.formatted(Sign.CLOCK.svg(), w("tooMany"), e(words.of("receipt.tooMany.sub", minutes))));
    }

    /** @param signature as it was shown: the page in the other language shows the same */
    String known(ReceiptQuestions.Finding.Known known, Optional<String> signature) {
        var receipt = known.receipt();
        var state = State.of(known);
        var rows = frame.row("receipt.number", receipt.number().toString())
                + frame.row("receipt.at", time(receipt))
                + frame.row("receipt.lines", Integer.toString(receipt.lines()))
                + frame.row("receipt.digest", receipt.digest());
        return page("/" + e(address(receipt, known.signed().flatMap(shown -> signature))), """
                <section class="state %s" role="status">%s<h1>%s</h1><p>%s</p></section>
                <section class="card"><dl>%s</dl><p class="soft">%s</p></section>
                <section class="card"><h2>%s</h2>%s</section>
                """.formatted(
                        state.style,
                        state.sign.svg(),
                        w("receipt.state." + state),
                        w("receipt.state." + state + ".sub"),
                        rows,
                        w("receipt.says"),
                        w("receipt.another"),
                        field("")));
    }

    private static String address(Receipt receipt, Optional<String> signature) {
        return signature
                .map(text -> "%s?at=%s&lines=%d&digest=%s&signature=%s"
                        .formatted(
                                receipt.number(),
                                written(receipt.at().toString()),
                                receipt.lines(),
                                written(receipt.digest()),
                                written(text)))
                .orElseGet(() -> receipt.number().toString());
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String field(String number) {
        return """
                <form action="/verify/receipt" method="get"><label for="number">%s</label>
                <input id="number" name="number" value="%s" autocomplete="off" spellcheck="false" maxlength="64" required>
                <input type="hidden" name="lang" value="%s"><button>%s</button></form>
                """.formatted(w("receipt.field"), e(number), frame.lang(), w("go"));
    }

    private String page(String path, String content) {
        return frame.html("receipt.title", "/receipt" + path, content);
    }

    private String time(Receipt receipt) {
        return (words.english() ? ENGLISH_TIME : CHINESE_TIME)
                .format(receipt.at().atZone(Employers.ZONE));
    }

    private String w(String key) {
        return frame.w(key);
    }
}
