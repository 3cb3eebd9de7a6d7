package liangku.demo;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.employer.Employers;
import liangku.supervision.DataType;
import liangku.supervision.Signer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What the supervision platform would see: how much of each kind arrived, what came last, and who was turned away. */
@RestController
@OnlyInDemo
class ReceiverPage {

    private static final int LATEST = 40;
    private static final String ACCEPTED = "accepted";
    private static final Duration JUST_NOW = Duration.ofSeconds(20);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(Employers.ZONE);
    private static final ResourceBundle.Control BUNDLES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ReceivedTable table;
    private final Signer signer;
    private final Clock clock;

    ReceiverPage(ReceivedTable table, Signer signer, Clock clock) {
        this.table = table;
        this.signer = signer;
        this.clock = clock;
    }

    @GetMapping(path = "/demo/supervision", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@RequestParam Optional<String> lang, Locale browser) {
        var english = lang.map("en"::equals).orElse("en".equals(browser.getLanguage()));
        var words = new Words(english ? Locale.ENGLISH : Locale.CHINESE);
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="/kit/logo.svg">
                <link rel="stylesheet" href="/kit/tokens.css">
                <style>%s</style>
                </head>
                <body>
                <header><img src="/kit/logo.svg" alt="" width="40" height="40">
                <div><h1>%s</h1><p>%s</p></div>
                <nav><span class="chip amber">%s</span> <a href="?lang=%s">%s</a> <a href="?lang=%s">%s</a></nav></header>
                <main>
                <section class="figures">%s</section>
                <section><h2>%s</h2><p class="soft">%s</p>%s</section>
                <section><h2>%s</h2>%s</section>
                </main>
                </body>
                </html>
                """.formatted(
                        english ? "en" : "zh-CN",
                        words.say("title"),
                        CSS,
                        words.say("title"),
                        words.say("lead"),
                        words.say("demo"),
                        // Who reads it is not torn away: it is renewed when they say so.
                        english ? "en" : "zh",
                        words.say("renew"),
                        english ? "zh" : "en",
                        words.say("language"),
                        figures(words),
                        words.say("door"),
                        words.say("door.more", signer.type().header()),
                        door(words),
                        words.say("latest"),
                        latest(words));
    }

    private String figures(Words words) {
        var counts =
                table.counts().stream().collect(Collectors.toMap(ReceivedTable.Count::dataType, Function.identity()));
        return List.of(DataType.values()).stream()
                .map(type -> {
                    var count = Optional.ofNullable(counts.get(type.name()));
                    return "<article class=\"%s\"><h3>%s</h3><p class=\"number\">%s</p><p class=\"faint\">%s</p></article>"
                            .formatted(
                                    count.filter(known -> isJustNow(known.last()))
                                                    .isPresent()
                                            ? "fresh"
                                            : "",
                                    words.name(type),
                                    "%,d"
                                            .formatted(count.map(ReceivedTable.Count::records)
                                                    .orElse(0L)),
                                    count.map(known -> words.say("last", TIME.format(known.last())))
                                            .orElseGet(() -> words.say("none")));
                })
                .collect(Collectors.joining());
    }

    private String door(Words words) {
        var rows = table.door();
        if (rows.isEmpty()) {
            return "<p class=\"empty\">" + words.say("empty") + "</p>";
        }
        return rows.stream()
                .map(row ->
                        "<tr><td><span class=\"chip %s\">%s</span></td><td class=\"n\">%,d</td><td class=\"n\">%s</td></tr>"
                                .formatted(
                                        row.outcome().equals(ACCEPTED) ? "leaf" : "brick",
                                        words.say("door." + row.outcome()),
                                        row.reports(),
                                        TIME.format(row.last())))
                .collect(Collectors.joining(
                        "",
                        "<table><thead><tr><th>%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th></tr></thead><tbody>"
                                .formatted(words.say("outcome"), words.say("reports"), words.say("time")),
                        "</tbody></table>"));
    }

    private String latest(Words words) {
        var rows = table.latest(LATEST);
        if (rows.isEmpty()) {
            return "<p class=\"empty\">" + words.say("empty") + "</p>";
        }
        return rows.stream()
                .map(row ->
                        "<tr class=\"%s\"><td class=\"n\">%s</td><td>%s</td><td class=\"id\">%s</td><td class=\"n\">%d</td></tr>"
                                .formatted(
                                        isJustNow(row.at()) ? "fresh" : "",
                                        TIME.format(row.at()),
                                        words.name(DataType.valueOf(row.dataType())),
                                        HtmlUtils.htmlEscape(row.bizId()),
                                        row.version()))
                .collect(Collectors.joining(
                        "",
                        "<table><thead><tr><th class=\"n\">%s</th><th>%s</th><th>%s</th><th class=\"n\">%s</th></tr></thead><tbody>"
                                .formatted(words.say("time"), words.say("type"), words.say("id"), words.say("version")),
                        "</tbody></table>"));
    }

    private boolean isJustNow(Instant at) {
        return Duration.between(at, clock.instant()).compareTo(JUST_NOW) < 0;
    }

    /** The page's words, fit for HTML. */
    private record Words(Locale locale) {

        String say(String key, Object... arguments) {
            var pattern = ResourceBundle.getBundle("messages/receiver", locale, BUNDLES)
                    .getString("receiver." + key);
            return HtmlUtils.htmlEscape(
                    arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments), "UTF-8");
        }

        String name(DataType type) {
            return locale.equals(Locale.ENGLISH) ? type.en() : type.zh();
        }
    }

    private static final String CSS = """
            *{box-sizing:border-box;margin:0}
            body{background:var(--lk-paper);color:var(--lk-ink);font:var(--lk-text-m)/var(--lk-leading) var(--lk-font)}
            header{display:flex;gap:var(--lk-space-4);align-items:center;padding:var(--lk-space-4) var(--lk-space-5);
            background:var(--lk-surface);border-bottom:1px solid var(--lk-line);flex-wrap:wrap}
            header div{flex:1 1 20rem}header p,.soft{color:var(--lk-ink-soft);font-size:var(--lk-text-s)}
            h1{font-size:var(--lk-text-xl);line-height:var(--lk-leading-tight)}
            h2{font-size:var(--lk-text-l);margin-bottom:var(--lk-space-2)}
            h3{font-size:var(--lk-text-s);font-weight:var(--lk-weight);color:var(--lk-ink-soft)}
            nav a{color:var(--lk-teal);padding:var(--lk-space-3)}
            main{max-width:72rem;margin:0 auto;padding:var(--lk-space-5);display:grid;gap:var(--lk-space-5)}
            section:not(.figures){background:var(--lk-surface);border:1px solid var(--lk-line);
            border-radius:var(--lk-radius-l);padding:var(--lk-space-5);overflow-x:auto}
            .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:var(--lk-space-4)}
            article{background:var(--lk-surface);border:1px solid var(--lk-line);border-radius:var(--lk-radius-l);
            padding:var(--lk-space-4)}
            .number{font-size:var(--lk-text-2xl);font-weight:var(--lk-weight-strong);
            font-variant-numeric:tabular-nums;line-height:var(--lk-leading-tight)}
            .faint{color:var(--lk-ink-faint);font-size:var(--lk-text-xs)}
            .fresh{background:var(--lk-leaf-tint)}
            table{border-collapse:collapse;width:100%;font-size:var(--lk-text-s)}
            th{text-align:start;color:var(--lk-ink-soft);font-weight:var(--lk-weight)}
            th,td{padding:var(--lk-space-2) var(--lk-space-3);border-bottom:1px solid var(--lk-line)}
            .n{font-variant-numeric:tabular-nums;white-space:nowrap}
            .id{font-family:ui-monospace,monospace;font-size:var(--lk-text-xs);word-break:break-all}
            .chip{display:inline-block;padding:0 var(--lk-space-3);border-radius:99rem;font-size:var(--lk-text-s)}
            .leaf{background:var(--lk-leaf-tint);color:var(--lk-leaf-ink)}
            .amber{background:var(--lk-amber-tint);color:var(--lk-amber-ink)}
            .brick{background:var(--lk-brick-tint);color:var(--lk-brick-ink)}
            .empty{color:var(--lk-ink-soft);padding:var(--lk-space-5) 0;text-align:center}
            """;
}
