package liangku.employer;

/** Whether an import is kept. A dry run goes the same way to the end and is then undone. */
public enum ImportMode {
    DRY_RUN,
    KEEP
}
