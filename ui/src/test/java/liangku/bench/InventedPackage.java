package liangku.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Invented questions as the content package of QTI 3.0 that another tool would write. */
final class InventedPackage {

    private InventedPackage() {}

    /** {@return questions {@code from} (inclusive) to {@code to}} */
    static byte[] of(InventedQuestions questions, int from, int to) throws IOException {
        var out = new ByteArrayOutputStream(1 << 20);
        var resources = new StringBuilder();
        try (var zip = new ZipOutputStream(out)) {
            for (int number = from; number < to; number++) {
                var question = questions.question(number);
                put(zip, "items/" + question.identifier() + ".xml", item(question));
                resources.append("""
            <resource identifier="%s" type="imsqti_item_xmlv3p0" href="items/%1$s.xml"><metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM">\
            <classification><taxonPath><taxon><id>%s</id></taxon></taxonPath></classification></lom></metadata>\
            <file href="items/%1$s.xml"/></resource>
            """.formatted(question.identifier(), question.topic()));
            }
            put(
                    zip,
                    "imsmanifest.xml",
                    "<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" identifier=\"M\">"
                            + "<organizations/><resources>" + resources + "</resources></manifest>");
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String item(InventedQuestions.Made question) {
        var choices = new StringBuilder();
        var right = new StringBuilder();
        if (question.options().isEmpty()) {
            choices.append(choice("right", "正确")).append(choice("wrong", "错误"));
            right.append(value(question.answer().equals("对") ? "right" : "wrong"));
        }
        for (int i = 0; i < question.options().size(); i++) {
            choices.append(choice(letter(i), question.options().get(i)));
        }
        if (!question.options().isEmpty()) {
            question.answer().chars().forEach(letter -> right.append(value(Character.toString(letter))));
        }
        var cardinality = question.kind().equals("多选") ? "multiple" : "single";
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="%s" title="%1$s" time-dependent="false">
            <qti-response-declaration identifier="RESPONSE" cardinality="%s" base-type="identifier"><qti-correct-response>%s</qti-correct-response></qti-response-declaration>
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
            <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="0"><qti-prompt>%s</qti-prompt>%s</qti-choice-interaction></qti-item-body>
            <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
            </qti-assessment-item>
            """.formatted(question.identifier(), cardinality, right, question.stem(), choices);
    }

    private static String letter(int option) {
        return Character.toString((char) ('A' + option));
    }

    private static String choice(String identifier, String words) {
        return "<qti-simple-choice identifier=\"%s\">%s</qti-simple-choice>".formatted(identifier, words);
    }

    private static String value(String identifier) {
        return "<qti-value>" + identifier + "</qti-value>";
    }
}
