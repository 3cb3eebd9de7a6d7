package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.AnyQuestion;
import liangku.questionbank.Fault;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other tools dress up in HTML becomes the same words here, or is refused by name. */
class HtmlTextTest {

    private static final String HASH = "a".repeat(64);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> notes = new ArrayList<>();

    private String read(String html) {
        return HtmlText.read(
                html,
                src -> src.equals("files/" + HASH)
                        ? new PictureKeeping.Kept(new Picture(HASH, "image/png", 1, 1))
                        : new PictureKeeping.Refused(Fault.of(Fault.Code.UNKNOWN_PICTURE, src)),
                faults,
                notes);
    }

    @Test
    void whatIsTooLongOfThePicturesWordsIsNotCutInSilence() {
        var read = read("<img src=\"files/" + HASH + "\" alt=\"" + "锅".repeat(200) + "盖\">");

        assertThat(read).contains("锅".repeat(200)).doesNotContain("盖");
        assertThat(faults).isEmpty();
        assertThat(notes).containsExactly(Fault.of(Fault.Code.LEFT_OUT, "alt", "…盖"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "中心温度&nbsp;&ge;&nbsp;70&deg;C &amp; 时间 &lt; 5 min | 中心温度 ≥ 70°C & 时间 < 5 min",
                "<p>第一行</p><p>第二行</p> | 第一行\\n第二行",
                "<div>第一行<br>第二行<br/>第三行</div> | 第一行\\n第二行\\n第三行",
                "<p>一</p>\\n\\n  <p>二<br></p> <p>三</p> | 一\\n二\\n三",
                "下列做法<b>不</b><span style='color:red'>正确</span>的是 | 下列做法不正确的是",
                "10<sup>-6</sup> m<sup>3</sup> H<sub>2</sub>O C<sub>x</sub> | 10⁻⁶ m³ H₂O C_(x)",
                "10<sup><b>-</b>6<br></sup>m<sup><sub>2</sub>3</sup> | 10⁻⁶\\nm₂³",
                "词<span style='display: none'>&#65279; </span>语<p hidden></p> | 词语",
                "10<sup><span>5</span></sup> CFU/g，10<sup>6.5</sup>，1<sup>st</sup> | 10⁵ CFU/g，10^(6.5)，1st",
                "10<sup>x</sup> CO<sub>x</sub> 10<sup><i>n</i>+<b>a</b></sup> | 10^(x) CO_(x) 10^(n+a)",
                "10<sup>x<sub>2</sub></sup>，商标<sup>®</sup>，x<sup>st</sup>，e<sup> -2 </sup> | 10^(x₂)，商标®，x^(st)，e⁻²",
                "步骤：<ol><li>刮</li><li>洗</li></ol>完 | 步骤：\\n1. 刮\\n2. 洗\\n完",
                "<ul>\\n<li><p>刮</p></li>\\n<li>洗</li></ul> | • 刮\\n• 洗",
                "<ul><li></li><li>洗</li></ul> | •\\n• 洗",
                "<ol type='A' start='3'><li>丙</li></ol> | C. 丙",
                "留样<u>&nbsp;&nbsp;&nbsp;</u>小时 | 留样____小时",
                "留样<span style='text-decoration: underline'>  </span>小时 | 留样____小时",
                "<a href='https://example.org/law'>食品安全法</a>第一条 | 食品安全法 (https://example.org/law)第一条",
                "<a href='javascript:alert(1)'>食品安全法</a> | 食品安全法",
                "词<script>alert('词')</script><style>p{}</style><!-- 注 -->语 | 词语",
                "<pre>甲  乙\\n丙</pre> | 甲  乙\\n丙",
                "<span style='white-space: pre-wrap'>甲  乙</span>  丙 | 甲  乙 丙",
                "没有标签 a < b 也行 | 没有标签 a < b 也行",
                "<ruby>俎<rp>(</rp><rt>zǔ</rt><rp>)</rp></ruby> | 俎(zǔ)",
            })
    void wordsStay(String html, String text) {
        assertThat(read(html.replace("\\n", "\n"))).isEqualTo(text.replace("\\n", "\n"));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table",
                "video",
                "audio",
                "iframe",
                "object",
                "svg",
                "math",
                "input",
                "select",
                "textarea",
                "form",
                "button",
                "s",
                "del",
                "strike",
                "canvas",
                "t0则"
            })
    void whatPlainTextCannotSayIsRefusedByName(String element) {
        read("前<" + element + ">内</" + element + ">后");

        assertThat(faults).containsExactly(Fault.of(Fault.Code.UNSUPPORTED, "<" + element + ">"));
    }

    @Test
    void struckOutWordsAreRefusedHoweverTheyAreStruckOut() {
        for (var element : List.of("span", "p", "div", "li", "sup", "font")) {
            read("<%s style='color:red; TEXT-DECORATION-LINE : Line-Through'>错</%s>".formatted(element, element));

            assertThat(faults).as(element).containsExactly(Fault.of(Fault.Code.UNSUPPORTED, Prose.STRUCK));
            faults.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"del", "math", "video", "table", "s"})
    void nothingHidesInRaisedOrLoweredSigns(String element) {
        for (var small : List.of("sup", "sub")) {
            read("10<%s><b>2</b><%s>2</%s></%s>".formatted(small, element, element, small));

            assertThat(faults).contains(Fault.of(Fault.Code.UNSUPPORTED, "<" + element + ">"));
            faults.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='display:none'>不</p>",
                "<span style=\"x:'y'; visibility : hidden !important\">不</span>",
                "<b hidden>不</b>",
                "<div hidden='until-found'><p>不</p></div>",
                "<span style='mso-hide:all'>不</span>",
                "<i style='display:none'><img src='x.png'></i>",
            })
    void wordsNobodySeesAreRefused(String html) {
        read("应当" + html + "立即洗手");

        assertThat(faults).containsExactly(Fault.of(Fault.Code.UNSUPPORTED, Prose.HIDDEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "下列<u>划线部分</u>哪项正确 | 划线部分",
                "<p>甲<span style='text-decoration: underline'>乙 丙</span></p><p>丁<ins>戊</ins></p> | 乙 丙 / 戊",
                "<p style='text-decoration-line:underline'>甲<b>乙</b></p>丙 | 甲乙",
                "解释<span style='-webkit-text-emphasis: dot'>加点</span>的词<u>&nbsp; </u>和<u>划线</u>的<u> </u>词 | 加点 / 划线",
            })
    void wordsThatAreUnderlinedAmongOthersAreTold(String html, String underlined) {
        read(html);

        assertThat(faults).isEmpty();
        assertThat(notes).containsExactly(Fault.of(Fault.Code.LEFT_OUT, Prose.UNDERLINE, underlined));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<u>整句都有线</u>",
                "<p><u>整句</u> <u><b>都有线</b></u></p>",
                "留样<u>&nbsp;&nbsp;&nbsp;</u>小时",
                "留样<u><u>&nbsp;&nbsp;</u></u>小时",
                "<b>不</b>要<span style='text-emphasis: none'>这样</span>"
            })
    void aLineBelowAllOrNothingIsAMereLook(String html) {
        read(html);

        assertThat(faults).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aPictureBecomesAReferenceWithItsWords() {
        assertThat(read("看图 <img src='files/%s' alt='一口&quot;锅]'> 答题".formatted(HASH)))
                .isEqualTo("看图 ![一口\"锅 ](picture:%s) 答题".formatted(HASH));
    }

    @Test
    void anUnfinishedMarkBeforeAPictureStaysOutsideItsWords() {
        for (var text : List.of("留样![问![锅](picture:%s)", "![𬭎".repeat(150) + "![锅](picture:%s)")) {
            var whole = text.formatted(HASH);

            assertThat(HtmlText.write(whole, hash -> "files/" + hash)).contains("alt=\"锅\"");
            assertThat(read(HtmlText.write(whole, hash -> "files/" + hash))).isEqualTo(whole);
        }
        assertThat(read("<img src='files/%s' alt='a![b'>".formatted(HASH)))
                .isEqualTo("![a! b](picture:%s)".formatted(HASH));
    }

    @Test
    void rareCharactersOfAPicturesWordsCountOnce() {
        var whole = "![%s](picture:%s)".formatted("𬭎".repeat(200), HASH);

        assertThat(read(HtmlText.write(whole, hash -> "files/" + hash))).isEqualTo(whole);
        assertThat(notes).isEmpty();
    }

    @Test
    void aPictureTheFileDoesNotHaveIsAFault() {
        read("<img src='nowhere.png'>");

        assertThat(faults).containsExactly(Fault.of(Fault.Code.UNKNOWN_PICTURE, "nowhere.png"));
    }

    @Test
    void elementsNestedWithoutEndDoNotBreakTheReader() {
        read("<div>".repeat(100_000) + "词");

        assertThat(faults).hasSize(1).allMatch(fault -> fault.code() == Fault.Code.UNSUPPORTED);
    }

    @Test
    void endlessHtmlIsRefusedUnread() {
        read("x".repeat(HtmlText.HTML_MAX + 1));

        assertThat(faults).extracting(Fault::code).containsExactly(Fault.Code.TOO_LONG);
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyQuestion.texts()
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("![%s](picture:%s)".formatted("一 [图 \"&<", HASH), parts));
    }

    @Property(tries = 1000)
    void whatIsWrittenReadsBackAsTheSameText(@ForAll("texts") String text) {
        assertThat(read(HtmlText.write(text, hash -> "files/" + hash))).isEqualTo(text);
        assertThat(faults).isEmpty();
    }
}
