package liangku.questionbank.interchange;

import liangku.questionbank.FileFormat;

/**
 * The versions of QTI: one model in three dialects. Everything here goes by the names of version 2; version 3 has the same
 * ones in kebab case, those of its own elements with {@code qti-} before them.
 */
enum QtiDialect {
    V2_1(
            FileFormat.QTI_2_1,
            "2p1",
            "http://www.imsglobal.org/xsd/imsqti_v2p1",
            "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"),
    V2_2(
            FileFormat.QTI_2_2,
            "2p2",
            "http://www.imsglobal.org/xsd/imsqti_v2p2",
            "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd"),
    V3_0(
            FileFormat.QTI_3_0,
            "3p0",
            "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
            "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd");

    /** What version 3 writes before the names of its own elements. */
    static final String PREFIX = "qti-";

    private final FileFormat format;
    private final String number;
    private final String namespace;
    private final String schema;

    QtiDialect(FileFormat format, String number, String namespace, String schema) {
        this.format = format;
        this.number = number;
        this.namespace = namespace;
        this.schema = schema;
    }

    FileFormat format() {
        return format;
    }

    /** {@return the namespace of items and tests} */
    String namespace() {
        return namespace;
    }

    /** {@return where the schema of items and tests is} */
    String schema() {
        return schema;
    }

    /** {@return the type of a resource of the manifest: of an {@code item}, a {@code test}} */
    String resourceType(String what) {
        return "imsqti_%s_xmlv%s".formatted(what, number);
    }

    /** {@return whether a manifest, an item or a test that begins like this is of this version} */
    boolean speaks(String beginning) {
        return beginning.contains("xmlv" + number) || beginning.contains("\"" + namespace + "\"");
    }

    String manifestNamespace() {
        return this == V3_0
                ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                : "http://www.imsglobal.org/xsd/imscp_v1p1";
    }

    String manifestSchema() {
        return switch (this) {
            case V2_1 -> "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd";
            case V2_2 -> "http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd";
            case V3_0 -> "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd";
        };
    }

    /** {@return what the manifest calls such a package, and which version of the name this is} */
    String packageName() {
        return switch (this) {
            case V2_1 -> "QTIv2.1 Package";
            case V2_2 -> "QTIv2.2 Package";
            case V3_0 -> "QTI Package";
        };
    }

    String packageVersion() {
        return this == V3_0 ? "3.0.0" : "1.0.0";
    }

    /** {@return the address of a standard way of scoring: {@code match_correct}, {@code map_response}} */
    String template(String name) {
        return this == V3_0
                ? "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/" + name + ".xml"
                : "http://www.imsglobal.org/question/qti_v" + number + "/rptemplates/" + name;
    }

    /** {@return how this dialect calls the element that version 2 calls {@code name}} */
    String element(String name) {
        return this == V3_0 ? PREFIX + kebab(name) : name;
    }

    /** {@return how this dialect calls the attribute of its own elements that version 2 calls {@code name}} */
    String attribute(String name) {
        return this == V3_0 && name.indexOf(':') < 0 ? kebab(name) : name;
    }

    private static String kebab(String camel) {
        var kebab = new StringBuilder(camel.length() + 4);
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (c >= 'A' && c <= 'Z') kebab.append('-').append((char) (c + 'a' - 'A'));
            else kebab.append(c);
        }
        return kebab.toString();
    }

    /** {@return {@code responseIdentifier} for {@code response-identifier}} */
    static String camel(String kebab) {
        if (kebab.indexOf('-') < 0) return kebab;
        var camel = new StringBuilder(kebab.length());
        for (int i = 0; i < kebab.length(); i++) {
            char c = kebab.charAt(i);
            if (c == '-' && i + 1 < kebab.length()) camel.append(Character.toUpperCase(kebab.charAt(++i)));
            else camel.append(c);
        }
        return camel.toString();
    }
}
