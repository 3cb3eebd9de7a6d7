package liangku.supervision;

/** What the supervision platform is told of; a record of a later kind may refer to one of an earlier. */
public enum DataType {
    ENTITY("企业", "Business"),
    PERSON("人员", "Person"),
    TRAINING_RECORD("培训记录", "Training record"),
    EXAM_RESULT("考核结果", "Exam result"),
    CERTIFICATE("证书", "Certificate"),
    ENTITY_COMPLIANCE_DAILY("企业日达标", "Business's day"),
    REGION_COMPLIANCE_DAILY("区域日达标", "Region's day");

    private final String zh;
    private final String en;

    DataType(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
