package liangku.questionbank.interchange;

import java.util.LinkedHashMap;
import java.util.Map;

/** A package of small questions and one test of the folder {@code interchange/qti}. */
final class QtiTestPackage {

    private static final String HEAD = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="%s" title="t" adaptive="false" timeDependent="false">
            <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>%s</value></correctResponse></responseDeclaration>
            <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>%s？</prompt>%s</choiceInteraction></itemBody>
            <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
            </assessmentItem>""";

    private static final String VERDICTS = """
            <simpleChoice identifier="true">正确</simpleChoice><simpleChoice identifier="false">错误</simpleChoice>""";

    /** By name: what it is about and how difficult it is. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>(Map.of(
            "s1", "0603 easy",
            "s2", "0603 medium",
            "s3", "0603 difficult",
            "t1", "0601 medium",
            "t2", "0604 medium",
            "t3", "0604 very difficult",
            "p1", "0503 medium",
            "p2", "0503 medium",
            "k1", "0604 easy",
            "u1", "none medium"));

    private QtiTestPackage() {}

    /** {@return a package whose test comes before its items} */
    static byte[] of(String test) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        var version = test.replaceAll(".*-(\\d)(\\d)\\.xml", "$1p$2");
        var resources = new StringBuilder();
        resources.append(
                "<resource identifier=\"T\" type=\"imsqti_test_xmlv%s\" href=\"%s\"><file href=\"%s\"/></resource>"
                        .formatted(version, test, test));
        QUESTIONS.keySet().stream().sorted().forEach(name -> {
            var about = QUESTIONS.get(name).split(" ", 2);
            resources.append(resource(name, about[0], about[1], version));
            entries.put("items/%s.xml".formatted(name), QtiFiles.bytes(item(name)));
        });
        resources.append(resource("bad", "0603", "easy", version));
        entries.put("items/bad.xml", QtiFiles.file("bad-hotspot-22.xml"));
        entries.put(test, QtiFiles.file(test));
        entries.put(
                "imsmanifest.xml",
                QtiFiles.bytes("<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"M\">"
                        + "<organizations/><resources>" + resources + "</resources></manifest>"));
        return QtiFiles.zip(entries);
    }

    private static String item(String name) {
        return name.startsWith("t")
                ? HEAD.formatted(name, "true", "判断" + name, VERDICTS)
                : HEAD.formatted(name, "A", "单选" + name, choices(name));
    }

    private static String choices(String name) {
        return """
            <simpleChoice identifier="A">甲%1$s</simpleChoice><simpleChoice identifier="B">乙%1$s</simpleChoice>""".formatted(name);
    }

    private static String resource(String name, String topic, String difficulty, String version) {
        return """
                <resource identifier="%1$s" type="imsqti_item_xmlv%4$s" href="items/%1$s.xml"><metadata>
                <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><educational><difficulty><value>%3$s</value></difficulty></educational>
                <classification><taxonPath><taxon><id>%2$s</id></taxon></taxonPath></classification></lom></metadata>
                <file href="items/%1$s.xml"/></resource>""".formatted(name, topic, difficulty, version);
    }
}
