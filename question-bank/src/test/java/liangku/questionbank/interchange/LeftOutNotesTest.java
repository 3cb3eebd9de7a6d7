package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.RowOutcome;
import org.junit.jupiter.api.Test;

/** What a file says of a question and the bank has no place for is told with that question, though the question comes in. */
class LeftOutNotesTest {

    private static final String STATEMENT = """
            <question type="truefalse"><name><text>%s</text></name>
            <questiontext format="html"><text>%s</text></questiontext><defaultgrade>%s</defaultgrade>
            <idnumber>%s</idnumber><answer fraction="100"><text>true</text></answer>
            <answer fraction="0"><text>false</text></answer></question>
            """;
    private static final String ITEM = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="Q1" title="几度" adaptive="false"
                timeDependent="false">
              <responseDeclaration identifier="R" cardinality="single" baseType="identifier">
                <correctResponse><value>A</value></correctResponse></responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
              <itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>几度？</prompt>
                <simpleChoice identifier="A">70</simpleChoice><simpleChoice identifier="B">60</simpleChoice>
              </choiceInteraction></itemBody>
              <responseProcessing>
                <responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/></match>
                  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
                  <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">GOOD</baseValue>
                  </setOutcomeValue></responseIf></responseCondition>
                %s
              </responseProcessing>
              <modalFeedback outcomeIdentifier="FEEDBACK" identifier="GOOD" showHide="show">答对了。</modalFeedback>
              <modalFeedback outcomeIdentifier="FEEDBACK" identifier="BAD" showHide="show">要七十度。</modalFeedback>
            </assessmentItem>
            """;

    private final ForeignFiles files = new ForeignFiles();

    @Test
    void whatMoodleCallsAQuestionAndGivesForItIsToldAndSoIsAMadeIdentifier() {
        var quiz = "<quiz>"
                + STATEMENT.formatted("第三章 · 七", "生熟要分开。", "2.0000000", "MX-1")
                + STATEMENT.formatted("晨检要每天…", "晨检要每天记录。", "1.0000000", "MX-2")
                + STATEMENT.formatted("MX", "留样要满四十八小时。", "1", "")
                + "</quiz>";

        var report = report(quiz, FileFormat.MOODLE_XML);

        var outcomes = report.outcomes();
        assertThat(outcomes).extracting(RowOutcome::outcome).containsOnly(RowOutcome.Outcome.ACCEPTED);
        assertThat(outcomes.get(0).faults())
                .containsExactly(
                        Fault.of(Fault.Code.LEFT_OUT, "name", "第三章 · 七"),
                        Fault.of(Fault.Code.LEFT_OUT, "defaultgrade", "2.0000000"));
        assertThat(outcomes.get(1).faults()).isEmpty();
        assertThat(outcomes.get(2).faults()).containsExactly(Fault.of(Fault.Code.LEFT_OUT, "name", "MX"));
        assertThat(report.notes()).containsExactly(Fault.of(Fault.Code.NAME_MADE, 1));
    }

    @Test
    void aCategoryThatIsNoneOfOursIsToldWithEachQuestionInIt() {
        var category = "<question type=\"category\"><category><text>%s</text></category>%s</question>";
        var quiz = "<quiz>"
                + category.formatted(
                        "$course$/top/Default for 食品安全",
                        "<info><text>The default category for questions shared in context '食品安全'.</text></info>")
                + STATEMENT.formatted("MX-1", "一。", "1", "MX-1")
                + category.formatted("$course$/top/第三章/期末", "<info><text>只考厨师。</text></info><idnumber>C3</idnumber>")
                + STATEMENT.formatted("MX-2", "二。", "1", "MX-2")
                + STATEMENT.formatted("MX-3", "三。", "1", "MX-3")
                + category.formatted("$course$/top/06 加工制作/0603 烹饪中心温度", "")
                + STATEMENT.formatted("MX-4", "四。", "1", "MX-4")
                + category.formatted("$course$/top/06 加工制作", "")
                + STATEMENT.formatted("MX-5", "五。", "1", "MX-5")
                + category.formatted("top/月考/0603", "")
                + STATEMENT.formatted("MX-6", "六。", "1", "MX-6")
                + "</quiz>";

        var report = report(quiz, FileFormat.MOODLE_XML);

        assertThat(report.outcomes())
                .extracting(RowOutcome::faults)
                .containsExactly(
                        List.of(),
                        List.of(Fault.of(Fault.Code.LEFT_OUT, "category", "$course$/top/第三章/期末")),
                        List.of(Fault.of(Fault.Code.LEFT_OUT, "category", "$course$/top/第三章/期末")),
                        List.of(),
                        List.of(Fault.of(Fault.Code.LEFT_OUT, "category", "$course$/top/06 加工制作")),
                        List.of(Fault.of(Fault.Code.LEFT_OUT, "category", "top/月考/0603")));
        assertThat(report.notes())
                .containsExactly(
                        Fault.of(Fault.Code.LEFT_OUT, "category <info>", "只考厨师。"),
                        Fault.of(Fault.Code.LEFT_OUT, "category <idnumber>", "C3"));
        assertThat(files.questions())
                .filteredOn(line -> line.contains(" 0603 "))
                .hasSize(2);
    }

    @Test
    void theCategoryAndTheNameOfAQuestionInGiftAreToldWhereTheyGo() {
        var gift = """
                $CATEGORY: 第三章

                ::Knives and boards::生熟的刀要分开。{T}

                $CATEGORY: 0603

                // [id:G-2]
                ::刀::生熟的刀要分开放。{T}

                // [id:G-3]
                ::G-3::生熟的板要分开。{T}

                ::板要  分...::板要 分开放。{T}

                ::Q5::板要洗。{T}
                """;

        var report = report(gift, FileFormat.GIFT);

        assertThat(report.outcomes())
                .extracting(row -> row.faults().stream()
                        .filter(fault -> fault.code() != Fault.Code.NEAR_DUPLICATE)
                        .toList())
                .containsExactly(
                        List.of(
                                Fault.of(Fault.Code.LEFT_OUT, "$CATEGORY", "第三章"),
                                Fault.of(Fault.Code.LEFT_OUT, "name", "Knives and boards")),
                        List.of(Fault.of(Fault.Code.LEFT_OUT, "name", "刀")),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(report.outcomes().get(4).identifier()).isEqualTo("Q5");
        assertThat(report.notes()).containsExactly(Fault.of(Fault.Code.NAME_MADE, 2));
    }

    @Test
    void blanksOfAnIdentifierBecomeLowLinesInEveryFormatAndWhatIsTooLongIsTold() {
        var quiz = "<quiz>"
                + STATEMENT.formatted("", "一。", "1", "两个 词")
                + STATEMENT.formatted("", "二。", "1", "长".repeat(65))
                + "</quiz>";

        var moodle = report(quiz, FileFormat.MOODLE_XML);

        assertThat(moodle.outcomes().get(0).identifier()).isEqualTo("两个_词");
        assertThat(moodle.outcomes().get(0).faults()).isEmpty();
        assertThat(moodle.outcomes().get(1).identifier()).startsWith("MOODLE_XML-");
        assertThat(moodle.outcomes().get(1).faults())
                .containsExactly(Fault.of(Fault.Code.LEFT_OUT, "idnumber", "长".repeat(65)));
        assertThat(outcomes("// [id:三个 小　词]\n三。{T}\n", FileFormat.GIFT))
                .extracting(RowOutcome::identifier)
                .containsExactly("三个_小_词");
        assertThat(outcomes(ITEM.formatted("").replace("\"Q1\"", "\"Q 1\""), FileFormat.QTI_2_1))
                .extracting(RowOutcome::identifier)
                .containsExactly("Q_1");
    }

    @Test
    void whatPlainFormatsDoNotSayOfAnAnswerOrATextIsListed() {
        report("// [id:L-1]\n叫什么？{=留样}\n\n// [id:L-2]\n多久？{#48}\n", FileFormat.GIFT);
        report("第一行\n第二行\nA. 甲\nB. 乙\nANSWER: A\n\n一行\nA. 甲\nB. 乙\nANSWER: B\n", FileFormat.AIKEN);
        var gift = new GiftFormat(files.bank.taxonomy());
        var aiken = new AikenFormat();

        assertThat(files.all()).hasSize(4).allSatisfy(question -> {
            boolean filledIn = question.identifier().startsWith("L-");
            boolean twoLines = question.body().stem().contains("\n");
            assertThat(gift.losses(question).contains(Loss.SPELLINGS)).isEqualTo(filledIn);
            assertThat(Unseen.inQti(question).contains(Loss.SPELLINGS)).isEqualTo(filledIn);
            assertThat(aiken.losses(question).contains(Loss.LINE_ENDS)).isEqualTo(twoLines);
        });
    }

    @Test
    void feedbackThatAnAnswerDecidesOnIsToldWhereItBecameTheExplanation() {
        var always = "<setOutcomeValue identifier=\"FEEDBACK\"><baseValue baseType=\"identifier\">BAD</baseValue>"
                + "</setOutcomeValue>";

        assertThat(outcomes(ITEM.formatted(""), FileFormat.QTI_2_1).getFirst().faults())
                .containsExactly(
                        Fault.of(Fault.Code.FEEDBACK_MERGED, "GOOD"), Fault.of(Fault.Code.FEEDBACK_MERGED, "BAD"));
        assertThat(files.questions()).singleElement().asString().contains("because 答对了。\n要七十度。");
        assertThat(outcomes(ITEM.formatted(always), FileFormat.QTI_2_1)
                        .getFirst()
                        .faults())
                .containsExactly(Fault.of(Fault.Code.FEEDBACK_MERGED, "GOOD"));
    }

    @Test
    void keywordsThatAreTooManyOrTooLongAreNamed() throws QtiXml.Broken {
        var words = IntStream.rangeClosed(1, 21).mapToObj(i -> "词" + i).collect(Collectors.joining(","));
        var metadata = QtiXml.read(("<metadata><lom><general><keyword><string>%s</string></keyword>"
                        + "<keyword><string>%s</string></keyword></general></lom></metadata>")
                .formatted("长".repeat(41), words)
                .getBytes(StandardCharsets.UTF_8));

        var read = QtiMetadata.read(metadata, Map.of());

        assertThat(read.leftOut())
                .containsExactly(
                        Fault.of(Fault.Code.LEFT_OUT, "keyword", "长".repeat(41)),
                        Fault.of(Fault.Code.LEFT_OUT, "keyword", "词21"));
        assertThat(read.more().tags().orElseThrow()).hasSize(20);
    }

    private static final String WORDS =
            "<quiz><question type=\"shortanswer\"><questiontext><text>菌名</text></questiontext>"
                    + "<idnumber>MX-W</idnumber><usecase>%s</usecase>"
                    + "<answer fraction=\"100\"><text>%s</text></answer></question></quiz>";

    @Test
    void anAnswerThatCountedUpperAndLowerCaseApartIsMarkedOtherwiseHereAndThatIsTold() {
        assertThat(outcomes(WORDS.formatted("1", "Salmonella"), FileFormat.MOODLE_XML)
                        .getFirst()
                        .faults())
                .containsExactly(Fault.of(Fault.Code.LEFT_OUT, "usecase", "Salmonella"));
        assertThat(outcomes(WORDS.formatted("1", "沙门氏菌"), FileFormat.MOODLE_XML)
                        .getFirst()
                        .faults())
                .isEmpty();
        assertThat(outcomes(WORDS.formatted("0", "Salmonella"), FileFormat.MOODLE_XML)
                        .getFirst()
                        .faults())
                .isEmpty();
    }

    private static final String TEMPLATE =
            "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p1/" + "rptemplates/%s\"/>";

    private static final String STRING_MATCH = "<responseProcessing><responseCondition><responseIf><stringMatch"
            + " caseSensitive=\"%s\"><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></stringMatch>"
            + "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue>"
            + "</responseIf></responseCondition></responseProcessing>";

    private static final String MAPPING =
            "<mapping defaultValue=\"0\"><mapEntry mapKey=\"%s\" mappedValue=\"1\"%s/></mapping>";

    private List<Fault> field(String word, String mapping, String processing) {
        return outcomes(
                        ("<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"F\""
                                        + " title=\"F\" adaptive=\"false\" timeDependent=\"false\">"
                                        + "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\">"
                                        + "<correctResponse><value>%s</value></correctResponse>%s</responseDeclaration>"
                                        + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>"
                                        + "<itemBody><p>菌名 <textEntryInteraction responseIdentifier=\"RESPONSE\"/></p></itemBody>%s</assessmentItem>")
                                .formatted(word, mapping, processing),
                        FileFormat.QTI_2_1)
                .getFirst()
                .faults();
    }

    @Test
    void rulesThatTellUpperFromLowerCaseAreTold() {
        var told = List.of(Fault.of(Fault.Code.LEFT_OUT, "caseSensitive", "Salmonella"));
        var word = "Salmonella";

        assertThat(field(word, "", TEMPLATE.formatted("match_correct"))).isEqualTo(told);
        assertThat(field(word, "", STRING_MATCH.formatted("true"))).isEqualTo(told);
        assertThat(field(word, MAPPING.formatted(word, ""), TEMPLATE.formatted("map_response")))
                .isEqualTo(told);
        assertThat(field(word, "", STRING_MATCH.formatted("false"))).isEmpty();
        assertThat(field(word, MAPPING.formatted(word, " caseSensitive=\"false\""), TEMPLATE.formatted("map_response")))
                .isEmpty();
        assertThat(field("沙门氏菌", "", TEMPLATE.formatted("match_correct"))).isEmpty();
    }

    @Test
    void wrongOptionsThatCostNothingAreTold() {
        var choice = "<quiz><question type=\"multichoice\"><questiontext><text>哪些要分开？</text></questiontext>"
                + "<idnumber>MX-C</idnumber><single>false</single>"
                + "<answer fraction=\"50\"><text>刀</text></answer><answer fraction=\"50\"><text>板</text></answer>"
                + "<answer fraction=\"%s\"><text>灯</text></answer></question></quiz>";

        assertThat(outcomes(choice.formatted("0"), FileFormat.MOODLE_XML)
                        .getFirst()
                        .faults())
                .containsExactly(Fault.of(Fault.Code.LEFT_OUT, "fraction", "0%"));
        assertThat(outcomes(choice.formatted("-100"), FileFormat.MOODLE_XML)
                        .getFirst()
                        .faults())
                .isEmpty();
    }

    private List<RowOutcome> outcomes(String file, FileFormat format) {
        return report(file, format).outcomes();
    }

    private ImportReport report(String file, FileFormat format) {
        var result = files.read(file.getBytes(StandardCharsets.UTF_8), format);
        return ((ImportResult.Complete) result).report();
    }
}
