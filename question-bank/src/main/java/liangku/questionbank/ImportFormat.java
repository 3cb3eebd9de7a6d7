package liangku.questionbank;

/** What kind of file was read, told by its first bytes and never by its name. */
public enum ImportFormat {
    XLSX,
    CSV
}
