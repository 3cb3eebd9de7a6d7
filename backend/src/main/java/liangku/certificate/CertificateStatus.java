package liangku.certificate;

/** Whether a certificate counts on a day. */
public enum CertificateStatus {
    VALID("有效", "Valid"),
    EXPIRED("已过期", "Expired"),
    REVOKED("已撤销", "Revoked"),
    SUPERSEDED("已换发新证", "Replaced");

    private final String zh;
    private final String en;

    CertificateStatus(String zh, String en) {
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
