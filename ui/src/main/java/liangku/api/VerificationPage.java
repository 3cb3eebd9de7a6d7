package liangku.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import liangku.api.PublicPage.Sign;
import liangku.certificate.CertificateStatus;
import liangku.certificate.Verification;

/** The verification page of a certificate. Every text that is not a literal of this class goes through {@link #e}. */
final class VerificationPage {

    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Words words;
    private final LocalDate today;
    private final PublicPage frame;

    VerificationPage(Words words, LocalDate today, PublicPage.Setting setting) {
        this.words = words;
        this.today = today;
        this.frame = new PublicPage(words, setting);
    }

    /** {@return the page that asks for a number} */
    String ask() {
        return page("", """
                <section class="card"><h1>%s</h1><p class="soft">%s</p>%s</section>
                <p><a href="/verify/receipt?lang=%s">%s</a></p>
                """.formatted(w("ask.title"), w("ask.help"), field(""), lang(), w("receipt.ask.title")));
    }

    /** {@return the page for a number that no certificate has} */
    String unknown(String number) {
        return page("", """
                <section class="state unknown" role="status">%s<h1>%s</h1><p>%s</p><p class="number">%s</p></section>
                <section class="card"><p>%s</p>%s</section>
                """.formatted(
                Sign.UNKNOWN.svg(), w("unknown"), w("unknown.sub"), e(number), w("unknown.help"), field(number)));
    }

    /** {@return the page for who asked for too many numbers} */
    String tooMany(long minutes) {
        return page("", """
                <section class="state unknown" role="status">%s<h1>%s</h1><p>%s</p></section>
                """.formatted(Sign.CLOCK.svg(), w("tooMany"), e(words.of("tooMany.sub", minutes))));
    }

    /** {@return the page of a certificate} */
    String known(Verification v) {
        var english = words.english();
        var rows = new StringBuilder()
                .append(row("number", v.number().toString()))
                .append(row("holder", v.holder()))
                .append(row("employer", v.employer()))
                .append(row("post", english ? v.post().en() : v.post().zh()))
                .append(row("programme", english ? v.programmeEn() : v.programmeZh()))
                .append(row("issuedOn", day(v.issuedOn())))
                .append(row("validUntil", day(v.validUntil())));
        v.revokedOn().ifPresent(day -> rows.append(row("revokedOn", day(day))));
        var successor = v.successor()
                .map(number -> "<p><a class=\"button\" href=\"/verify/%s?lang=%s\">%s</a></p>"
                        .formatted(e(number.toString()), lang(), w("successor")))
                .orElse("");
        return page("/" + e(v.number().toString()), """
                <section class="state %s" role="status">%s<h1>%s</h1><p>%s</p></section>
                <section class="card"><dl>%s</dl>%s<p class="soft">%s</p></section>
                %s
                <section class="card"><h2>%s</h2>%s</section>
                """.formatted(
                        style(v.status()),
                        sign(v.status()).svg(),
                        w("status." + v.status()),
                        e(words.of("status." + v.status() + ".sub", day(today))),
                        rows,
                        successor,
                        w("compare"),
                        paper(v),
                        w("another"),
                        field("")));
    }

    /** How to tell whether a PDF in hand is the real one. */
    private String paper(Verification v) {
        var digest = v.sha256()
                .map(sha256 -> "<p>%s</p><p class=\"digest\">%s</p>".formatted(w("pdf.digest"), e(sha256)))
                .orElse("");
        return """
                <details class="card"><summary>%s</summary><ol><li>%s</li><li>%s</li><li>%s</li></ol>%s</details>
                """.formatted(w("pdf.title"), w("pdf.open"), w("pdf.signature"), w("pdf.same"), digest);
    }

    private String field(String number) {
        return """
                <form action="/verify" method="get"><label for="number">%s</label>
                <input id="number" name="number" value="%s" placeholder="371502-2026-0000123-A" autocomplete="off"
                 autocapitalize="characters" spellcheck="false" maxlength="64" required>
                <input type="hidden" name="lang" value="%s"><button>%s</button></form>
                """.formatted(w("field"), e(number), lang(), w("go"));
    }

    private String page(String path, String content) {
        return frame.html("title", path, content);
    }

    private String row(String key, String value) {
        return frame.row(key, value);
    }

    private String day(LocalDate day) {
        return (words.english() ? ENGLISH_DAY : CHINESE_DAY).format(day);
    }

    private String lang() {
        return frame.lang();
    }

    private String w(String key) {
        return frame.w(key);
    }

    private static String e(String text) {
        return PublicPage.e(text);
    }

    private static String style(CertificateStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Sign sign(CertificateStatus status) {
        return switch (status) {
            case VALID -> Sign.YES;
            case EXPIRED -> Sign.CLOCK;
            case REVOKED -> Sign.NO;
            case SUPERSEDED -> Sign.ARROW;
        };
    }
}
