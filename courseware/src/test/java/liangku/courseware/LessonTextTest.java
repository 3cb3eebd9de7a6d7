package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonTextTest {

    private static final Map<String, String> PICTURES = Map.of("hands.svg", "/media/abc/hands.svg");

    @Test
    void headingsListsAndEmphasisBecomeHtml() {
        var html = html("""
                ## 记住三点

                1. **流动水**
                2. 二十秒
                """);

        assertThat(html).contains("<h2>记住三点</h2>", "<ol>", "<li><strong>流动水</strong></li>");
    }

    @Test
    void chineseLinesJoinWithoutASpaceAndEnglishOnesWithOne() {
        assertThat(LessonText.html("一锅饭，几百人吃。\n你的手稳，\n大家安心。", Map.of())).isEqualTo("<p>一锅饭，几百人吃。你的手稳，大家安心。</p>\n");
        assertThat(LessonText.html("Wash your\nhands.", Map.of())).isEqualTo("<p>Wash your\nhands.</p>\n");
        assertThat(LessonText.html("**健康证。** 每年体检。", Map.of())).isEqualTo("<p><strong>健康证。</strong>每年体检。</p>\n");
        assertThat(LessonText.html("**Certificate.** Every year.", Map.of()))
                .isEqualTo("<p><strong>Certificate.</strong> Every year.</p>\n");
    }

    @Test
    void aPictureOfTheLessonIsShownFromOurMedia() {
        assertThat(html("![六步](hands.svg)")).contains("src=\"/media/abc/hands.svg\"", "alt=\"六步\"", "loading=\"lazy\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x.png",
                "//evil.example/x.png",
                "data:image/svg+xml;base64,AAAA",
                "other.svg",
                ""
            })
    void aPictureFromElsewhereIsItsDescription(String address) {
        assertThat(html("![六步](<" + address + ">)")).isEqualTo("<p>六步</p>\n");
    }

    @Test
    void aWebAddressIsALinkThatVouchesForNothing() {
        assertThat(html("[市场监管总局](https://www.samr.gov.cn/a?b=1)"))
                .contains("href=\"https://www.samr.gov.cn/a?b=1\"", "rel=\"nofollow noopener noreferrer\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "http://plain.example",
                "/m/",
                "#here",
                "vbscript:x",
                "java&#115;cript:alert(1)",
                "mailto:a@b.example"
            })
    void anyOtherLinkIsItsWords(String address) {
        assertThat(html("before [word **bold**](<" + address + ">) after"))
                .isEqualTo("<p>before word <strong>bold</strong> after</p>\n");
    }

    @Test
    void aLinkInsideADescriptionIsNoWayAround() {
        assertThat(html("![see [this](javascript:alert(1))](elsewhere.svg)")).isEqualTo("<p>see this</p>\n");
    }

    @Test
    void rawHtmlIsShownAndNotObeyed() {
        var html = html("""
                <script>alert(1)</script>

                a <img src=x onerror=alert(1)> b
                """);

        assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;", "&lt;img");
    }

    /** Whatever is written, the elements are ours and no attribute is an event handler. */
    @Property(tries = 300)
    void noTextMakesAnElementOfItsOwn(@ForAll("markdown") String text) {
        assertThat(html(text))
                .doesNotContainPattern("<(?!/?(p|h[1-6]|ul|ol|li|em|strong|code|pre|blockquote|hr|br|a|img)[ />])")
                .doesNotContainPattern("<[^>]*\\son\\w+\\s*=[^>]*>")
                .doesNotContainPattern("(href|src)=\"(?!https://|/media/)");
    }

    @Provide
    Arbitrary<String> markdown() {
        return Arbitraries.of(
                        "<script>",
                        "</script>",
                        "<img src=x onerror=alert(1)>",
                        "[a](",
                        "![a](",
                        "javascript:x",
                        ")",
                        "\n\n",
                        "hands.svg",
                        "https://a.example",
                        "<https://a.example>",
                        "<javascript:x>",
                        "`",
                        "```\n",
                        "*",
                        "**",
                        "#",
                        "&lt;",
                        "&#60;",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "\"",
                        "'",
                        ">",
                        "[r]: javascript:x\n",
                        "[r]",
                        "中文",
                        "\\")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Test
    void wordsForTheIndexCarryNoMarks() {
        assertThat(LessonText.plain("## 洗手\n\n**二十秒** 和 [水](https://a.example)"))
                .isEqualTo("洗手 二十秒  和  水");
    }

    private static String html(String markdown) {
        return LessonText.html(markdown, PICTURES);
    }
}
