package liangku.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * The frame of what anyone may look at under {@code /verify}: HTML without a script, with one style sheet, readable on any
 * phone. Every text that is not a literal of the pages goes through {@link #e}.
 */
final class PublicPage {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Words words;
    private final Setting setting;

    /** Whether what is shown is of this world. */
    enum Setting {
        REAL,
        DEMO
    }

    PublicPage(Words words, Setting setting) {
        this.words = words;
        this.setting = setting;
    }

    /**
     * {@return a whole page}
     *
     * @param title key of its title
     * @param path of the page below {@code /verify}, written out for an address; the language is asked for behind it
     */
    String html(String title, String path, String content) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><meta name="theme-color" content="#0b5c57"><title>%s</title>
                <link rel="icon" href="/kit/logo.svg"><link rel="stylesheet" href="/kit/tokens.css">
                <link rel="stylesheet" href="/kit/verify.css"></head>
                <body>%s<header><img src="/kit/logo.svg" alt="" width="40" height="40"><span>%s</span>
                <a href="/verify%s%slang=%s" lang="%s">%s</a></header>
                <main>%s</main><footer>%s</footer></body></html>
                """.formatted(
                        words.english() ? "en" : "zh-CN",
                        w(title),
                        setting == Setting.DEMO ? "<p class=\"demo\">%s</p>".formatted(w("demo")) : "",
                        w(title),
                        path,
                        path.contains("?") ? "&amp;" : "?",
                        words.english() ? "zh" : "en",
                        words.english() ? "zh-CN" : "en",
                        w("language"),
                        content,
                        w("foot"));
    }

    String row(String key, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(w(key), e(value));
    }

    String lang() {
        return words.english() ? "en" : "zh";
    }

    String w(String key) {
        return e(words.of(key));
    }

    static String e(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Chinese unless English is asked for, or preferred by the browser. */
    static Locale language(@Nullable String lang, @Nullable String accepted) {
        if (lang != null) {
            return lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
        }
        try {
            var wanted = Locale.lookup(
                    Locale.LanguageRange.parse(accepted == null ? "zh" : accepted),
                    List.of(Locale.CHINESE, Locale.ENGLISH));
            return Locale.ENGLISH.equals(wanted) ? Locale.ENGLISH : Locale.CHINESE;
        } catch (IllegalArgumentException noLanguages) {
            return Locale.CHINESE;
        }
    }

    static ResponseEntity<String> answer(ResponseEntity.BodyBuilder answer, String content) {
        return answer.contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(content);
    }

    /** To who asks too often. */
    static ResponseEntity<String> tooMany(Duration wait, String content) {
        return answer(
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)),
                content);
    }

    /** A picture beside the word, for those who read little. */
    enum Sign {
        YES("M14 25l7 7 14-16"),
        NO("M16 16l16 16M32 16L16 32"),
        CLOCK("M24 13v12l8 5"),
        ARROW("M13 24h21M26 15l9 9-9 9"),
        UNKNOWN("M18 19c0-8 12-8 12 0 0 5-6 5-6 10M24 35v.5");

        private final String path;

        Sign(String path) {
            this.path = path;
        }

        String svg() {
            return """
                    <svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="%s"/></svg>
                    """.formatted(path);
        }
    }
}
