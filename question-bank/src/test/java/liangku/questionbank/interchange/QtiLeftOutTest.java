package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a QTI item says and a question has no place for is told by its name; nothing of it goes without a word. */
class QtiLeftOutTest {

    private static final String CHOICE = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="Q1" title="几度" adaptive="false"
                timeDependent="false" label="for authors" xml:lang="zh">
              <responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
                <correctResponse><value>A</value><value>B</value></correctResponse></responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <stylesheet href="style.css" type="text/css"/>
              <itemBody><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0"><prompt>几度  够？</prompt>
                <simpleChoice identifier="A">70</simpleChoice><simpleChoice identifier="B">80</simpleChoice>
                <simpleChoice identifier="C">60</simpleChoice></choiceInteraction></itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
            </assessmentItem>
            """;

    private static final String ORDER = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="Q1" title="Q1" adaptive="false"
                timeDependent="false">
              <responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier">
                <correctResponse><value>A</value><value>B</value></correctResponse></responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <itemBody><orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>排序</prompt>
                <simpleChoice identifier="A">刮</simpleChoice><simpleChoice identifier="B">洗</simpleChoice>
              </orderInteraction></itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
            </assessmentItem>
            """;

    private static final String ENTRY = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="Q1" title="Q1" adaptive="false"
                timeDependent="false">
              <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string">
                <correctResponse><value>留样</value></correctResponse></responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <itemBody><p>叫什么？ <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="9"/></p></itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
            </assessmentItem>
            """;

    private final QtiRoundTripTest.Found found = new QtiRoundTripTest.Found();

    private void read(byte[] file) throws IOException {
        found.items.clear();
        try (var upload = Upload.receive(new ByteArrayInputStream(file), "file")) {
            new QtiReader(
                            List.of(
                                    new Topic("05", Optional.empty(), "采购", "Purchasing", Topic.State.LIVE),
                                    new Topic("0503", Optional.of("05"), "感官验收", "Acceptance", Topic.State.LIVE)),
                            found)
                    .read(upload);
        }
    }

    private String told(String item) throws IOException {
        read(QtiFiles.bytes(item));
        return switch (found.items.getFirst()) {
            case Incoming.Item taken -> taken.notes().stream().map(Fault::en).collect(Collectors.joining("; "));
            case Incoming.Refused refused ->
                "refused: " + refused.faults().stream().map(Fault::en).collect(Collectors.joining("; "));
        };
    }

    @Test
    void whatToolsWriteOfThemselvesIsNoNews() throws IOException {
        for (var item : List.of(CHOICE, ORDER, ENTRY)) assertThat(told(item)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "title=\"几度\" | title=\"第三章 七\" | title was left out: 第三章 七",
                "timeDependent=\"false\" | timeDependent=\"true\" | timeDependent was left out: true",
                "label=\"for authors\" | data-teacher=\"张三\" | assessmentItem data-teacher was left out: 张三",
                "maxChoices=\"0\" | maxChoices=\"2\" | choiceInteraction maxChoices was left out: 2",
                "maxChoices=\"0\" | maxChoices=\"3\" minChoices=\"1\" | ''",
                "maxChoices=\"0\" | maxChoices=\"0\" minChoices=\"2\" | choiceInteraction minChoices was left out: 2",
                "maxChoices=\"0\" | maxChoices=\"0\" data-max-selections-message=\"够了\" |"
                        + " choiceInteraction data-max-selections-message was left out: 够了",
                "baseType=\"float\"/> | baseType=\"float\" normalMaximum=\"2\"/> | normalMaximum was left out: 2",
                "baseType=\"float\"/> | baseType=\"float\" normalMaximum=\"1.0\"/> | ''",
                "baseType=\"float\"/> | baseType=\"float\" masteryValue=\"0.6\"/> |"
                        + " outcomeDeclaration masteryValue was left out: 0.6",
                "<stylesheet | <outcomeDeclaration identifier='MAXSCORE' cardinality='single' baseType='float'><defaultValue>"
                        + "<value>5</value></defaultValue></outcomeDeclaration><stylesheet | MAXSCORE was left out: 5",
                "</correctResponse> | </correctResponse><defaultValue><value>C</value></defaultValue> |"
                        + " defaultValue was left out: C",
                "<correctResponse> | <correctResponse interpretation='两个'> | correctResponse interpretation was left out: 两个",
                "<stylesheet | <companionMaterialsInfo><calculator><calculatorType>basic</calculatorType></calculator>"
                        + "</companionMaterialsInfo><stylesheet | companionMaterialsInfo was left out: basic",
                "<stylesheet | <companionMaterialsInfo><digitalMaterial/></companionMaterialsInfo><stylesheet |"
                        + " refused: this bank cannot hold 'companionMaterialsInfo digitalMaterial'",
                "<stylesheet | <catalogInfo><catalog id='c1'><card support='braille'><htmlContent>盲文</htmlContent></card>"
                        + "</catalog></catalogInfo><stylesheet | catalogInfo was left out: 盲文",
                "<stylesheet | <contextDeclaration identifier='LEVEL'/><stylesheet | contextDeclaration was left out: LEVEL",
                "<stylesheet | <vendorRules/><stylesheet | refused: this bank cannot hold 'assessmentItem <vendorRules>'",
                "<simpleChoice identifier=\"C\">60</simpleChoice> | <simpleChoice identifier=\"C\">60</simpleChoice><hottext/> |"
                        + " refused: this bank cannot hold 'choiceInteraction <hottext>'",
            })
    void ofAnItemWithChoices(String plain, String more, String wanted) throws IOException {
        assertThat(CHOICE).contains(plain);
        assertThat(told(CHOICE.replace(plain, more))).isEqualTo(wanted);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "shuffle=\"true\" | shuffle=\"false\" | orderInteraction shuffle was left out: false",
                "shuffle=\"true\" | shuffle=\"true\" maxChoices=\"1\" | orderInteraction maxChoices was left out: 1",
                "shuffle=\"true\" | orientation=\"vertical\" minChoices=\"2\" | ''",
                "identifier=\"A\" | fixed=\"true\" identifier=\"A\" | orderInteraction fixed was left out: A",
            })
    void ofAnOrdering(String plain, String more, String wanted) throws IOException {
        assertThat(told(ORDER.replace(plain, more))).isEqualTo(wanted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "base=\"16\" | refused: this bank cannot hold 'base 16'",
                "base=\"10\" | ''",
                "placeholderText=\"两个字\" | textEntryInteraction placeholderText was left out: 两个字",
                "format=\"%.2f\" | textEntryInteraction format was left out: %.2f",
            })
    void ofAField(String more, String wanted) throws IOException {
        assertThat(told(ENTRY.replace("expectedLength=\"9\"", more))).isEqualTo(wanted);
    }

    @Test
    void pointsThatOnlyTheRulesGiveAreTold() throws IOException {
        var rules = "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/>"
                + "<correct identifier='RESPONSE'/></match><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>"
                + "2.5</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";

        assertThat(told(ENTRY.replaceFirst("<responseProcessing.*/>", rules))).isEqualTo("SCORE was left out: 2.5");
    }

    @Test
    void aClassificationThatIsNoneOfOursIsToldAndSoAreOtherWordsAboutTheItem() throws IOException {
        var metadata = """
                <metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM">
                <general><description><string>给  厨师</string></description></general>
                <educational><difficulty><value>hard</value></difficulty></educational>
                <classification><taxonPath><taxon><id>9</id><entry><string>食品安全</string></entry></taxon>
                  <taxon><entry><string>验收</string></entry></taxon></taxonPath>
                <taxonPath><taxon><id>0503</id></taxon></taxonPath>
                <taxonPath><taxon><id>X7</id></taxon></taxonPath></classification></lom></metadata>
                """;
        var manifest =
                QtiFiles.manifest("imsqti_item_xmlv2p2", "q.xml").replaceFirst("(<resource [^>]*>)", "$1" + metadata);

        read(QtiFiles.zip(Map.of("imsmanifest.xml", QtiFiles.bytes(manifest), "q.xml", QtiFiles.bytes(CHOICE))));

        assertThat(found.items).singleElement().isInstanceOfSatisfying(Incoming.Item.class, item -> {
            assertThat(item.form().topic()).isEqualTo("0503");
            assertThat(item.form().difficulty()).isEqualTo("3");
            assertThat(item.notes())
                    .containsExactly(
                            Fault.of(Fault.Code.LEFT_OUT, "classification", "食品安全 / 验收"),
                            Fault.of(Fault.Code.LEFT_OUT, "classification", "X7"),
                            Fault.of(Fault.Code.LEFT_OUT, "difficulty", "hard"),
                            Fault.of(Fault.Code.LEFT_OUT, "general description", "给 厨师"));
        });
    }

    @Test
    void theTitleOfATextForSeveralItemsIsTold() throws IOException {
        read(QtiFiles.zip(Map.of(
                "imsmanifest.xml",
                QtiFiles.bytes(QtiFiles.manifest("imsqti_item_xmlv3p0", "i.xml")),
                "i.xml",
                QtiFiles.file("stimulus-item-30.xml"),
                "shared/stimulus 30.xml",
                QtiFiles.bytes(new String(QtiFiles.file("stimulus-30.xml"), StandardCharsets.UTF_8)
                        .replaceFirst("title=\"[^\"]*\"", "title=\"案例三\"")))));

        assertThat(found.items)
                .singleElement()
                .isInstanceOfSatisfying(
                        Incoming.Item.class,
                        item -> assertThat(item.notes())
                                .contains(Fault.of(Fault.Code.LEFT_OUT, "assessmentStimulus title", "案例三")));
    }

    @Test
    void moreThingsThanAnybodyReadsAreCounted() {
        var notes = new QtiNotes(found);

        IntStream.range(0, 130).forEach(i -> notes.note("rubricBlock " + i % 120));
        notes.finish();

        assertThat(found.notes)
                .hasSize(101)
                .endsWith("rubricBlock 99", "20 more things were left out and are not listed");
    }
}
