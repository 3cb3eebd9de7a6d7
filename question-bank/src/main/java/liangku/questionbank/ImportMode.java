package liangku.questionbank;

/** Whether an import is meant. */
public enum ImportMode {
    /** All rows that can be are stored, in one transaction. */
    STORE,
    /** The same work and the same outcomes, and then nothing is kept. */
    DRY_RUN
}
