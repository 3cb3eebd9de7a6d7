package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import liangku.questionbank.About;
import liangku.questionbank.AnyQuestion;
import liangku.questionbank.Body;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import liangku.questionbank.Labels;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.Pictures;
import liangku.questionbank.PostCodes;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Scoring;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What we write as Moodle XML is what Moodle expects, and comes back from there even when it was moved about. */
class MoodleExportTest {

    private static final Pattern QUESTION = Pattern.compile("<question type=.*?</question>\n", Pattern.DOTALL);

    private final ForeignFiles from = new ForeignFiles();
    private final ForeignFiles to = new ForeignFiles();

    private void put(ForeignFiles files, Body body, About about) {
        var content = new QuestionContent("LK-1", body, "因为", "0603", 4, "食品安全法第三十四条", about);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(files.database));
        new Intake(new JdbcTemplate(files.database), files.bank.taxonomy(), PostCodes.USUAL, transaction, _ -> {})
                .run(
                        sink -> sink.accept(
                                new Incoming.Item(1, QuestionForm.of(content, new Labels(List.of("夏季"), List.of())))),
                        new ImportOrder(FileFormat.XLSX, "any", "", ImportMode.STORE, OnDuplicate.VERSION, ""),
                        "account:author",
                        ForeignFiles.NOON);
    }

    private String written() throws IOException {
        var out = new ByteArrayOutputStream();
        new MoodleFormat(from.bank.taxonomy())
                .write(new Shelf(from.bank.questions(), new Pictures(from.bank.db()), QuestionFilter.ALL), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> read(String xml) {
        return ForeignFiles.outcomes(to.read(xml.getBytes(StandardCharsets.UTF_8), FileFormat.MOODLE_XML));
    }

    private static Body.Case story() {
        return new Body.Case(
                "某食堂午餐后有人腹泻。",
                List.of(
                        new Body.TrueFalse("应先停止供餐。", Body.TrueFalse.Verdict.RIGHT),
                        new Body.SingleChoice("多久内报告？", List.of("2小时", "2天"), 0, List.of(1)),
                        new Body.FillNumber("留样保存多久？", new BigDecimal(48), BigDecimal.ZERO, "小时")));
    }

    @Test
    void moodleFindsItsOwnWordsInIt() throws IOException {
        put(
                from,
                new Body.MultipleChoice("哪些<对>？", List.of("甲", "乙", "丙"), List.of(0, 2), Scoring.PARTIAL_WITH_PENALTY),
                About.NOTHING);

        assertThat(written())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n")
                .contains("<category><text>$course$/top/06 加工制作/0603 烹饪中心温度</text></category>")
                .contains("<question type=\"multichoice\">\n  <name><text>LK-1</text></name>")
                .contains("<questiontext format=\"html\"><text><![CDATA[哪些&lt;对&gt;？]]></text></questiontext>")
                .contains("<idnumber>LK-1</idnumber>")
                .contains("<single>false</single>\n  <shuffleanswers>true</shuffleanswers>")
                .contains("<answer fraction=\"50\" format=\"html\"><text><![CDATA[甲]]></text></answer>")
                .contains("<answer fraction=\"-50\" format=\"html\"><text><![CDATA[乙]]></text></answer>")
                .contains("<tags><tag><text>夏季</text></tag></tags>");
    }

    private List<Loss> unseen(Body body) {
        var files = new ForeignFiles();
        put(files, body, About.NOTHING);
        return new MoodleFormat(files.bank.taxonomy()).unseen(files.all().getFirst());
    }

    /** The difficulty and the source of these, too, stand in our own file only. */
    @Test
    void whatMoodleDoesOtherwiseOrDoesNotSeeIsSaid() {
        var options = List.of("甲", "乙", "丙");

        assertThat(unseen(story()))
                .containsExactly(Loss.CASE, Loss.DIFFICULTY, Loss.PINNED, Loss.SPELLINGS, Loss.SOURCE);
        for (var scoring : Scoring.values()) {
            boolean said = scoring != Scoring.ALL_OR_NOTHING;
            assertThat(unseen(new Body.MultipleChoice("选？", options, List.of(0, 1), scoring, List.of())))
                    .isEqualTo(
                            said
                                    ? List.of(Loss.DIFFICULTY, Loss.SOURCE)
                                    : List.of(Loss.DIFFICULTY, Loss.SCORING, Loss.SOURCE));
        }
        assertThat(unseen(new Body.Matching("配？", List.of("刀", "板"), options, List.of(0, 1), Scoring.ALL_OR_NOTHING)))
                .contains(Loss.SCORING);
        assertThat(unseen(new Body.FillText("填？", List.of("HACCP")))).contains(Loss.SPELLINGS);
        assertThat(unseen(new Body.SingleChoice("选？", options, 0, List.of(0, 1, 2))))
                .doesNotContain(Loss.PINNED);
    }

    @Test
    void aCaseComesBackWhateverTheOrderOfItsQuestions() throws IOException {
        put(
                from,
                story(),
                new About(
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AnyQuestion.english(story()))));
        var questions = new ArrayList<>(QUESTION.matcher(written())
                .results()
                .map(found -> found.group())
                .toList());
        assertThat(questions).hasSize(5);
        Collections.reverse(questions);

        assertThat(read("<quiz>" + String.join("", questions) + "</quiz>")).containsExactly("LK-1 ACCEPTED");

        assertThat(to.all().getFirst().content())
                .isEqualTo(from.all().getFirst().content());
    }

    @Test
    void aCaseOfWhichAQuestionIsGoneIsRefused() throws IOException {
        put(from, story(), About.NOTHING);
        var questions = new ArrayList<>(QUESTION.matcher(written())
                .results()
                .map(found -> found.group())
                .toList());
        questions.removeLast();

        assertThat(read("<quiz>" + String.join("", questions) + "</quiz>"))
                .containsExactly("LK-1 REJECTED a case came with 2 parts, 2 to 10 were wanted");
    }

    @Test
    void whatWasChangedInMoodleCounts() throws IOException {
        put(from, new Body.SingleChoice("几度？", List.of("60 ℃", "70 ℃", "以上都不对"), 1, List.of(2)), About.NOTHING);
        var edited = written()
                .replace("60 ℃", "65 ℃")
                .replace("<shuffleanswers>false", "<shuffleanswers>true")
                .replace("0603 烹饪中心温度", "0604 冷却与再加热")
                .replace("<idnumber>LK-1</idnumber>", "<idnumber></idnumber>");

        assertThat(read(edited)).containsExactly("LK-1 ACCEPTED");

        var question = to.all().getFirst();
        assertThat(question.body()).isEqualTo(new Body.SingleChoice("几度？", List.of("65 ℃", "70 ℃", "以上都不对"), 1));
        assertThat(question.knowledgePoint()).isEqualTo("0604");
        assertThat(question.difficulty()).isEqualTo(4);
        assertThat(question.source()).isEqualTo("食品安全法第三十四条");
    }

    @Test
    void englishThatNoLongerFitsIsToldNotDropped() throws IOException {
        var body = new Body.SingleChoice("几度？", List.of("60 ℃", "70 ℃"), 1);
        put(
                from,
                body,
                new About(
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AnyQuestion.english(body))));
        var edited = written()
                .replaceFirst("(<answer fraction=\"0\")", "<answer fraction=\"0\"><text>80 ℃</text></answer>$1");

        assertThat(read(edited)).singleElement().asString().startsWith("LK-1 REJECTED the English does not fit");
    }

    @Test
    void picturesTravelWithEveryTextThatShowsThem() throws IOException {
        List<String> shown = new ArrayList<>();
        for (int width = 1; width <= 6; width++) shown.add(picture(width));
        var matching = new Body.Matching(
                "看图 " + shown.get(0),
                List.of("左 " + shown.get(1), "左二"),
                List.of("右 " + shown.get(2), "右二"),
                List.of(0, 1),
                Scoring.PARTIAL);
        var choice = new Body.SingleChoice("选图", List.of(shown.get(3), "无"), 0);
        var body = new Body.Case("案例 " + shown.get(4), List.of(matching, choice));
        var english = AnyQuestion.english(new Body.Case("case " + shown.get(5), body.parts()));
        put(from, body, new About(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(english)));

        assertThat(read(written())).containsExactly("LK-1 ACCEPTED");

        assertThat(to.all().getFirst().content())
                .isEqualTo(from.all().getFirst().content());
        assertThat(count(to)).isEqualTo(6);
    }

    private static int count(ForeignFiles files) {
        return files.bank
                .db()
                .sql("select count(*) from questionbank.picture")
                .query(Integer.class)
                .single();
    }

    private String picture(int width) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB), "png", png);
        var kept = (PictureKeeping.Kept) new Pictures(from.bank.db()).keep(png.toByteArray(), "p", ForeignFiles.NOON);
        return kept.picture().reference("图" + width);
    }
}
